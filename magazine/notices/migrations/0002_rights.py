"""Moderators say who is told and send again; whoever plans sees what was told."""

from importlib import import_module

from django.db import migrations

permission = import_module("magazine.migrations.0003_editorial_groups").permission

RIGHTS = {
    "Moderators": [
        *(("receiver", action) for action in ("add", "change", "delete", "view")),
        ("notice", "view"),
        ("notice", "retry"),
    ],
    "Editors": [("notice", "view")],
    "Marketers": [("notice", "view")],
}


def give_rights(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    for name, rights in RIGHTS.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(*(permission(apps, "notices", *right) for right in rights))


class Migration(migrations.Migration):
    dependencies = [
        ("notices", "0001_notices"),
        ("magazine", "0004_marketers"),
    ]

    # Taking rights away again is the host's decision: other groups may rely on them.
    operations = [migrations.RunPython(give_rights, migrations.RunPython.noop)]
