"""The demo's people with a login, in the groups whose rights they show."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
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


MARKETER = "marketer"
ACCOUNTS = (
    Account("editor", "Ottoline", "Vane", "Editors"),
    Account(MARKETER, "Perpetua", "Swift", "Marketers"),
    Account("administrator", "Cosmo", "Grid", ""),
)


def load_accounts() -> tuple[int, list[Login]]:
    """Create the missing accounts: how many, and every login as it stands.

    On a debugging site the passwords are known ones, made to be printed again; anywhere
    else each new account gets a random one, which is shown this once.
    """
    made = 0
    logins = []
    for account in ACCOUNTS:
        login, created = _load(account)
        made += created
        logins.append(login)
    return made, logins


def _load(account: Account) -> tuple[Login, bool]:
    known = f"reticule-{account.username}" if settings.DEBUG else ""
    users = get_user_model()
    user = users.objects.filter(username=account.username).first()
    created = user is None
    if created:
        password = known or get_random_string(20)
        user = users.objects.create_user(
            account.username,
            f"{account.username}@example.org",
            password,
            first_name=account.first_name,
            last_name=account.last_name,
            is_superuser=not account.group,
            is_staff=not account.group,
        )
        if account.group:
            group, _ = Group.objects.get_or_create(name=account.group)
            user.groups.add(group)
    else:
        password = known if known and user.check_password(known) else ""
    role = account.group or "everything"
    return Login(account.username, role, password), created
