"""The levels in force since 1 July 2025, and the groups by which Wagtail knows editors."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

LEVELS = [
    ("PROVINCE", "Tỉnh", 1),
    ("COMMUNE", "Xã, phường", 2),
    ("GRASSROOTS", "Đảng bộ cơ sở", 3),
    ("CELL", "Chi bộ", 4),
]
GROUPS = ["Biên soạn tài liệu", "Ban tuyên giáo", "Quản trị nội dung"]


def ship(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    level = apps.get_model("members", "Level")
    for code, label, rank in LEVELS:
        level.objects.get_or_create(code=code, defaults={"label": label, "rank": rank})
    group = apps.get_model("auth", "Group")
    for name in GROUPS:
        group.objects.get_or_create(name=name)


class Migration(migrations.Migration):
    dependencies = [("members", "0001_first_light")]
    operations = [migrations.RunPython(ship, migrations.RunPython.noop)]
