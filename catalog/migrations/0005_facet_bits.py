"""Facets as bits of three whole numbers; `0006` fills them in for the products there are."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalog", "0004_offer_windows")]

    operations = [
        migrations.AddField(
            model_name="product",
            name=name,
            field=models.IntegerField(default=0, editable=False),
        )
        for name in ("trait_bits", "colour_bits", "material_bits")
    ]
