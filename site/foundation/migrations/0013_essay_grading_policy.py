"""How essays are handed in, graded and appealed; the document names no figures, so these are ours until changed."""

from datetime import date

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

ESSAY_GRADING = {
    "kind": "essay_grading",
    "legal_source": "Đề án 04-ĐA/TU của Tỉnh ủy Cao Bằng (2021)",
    "clause": "CB2.4",
    "values": {"most_pages": 20, "claim_minutes": 15, "return_days": 7, "appeal_days": 10},
}


def ship(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    policy = apps.get_model("foundation", "Policy")
    policy.objects.get_or_create(
        kind="essay_grading", version=1, defaults={**ESSAY_GRADING, "valid_from": date(2021, 1, 1)}
    )


class Migration(migrations.Migration):
    dependencies = [("foundation", "0012_watching_policy")]
    operations = [migrations.RunPython(ship, migrations.RunPython.noop)]
