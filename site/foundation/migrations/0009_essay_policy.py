"""How long a reflection essay is: "short", says the source; the numbers are ours until a unit sets its own."""

from datetime import date

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

ESSAY = {
    "kind": "essay",
    "legal_source": "Đề án 04-ĐA/TU của Tỉnh ủy Cao Bằng (2021)",
    "clause": "CB2.4",
    "values": {"least_words": 200, "most_words": 2000},
}


def ship(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    policy = apps.get_model("foundation", "Policy")
    policy.objects.get_or_create(kind="essay", version=1, defaults={**ESSAY, "valid_from": date(2021, 1, 1)})


class Migration(migrations.Migration):
    dependencies = [("foundation", "0008_notification_policy")]
    operations = [migrations.RunPython(ship, migrations.RunPython.noop)]
