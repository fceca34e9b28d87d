"""Whom a provincial conference takes to speak, and how often rapporteurs are reviewed."""

from datetime import date

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

RAPPORTEURS = {
    "legal_source": "Đề án 04-ĐA/TU của Tỉnh ủy Cao Bằng (2021)",
    "clause": "CB3.3",
    "values": {"province_takes_province_only": True, "review_months": 12},
    "valid_from": date(2021, 1, 1),
}


def ship(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    policy = apps.get_model("foundation", "Policy")
    policy.objects.get_or_create(kind="rapporteurs", version=1, defaults=RAPPORTEURS)


class Migration(migrations.Migration):
    dependencies = [("foundation", "0010_reviews")]
    operations = [migrations.RunPython(ship, migrations.RunPython.noop)]
