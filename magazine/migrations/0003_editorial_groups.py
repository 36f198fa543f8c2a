"""Who may do what, from the first day: Editors and Moderators, least privilege.

Permissions are made here when they are missing: Django makes them only after all
migrations have run, and a group cannot be given what does not exist.
"""

from django.db import migrations

ADD, CHANGE, VIEW, DELETE = "add", "change", "view", "delete"
EDITED = (ADD, CHANGE, VIEW)

# (app, model): actions, for both groups.
SNIPPETS = {
    ("magazine", "trend"): EDITED,
    ("catalog", "brand"): EDITED,
    ("catalog", "material"): EDITED,
    ("catalog", "essential"): EDITED,
    ("catalog", "product"): (*EDITED, "publish"),
}
FILES = {
    ("wagtailimages", "image"): (ADD, CHANGE, "choose"),
    ("wagtaildocs", "document"): (ADD, CHANGE, "choose"),
}
PAGES = {
    "Editors": (ADD, CHANGE, VIEW, "publish"),
    "Moderators": (ADD, CHANGE, VIEW, "publish", "lock", "unlock", "bulk_delete"),
}


def permission(apps, app_label, model, action):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    content_type, _ = ContentType.objects.get_or_create(app_label=app_label, model=model)
    found, _ = Permission.objects.get_or_create(
        content_type=content_type,
        codename=f"{action}_{model}",
        defaults={"name": f"Can {action} {model}"},
    )
    return found


def create_groups(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Page = apps.get_model("wagtailcore", "Page")
    Collection = apps.get_model("wagtailcore", "Collection")
    GroupPagePermission = apps.get_model("wagtailcore", "GroupPagePermission")
    GroupCollectionPermission = apps.get_model("wagtailcore", "GroupCollectionPermission")
    Permission = apps.get_model("auth", "Permission")
    top = Page.objects.filter(depth=1).first()
    library = Collection.objects.filter(depth=1).first()
    for name, page_actions in PAGES.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(
            Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"),
            *(
                permission(apps, app, model, action)
                for (app, model), actions in SNIPPETS.items()
                for action in actions
            ),
        )
        if name == "Moderators":
            group.permissions.add(
                *(permission(apps, app, model, DELETE) for app, model in SNIPPETS)
            )
        for action in page_actions:
            GroupPagePermission.objects.get_or_create(
                group=group,
                page=top,
                permission=permission(apps, "wagtailcore", "page", action),
            )
        for (app, model), actions in FILES.items():
            for action in actions:
                GroupCollectionPermission.objects.get_or_create(
                    group=group,
                    collection=library,
                    permission=permission(apps, app, model, action),
                )


class Migration(migrations.Migration):
    dependencies = [
        ("magazine", "0002_pages"),
        ("catalog", "0001_catalogue"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        # These give rights of their own to whoever may change files; ours come after.
        ("wagtailimages", "0023_add_choose_permissions"),
        ("wagtaildocs", "0011_add_choose_permissions"),
    ]

    # Taking rights away again is the host's decision: other groups may rely on them.
    operations = [migrations.RunPython(create_groups, migrations.RunPython.noop)]
