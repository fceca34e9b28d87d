"""Who confirmed a line incident, since when it counts; a retake class's title is its own among those of a class."""

from collections import Counter
from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def tell_titles_apart(apps: Any, schema_editor: Any) -> None:
    """Of retake classes made twice by two clicks, the later ones bear a number."""
    classes = apps.get_model("learning", "StudyClass").objects.filter(kind="RETAKE")
    seen: Counter[tuple[int, str]] = Counter()
    taken = set(classes.values_list("repeats", "title"))
    for one in classes.order_by("pk"):
        seen[one.repeats_id, one.title] += 1
        number = seen[one.repeats_id, one.title]
        if number == 1:
            continue
        while (one.repeats_id, title := f"{one.title[:190]} ({number})") in taken:
            number += 1
        taken.add((one.repeats_id, title))
        classes.filter(pk=one.pk).update(title=title)


class Migration(migrations.Migration):
    dependencies = [
        ("learning", "0008_desk"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(tell_titles_apart, migrations.RunPython.noop, elidable=True),
        migrations.AddConstraint(
            model_name="studyclass",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "RETAKE")), fields=("repeats", "title"), name="class_retake_title_once"
            ),
        ),
        migrations.AddField(
            model_name="lineincident",
            name="confirmed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="lineincident",
            name="confirmed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="lineincident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("confirmed_at__isnull", True),
                    ("confirmed_by__isnull", True),
                )
                | models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                name="line_incident_confirmed_by_someone",
            ),
        ),
    ]
