"""Holding the row that something due is about, so that it happens once."""

from django.db import connection, models

# Somebody else is doing the same thing: a reader waits this long to see it too.
WAIT_MS = 2000


def hold(model: type[models.Model], pk: object) -> None:
    """Hold the object's row to the end of the transaction; the next one waits, then looks.

    On SQLite the transaction itself is the lock: it begins IMMEDIATE. Waiting, rather
    than passing over, keeps a reader from being shown what was over a moment ago.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = {WAIT_MS}")
    rows = model._base_manager.filter(pk=pk).select_for_update(no_key=True)
    list(rows.values_list("pk", flat=True))
