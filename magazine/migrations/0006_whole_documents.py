"""A plate holds the whole document; an edition counts what slots can show."""

from django.db import migrations, models


def first_edition(apps, schema_editor):
    apps.get_model("magazine", "Edition").objects.get_or_create(pk=1)


class Migration(migrations.Migration):
    dependencies = [("magazine", "0005_plain_page_headings")]

    operations = [
        migrations.CreateModel(
            name="Edition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveBigIntegerField(default=1)),
            ],
            options={"default_permissions": ()},
        ),
        migrations.RunPython(first_edition, migrations.RunPython.noop),
        migrations.RemoveField("plate", "head_html"),
        migrations.RemoveField("plate", "main_html"),
        migrations.AddField("plate", "document", models.TextField(blank=True)),
        migrations.AddField(
            "plate",
            "is_public",
            models.BooleanField(
                default=False,
                help_text="No view restriction stood on the page when it was set.",
            ),
        ),
    ]
