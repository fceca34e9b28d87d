"""Incidents recorded before any was confirmed have been counted: they stand, by whoever recorded them."""

from typing import Any

from django.db import migrations
from django.db.models import F


def confirm(apps: Any, schema_editor: Any) -> None:
    """By the recorder, when they recorded it."""
    incidents = apps.get_model("learning", "LineIncident").objects.filter(confirmed_at=None)
    incidents.update(confirmed_by=F("recorded_by"), confirmed_at=F("recorded_at"))


class Migration(migrations.Migration):
    dependencies = [("learning", "0009_incidents_are_confirmed")]

    operations = [migrations.RunPython(confirm, migrations.RunPython.noop, elidable=True)]
