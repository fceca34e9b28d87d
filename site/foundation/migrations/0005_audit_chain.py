"""Numbers and hashes of the audit trail, and triggers by which the database itself keeps it append-only."""

from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

CONTENT = ["id", "at", "actor_id", "verb", "object_type", "object_id", "subject", "before", "after", "reason"]
CHANGED = " OR ".join(f'OLD."{column}" IS NOT NEW."{column}"' for column in CONTENT)
GUARDS = {
    "sqlite": [
        """
        CREATE TRIGGER audit_no_change BEFORE UPDATE ON foundation_auditentry WHEN OLD.sequence IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'a sealed audit entry cannot be changed'); END
        """,
        f"""
        CREATE TRIGGER audit_only_seal BEFORE UPDATE ON foundation_auditentry
        WHEN OLD.sequence IS NULL AND (NEW.sequence IS NULL OR {CHANGED})
        BEGIN SELECT RAISE(ABORT, 'an audit entry can only be sealed'); END
        """,
        """
        CREATE TRIGGER audit_no_delete BEFORE DELETE ON foundation_auditentry WHEN OLD.sequence IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'a sealed audit entry cannot be deleted'); END
        """,
    ],
    "postgresql": [
        """
        CREATE FUNCTION audit_guard() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF OLD.sequence IS NOT NULL THEN
                RAISE EXCEPTION 'a sealed audit entry cannot be changed or deleted' USING ERRCODE = '23000';
            END IF;
            IF TG_OP = 'DELETE' THEN
                RETURN OLD;
            END IF;
            IF NEW.sequence IS NULL
               OR to_jsonb(NEW) - 'sequence' - 'hash' IS DISTINCT FROM to_jsonb(OLD) - 'sequence' - 'hash' THEN
                RAISE EXCEPTION 'an audit entry can only be sealed' USING ERRCODE = '23000';
            END IF;
            RETURN NEW;
        END $$
        """,
        """
        CREATE TRIGGER audit_guard BEFORE UPDATE OR DELETE ON foundation_auditentry
        FOR EACH ROW EXECUTE FUNCTION audit_guard()
        """,
    ],
}
UNGUARDS = {
    "sqlite": [f"DROP TRIGGER audit_{name}" for name in ("no_change", "only_seal", "no_delete")],
    "postgresql": ["DROP TRIGGER audit_guard ON foundation_auditentry", "DROP FUNCTION audit_guard()"],
}


def guard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in GUARDS[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def unguard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in UNGUARDS[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("foundation", "0004_attendance_policy"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="auditentry",
            name="hash",
            field=models.CharField(blank=True, editable=False, max_length=64),
        ),
        migrations.AddField(
            model_name="auditentry",
            name="sequence",
            field=models.PositiveBigIntegerField(editable=False, null=True),
        ),
        migrations.AddIndex(
            model_name="auditentry",
            index=models.Index(condition=models.Q(("sequence__isnull", True)), fields=["id"], name="audit_unsealed"),
        ),
        migrations.AddConstraint(
            model_name="auditentry",
            constraint=models.UniqueConstraint(
                condition=models.Q(("sequence__isnull", False)), fields=("sequence",), name="audit_sequence_unique"
            ),
        ),
        migrations.AddConstraint(
            model_name="auditentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("sequence__isnull", True), ("hash", "")),
                    models.Q(("sequence__isnull", False), models.Q(("hash", ""), _negated=True)),
                    _connector="OR",
                ),
                name="audit_sealed_whole",
            ),
        ),
        migrations.RunPython(guard, unguard),
    ]
