"""Works out the facet bits of the products there are."""

from django.db import migrations

from catalog.traits import colour_bits, material_bits, trait_bits
from catalog.vocabulary import WearMode

AT_ONCE = 2000


def fill_in(apps, schema_editor):
    products = apps.get_model("catalog", "Product").objects.using(schema_editor.connection.alias)
    keys = list(products.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), AT_ONCE):
        batch = list(
            products.filter(pk__in=keys[start : start + AT_ONCE]).prefetch_related(
                "colourways", "materials"
            )
        )
        for bag in batch:
            inside = (bag.inner_width_mm, bag.inner_height_mm, bag.inner_depth_mm)
            bag.trait_bits = trait_bits(
                bag.size_class,
                bag.has_strap,
                bag.price_band,
                [mode.value for mode in WearMode if getattr(bag, f"worn_{mode.value}")],
                None not in inside,
            )
            bag.colour_bits = colour_bits(one.family for one in bag.colourways.all())
            bag.material_bits = material_bits(one.family for one in bag.materials.all())
        products.bulk_update(batch, ["trait_bits", "colour_bits", "material_bits"])


class Migration(migrations.Migration):
    dependencies = [("catalog", "0005_facet_bits")]

    operations = [migrations.RunPython(fill_in, migrations.RunPython.noop, elidable=True)]
