"""How much of a recording counts as watched: no document says it, so that the first version is ours."""

from datetime import date

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def ship(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("foundation", "Policy").objects.get_or_create(
        kind="watching",
        version=1,
        defaults={
            "legal_source": "Mặc định của hệ thống; chưa có văn bản quy định",
            "valid_from": date(2021, 1, 1),
            "values": {"least_percent": 80},
        },
    )


class Migration(migrations.Migration):
    dependencies = [("foundation", "0011_rapporteur_policy")]
    operations = [migrations.RunPython(ship, migrations.RunPython.noop)]
