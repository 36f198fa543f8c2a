"""Marketers propose, editors approve and lock slots, moderators may do all of it.

Marketers no longer approve what they write; campaigns are theirs to plan.
"""

from importlib import import_module

from django.db import migrations

permission = import_module("magazine.migrations.0003_editorial_groups").permission

ALL = ("add", "change", "delete", "view")
GIVEN = {
    "Marketers": {"campaign": ("add", "change", "view"), "slotlock": ("view",)},
    "Editors": {
        "feature": ("view", "approve", "cancel"),
        "campaign": ("view", "approve"),
        "slot": ("view",),
        "slotlock": ALL,
    },
    "Moderators": {
        "feature": ("add", "change", "view", "approve", "cancel"),
        "campaign": (*ALL, "approve"),
        "slot": ("view", "change"),
        "slotlock": ALL,
    },
}


def share_out(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    for name, rights in GIVEN.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(
            *(
                permission(apps, "features", model, action)
                for model, actions in rights.items()
                for action in actions
            )
        )
    Group.objects.get(name="Marketers").permissions.remove(
        permission(apps, "features", "feature", "approve")
    )


class Migration(migrations.Migration):
    dependencies = [
        ("magazine", "0007_fit_test_and_size_atlas"),
        ("features", "0004_campaigns_and_series"),
    ]

    # Going back leaves rights as they are: other groups may rely on them.
    operations = [migrations.RunPython(share_out, migrations.RunPython.noop)]
