"""The edition that counts are kept for, and indexes that hold all they go by.

SQLite has no columns beside an index's own: there these are plain ones.
"""

from django.db import migrations, models

COUNTED = ["live", "price_euros", "trait_bits", "colour_bits", "material_bits"]
INSIDE = ["inner_long_mm", "inner_mid_mm", "inner_short_mm"]


class Migration(migrations.Migration):
    dependencies = [("catalog", "0006_fill_in_facet_bits")]

    operations = [
        migrations.CreateModel(
            name="CatalogueEdition",
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
        migrations.RemoveIndex(model_name="product", name="product_brand_band"),
        migrations.RemoveIndex(model_name="product", name="product_inside"),
        migrations.AddIndex(
            model_name="product",
            index=models.Index(
                fields=INSIDE, include=["brand", *COUNTED], name="product_by_inside"
            ),
        ),
        migrations.AddIndex(
            model_name="product",
            index=models.Index(
                fields=["brand", "-created_at", "id"],
                include=[*INSIDE, *COUNTED],
                name="product_of_brand",
            ),
        ),
    ]
