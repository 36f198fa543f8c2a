"""Calling a campaign off: whoever writes campaigns, and whoever approves them."""

from importlib import import_module

from django.db import migrations

permission = import_module("magazine.migrations.0003_editorial_groups").permission


def let_cancel(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    for name in ("Editors", "Moderators", "Marketers"):
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(permission(apps, "features", "campaign", "cancel"))


class Migration(migrations.Migration):
    dependencies = [
        ("features", "0008_campaign_items"),
        ("magazine", "0008_proposing_and_approving"),
    ]

    # Taking rights away again is the host's decision: other groups may rely on them.
    operations = [migrations.RunPython(let_cancel, migrations.RunPython.noop)]
