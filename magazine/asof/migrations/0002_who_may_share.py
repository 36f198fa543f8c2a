"""Whoever works on the site shares it; moderators take back anybody's link."""

from importlib import import_module

from django.db import migrations

permission = import_module("magazine.migrations.0003_editorial_groups").permission

GIVEN = {
    "Marketers": ("add", "view"),
    "Editors": ("add", "view"),
    "Moderators": ("add", "view", "change"),
}


def share_out(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    for name, actions in GIVEN.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(
            *(permission(apps, "asof", "sharedview", action) for action in actions)
        )


class Migration(migrations.Migration):
    dependencies = [
        ("asof", "0001_shared_views"),
        ("magazine", "0008_proposing_and_approving"),
    ]

    # Going back leaves rights as they are: the permissions go with the table.
    operations = [migrations.RunPython(share_out, migrations.RunPython.noop)]
