"""The policies of conferences and presence: what the documents set, and our defaults where they are silent."""

from datetime import date

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

KON_TUM = "Hướng dẫn 26-HD/BTGTU của Ban Tuyên giáo Tỉnh ủy Kon Tum (2021)"

SHIPPED = [
    {
        "kind": "attendance",
        "legal_source": KON_TUM,
        "clause": "KT3",
        "values": {"absent_more_than_percent": 40, "credits_outages": True, "check_in_opens_minutes": 45},
    },
    {"kind": "unit_criticism", "legal_source": KON_TUM, "clause": "KT3", "values": {"bar_percent": 10}},
    {
        "kind": "conference_checklist",
        "legal_source": "Báo cáo 190-BC/HU của Huyện ủy Tây Sơn (2023)",
        "clause": "TS II.1.7",
        "values": {
            "invitations_earliest_days": 5,
            "invitations_latest_days": 3,
            "hall_days": 1,
            "line_test_days": 1,
            "headcount_days": 1,
            "lists_days_after": 1,  # the report names no day for the last two
            "report_days_after": 3,
        },
    },
]


def ship(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    policy = apps.get_model("foundation", "Policy")
    for row in SHIPPED:
        policy.objects.get_or_create(kind=row["kind"], version=1, defaults={**row, "valid_from": date(2021, 1, 1)})


class Migration(migrations.Migration):
    dependencies = [("foundation", "0003_first_policies")]
    operations = [migrations.RunPython(ship, migrations.RunPython.noop)]
