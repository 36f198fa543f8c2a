"""Pieces that go together become rows of their own, so that a draft can hold them.

A many-to-many field cannot be altered to have a table of its own: it is taken away and put
back. Pairs recorded before are not carried over.
"""

import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalog", "0001_catalogue")]

    operations = [
        migrations.RemoveField(model_name="product", name="modular_with"),
        migrations.CreateModel(
            name="ModularPiece",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="catalog.product",
                    ),
                ),
                (
                    "product",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="modular_pieces",
                        to="catalog.product",
                    ),
                ),
            ],
            options={"ordering": ["sort_order"], "abstract": False},
        ),
        migrations.AddField(
            model_name="product",
            name="modular_with",
            field=models.ManyToManyField(
                blank=True, through="catalog.ModularPiece", to="catalog.product"
            ),
        ),
        migrations.AddConstraint(
            model_name="modularpiece",
            constraint=models.UniqueConstraint(
                fields=("product", "other"), name="modular_piece_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="modularpiece",
            constraint=models.CheckConstraint(
                condition=models.Q(("product", models.F("other")), _negated=True),
                name="modular_piece_is_another",
                violation_error_message="A bag is not a piece of itself.",
            ),
        ),
    ]
