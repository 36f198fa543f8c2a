"""After every `migrate`: an index on each expiry, which Wagtail has none on."""

from django.apps import AppConfig
from django.db import connections

from .expiring import expiring_models


def keep_indexes(sender: AppConfig, using: str, **_kwargs: object) -> None:
    """Put in what is missing.

    Not a migration, because the tables are other apps' and a later rebuild of one on
    SQLite would drop it; nothing but speed hangs on it.
    """
    with connections[using].cursor() as cursor:
        tables = connections[using].introspection.table_names(cursor)
        for model in expiring_models():
            table = model._meta.db_table
            if table in tables:
                cursor.execute(
                    f"CREATE INDEX IF NOT EXISTS {table}_expiry ON {table} (expire_at) "
                    "WHERE live AND expire_at IS NOT NULL"
                )
