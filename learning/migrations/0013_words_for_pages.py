"""What the editors' site calls each kind of page, and the roots that Wagtail's first migrations name in English."""

from typing import Any

from django.apps.registry import Apps
from django.db import migrations

WORDS = {
    "homepage": "trang gốc",
    "libraryindexpage": "thư viện",
    "resolutionpage": "văn bản được quán triệt",
    "condensedtextpage": "tài liệu rút gọn",
}


def name_roots(apps: Apps, schema_editor: Any) -> None:
    """Only what still bears Wagtail's word: a name someone chose stays."""
    pages = apps.get_model("wagtailcore", "Page").objects.filter(depth=1, title="Root")
    pages.update(title="Cây trang", draft_title="Cây trang")
    apps.get_model("wagtailcore", "Collection").objects.filter(depth=1, name="Root").update(name="Kho chung")


class Migration(migrations.Migration):
    dependencies = [("learning", "0012_outlines")]
    operations = [
        *[
            migrations.AlterModelOptions(name=name, options={"verbose_name": word, "verbose_name_plural": word})
            for name, word in WORDS.items()
        ],
        migrations.RunPython(name_roots, migrations.RunPython.noop),
    ]
