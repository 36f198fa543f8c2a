"""The places every site has from the first day, and a lead for each section it has."""

from django.db import migrations

# position: accepts pages, products, creatives; what it shows while nothing is on air.
SLOTS = {
    "home_hero": ((True, True, True), "newest_article"),
    "home_secondary_1": ((True, True, True), "newest_article"),
    "home_secondary_2": ((True, True, True), "newest_article"),
    "home_secondary_3": ((True, True, True), "newest_product"),
    "article_footer": ((True, True, True), "newest_article"),
    "site_banner": ((True, False, True), "nothing"),
}


def make_slots(apps, schema_editor):
    Slot = apps.get_model("features", "Slot")
    SectionPage = apps.get_model("magazine", "SectionPage")
    for position, (accepts, fallback) in SLOTS.items():
        pages, products, creatives = accepts
        Slot.objects.get_or_create(
            position=position,
            section=None,
            defaults={
                "accepts_pages": pages,
                "accepts_products": products,
                "accepts_creatives": creatives,
                "fallback": fallback,
            },
        )
    for section in SectionPage.objects.all():
        Slot.objects.get_or_create(position="section_lead", section=section)


class Migration(migrations.Migration):
    dependencies = [("features", "0002_no_overlap")]

    # Slots can hold features by now; going back leaves them to the table's own removal.
    operations = [migrations.RunPython(make_slots, migrations.RunPython.noop)]
