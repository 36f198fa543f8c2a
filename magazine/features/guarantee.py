"""The database's own word that two approved features never overlap in one slot.

PostgreSQL keeps it as an exclusion constraint; the slot's id is written as a range
of one, because equality in a GiST index would need the btree_gist extension, which
not every host may install. SQLite has no such constraint, so two triggers refuse.
"""

from django.apps import AppConfig
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

# The name both engines give when they refuse; `is_overlap` looks for it.
NO_OVERLAP = "feature_no_overlap"
TABLE = "features_feature"

POSTGRESQL_ADD = f"""
ALTER TABLE {TABLE} ADD CONSTRAINT {NO_OVERLAP} EXCLUDE USING gist (
    int8range(slot_id, slot_id, '[]') WITH &&,
    tstzrange(starts_at, ends_at, '[)') WITH &&
) WHERE (state = 'approved')
"""
POSTGRESQL_DROP = f"ALTER TABLE {TABLE} DROP CONSTRAINT IF EXISTS {NO_OVERLAP}"

# SQLite keeps Django's instants as text in UTC, year first, so they compare as text.
_REFUSE = f"""
BEFORE {{event}} ON {TABLE}
WHEN NEW.state = 'approved' AND EXISTS (
    SELECT 1 FROM {TABLE} AS other
    WHERE other.slot_id = NEW.slot_id
      AND other.state = 'approved'
      AND other.id IS NOT NEW.id
      AND (other.ends_at IS NULL OR other.ends_at > NEW.starts_at)
      AND (NEW.ends_at IS NULL OR other.starts_at < NEW.ends_at)
)
BEGIN SELECT RAISE(ABORT, '{NO_OVERLAP}'); END
"""  # noqa: S608 (names of ours alone)
_EVENTS = {"insert": "INSERT", "update": "UPDATE OF slot_id, starts_at, ends_at, state, id"}


def sqlite_triggers() -> list[str]:
    """The statements that make both triggers where they are missing."""
    return [
        f"CREATE TRIGGER IF NOT EXISTS {NO_OVERLAP}_{name} {_REFUSE.format(event=event)}"
        for name, event in _EVENTS.items()
    ]


def sqlite_drops() -> list[str]:
    """The statements that take both triggers away."""
    return [f"DROP TRIGGER IF EXISTS {NO_OVERLAP}_{name}" for name in _EVENTS]


def is_overlap(error: Exception) -> bool:
    """Whether this IntegrityError is the guarantee speaking."""
    return NO_OVERLAP in str(error)


def keep_triggers(sender: AppConfig, using: str, **_kwargs: object) -> None:
    """After every `migrate`: put the SQLite triggers back.

    To alter a column Django rebuilds the whole SQLite table and drops the old one,
    and its triggers go with it without a word.
    """
    connection = connections[using]
    if connection.vendor == "sqlite" and _has_table(connection):
        with connection.cursor() as cursor:
            for statement in sqlite_triggers():
                cursor.execute(statement)


def _has_table(connection: BaseDatabaseWrapper) -> bool:
    """False when the app has been migrated back to nothing."""
    return TABLE in connection.introspection.table_names()
