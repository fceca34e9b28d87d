"""The first policy shipped: what the four documents set."""

from datetime import date

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

FIRST = [
    {
        "kind": "study_target",
        "legal_source": "Đề án 04-ĐA/TU của Tỉnh ủy Cao Bằng (2021)",
        "clause": "CB II.2.2",
        "values": {"least_percent": 95, "warn_percent": 90},
    },
    {
        "kind": "survey_defaults",
        "legal_source": "Hướng dẫn 26-HD/BTGTU của Ban Tuyên giáo Tỉnh ủy Kon Tum (2021)",
        "clause": "KT3, KT4",
        "values": {"pass_percent": 50, "attempts_allowed": 3, "minutes": 15},
    },
]


def ship(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    policy = apps.get_model("foundation", "Policy")
    for row in FIRST:
        policy.objects.get_or_create(kind=row["kind"], version=1, defaults={**row, "valid_from": date(2021, 1, 1)})


class Migration(migrations.Migration):
    dependencies = [("foundation", "0002_references_to_accounts")]
    operations = [migrations.RunPython(ship, migrations.RunPython.noop)]
