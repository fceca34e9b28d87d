"""Quiet hours: the four documents say nothing of them, so that the first version is ours, to be replaced by a row."""

from datetime import date

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def ship(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("foundation", "Policy").objects.get_or_create(
        kind="notification_hours",
        version=1,
        defaults={
            "legal_source": "Mặc định của hệ thống; chưa có văn bản quy định",
            "valid_from": date(2021, 1, 1),
            "values": {"quiet_from": "21:00", "quiet_until": "06:00"},
        },
    )


class Migration(migrations.Migration):
    dependencies = [("foundation", "0007_notifications")]
    operations = [migrations.RunPython(ship, migrations.RunPython.noop)]
