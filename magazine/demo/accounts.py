"""The demo's people with a login, in the groups whose rights they show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group
from django.utils.crypto import get_random_string


@dataclass(frozen=True, slots=True)
class Account:
    """A demo login; no group means the administrator."""

    username: str
    first_name: str
    last_name: str
    group: str


@dataclass(frozen=True, slots=True)
class Login:
    """What to print of an account: `password` is empty when it has been changed."""

    username: str
    role: str
    password: str


EDITOR, MARKETER = "editor", "marketer"
ACCOUNTS = (
    Account(EDITOR, "Ottoline", "Vane", "Editors"),
    Account(MARKETER, "Perpetua", "Swift", "Marketers"),
    Account("administrator", "Cosmo", "Grid", ""),
)


def load_accounts() -> tuple[int, list[Login]]:
    """Create the missing accounts: how many, and every login as it stands.

    On a debugging site the passwords are known ones, made to be printed again; anywhere
    else each new account gets a random one, which is shown this once.
    """
    there = {login.username for login in logins()}
    fresh = {
        account.username: _create(account) for account in ACCOUNTS if account.username not in there
    }
    return len(fresh), logins(fresh)


def logins(fresh: Mapping[str, str] | None = None) -> list[Login]:
    """The demo accounts that are there; `fresh` has the passwords of those just made."""
    users = get_user_model().objects.in_bulk(
        [account.username for account in ACCOUNTS], field_name="username"
    )
    return [
        Login(
            account.username,
            account.group or "everything",
            (fresh or {}).get(account.username) or _known_if_kept(account, users[account.username]),
        )
        for account in ACCOUNTS
        if account.username in users
    ]


def in_words(logins: Iterable[Login]) -> str:
    """Who can log in at /admin/ and with what, a line each."""
    lines = (
        f"  {login.username:<14} {login.password or '(a password of your own)':<26} {login.role}"
        for login in logins
    )
    return "\n".join(["Log in at /admin/ as", *lines])


def _known(account: Account) -> str:
    return f"reticule-{account.username}" if settings.DEBUG else ""


def _known_if_kept(account: Account, user: AbstractUser) -> str:
    known = _known(account)
    return known if known and user.check_password(known) else ""


def _create(account: Account) -> str:
    """Create the account; its password."""
    password = _known(account) or get_random_string(20)
    user = get_user_model().objects.create_user(
        account.username,
        f"{account.username}@example.org",
        password,
        first_name=account.first_name,
        last_name=account.last_name,
        is_superuser=not account.group,
        is_staff=not account.group,
    )
    if account.group:
        user.groups.add(Group.objects.get(name=account.group))
    return password
