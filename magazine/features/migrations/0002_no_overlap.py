"""Two approved features never overlap in one slot, whoever writes them.

The engines differ: PostgreSQL can say it as a constraint (an exclusion over the slot
and the time), SQLite can not, so there triggers refuse. The statements are kept in
`magazine.features.guarantee`, because the triggers have to be put back after later
migrations too: SQLite loses them whenever Django rebuilds the table.
"""

from django.db import migrations

from magazine.features import guarantee


def statements(schema_editor, postgresql, sqlite):
    vendor = schema_editor.connection.vendor
    for statement in {"postgresql": postgresql, "sqlite": sqlite}[vendor]:
        schema_editor.execute(statement)


def add(apps, schema_editor):
    statements(schema_editor, [guarantee.POSTGRESQL_ADD], guarantee.sqlite_triggers())


def drop(apps, schema_editor):
    statements(schema_editor, [guarantee.POSTGRESQL_DROP], guarantee.sqlite_drops())


class Migration(migrations.Migration):
    dependencies = [("features", "0001_features")]

    operations = [migrations.RunPython(add, drop, elidable=False)]
