"""Marketers: features and the pictures and products they show, nothing of the pages."""

from importlib import import_module

from django.db import migrations

permission = import_module("magazine.migrations.0003_editorial_groups").permission

FEATURES = {
    "Editors": ("view",),
    "Moderators": ("view", "approve", "cancel"),
    "Marketers": ("add", "change", "view", "approve", "cancel"),
}
SEEN_BY_MARKETERS = (
    ("features", "slot"),
    ("catalog", "product"),
    ("catalog", "brand"),
)
FILES_OF_MARKETERS = ("add", "choose")


def create_marketers(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    Collection = apps.get_model("wagtailcore", "Collection")
    GroupCollectionPermission = apps.get_model("wagtailcore", "GroupCollectionPermission")
    for name, actions in FEATURES.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(
            *(permission(apps, "features", "feature", action) for action in actions)
        )
    marketers = Group.objects.get(name="Marketers")
    marketers.permissions.add(
        Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"),
        *(permission(apps, app, model, "view") for app, model in SEEN_BY_MARKETERS),
    )
    library = Collection.objects.filter(depth=1).first()
    for action in FILES_OF_MARKETERS:
        GroupCollectionPermission.objects.get_or_create(
            group=marketers,
            collection=library,
            permission=permission(apps, "wagtailimages", "image", action),
        )


class Migration(migrations.Migration):
    dependencies = [
        ("magazine", "0003_editorial_groups"),
        ("features", "0001_features"),
    ]

    operations = [migrations.RunPython(create_marketers, migrations.RunPython.noop)]
