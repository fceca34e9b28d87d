from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def mark_handed_in(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Duties whose essays wait to be judged say so, as those do whose essays are handed in from now on."""
    essays = apps.get_model("assessments", "Essay").objects.filter(state="SUBMITTED", duty__state="TODO")
    for essay in essays.select_related("duty").iterator():
        essay.duty.evidence = {**essay.duty.evidence, "handed_in": essay.submitted_at.isoformat()}
        essay.duty.save(update_fields=["evidence"])


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0002_essays"),
        ("learning", "0008_desk"),
    ]

    operations = [migrations.RunPython(mark_handed_in, migrations.RunPython.noop)]
