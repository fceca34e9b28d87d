"""Entries hold what search reads and what kept drawings are known by; on PostgreSQL an index of their words."""

import django.utils.timezone
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

ADD_VECTOR = """
ALTER TABLE learning_libraryentry
    ADD COLUMN vector tsvector GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED;
ALTER TABLE learning_libraryentry ALTER COLUMN vector SET STATISTICS 0;
CREATE INDEX learning_entry_words ON learning_libraryentry USING gin (vector);
"""
"""Without statistics PostgreSQL takes every word for a rare one and asks the index. With them it would read all rows
for a common word, and unpacking ten thousand vectors took ten times as long (2,000 characters a page)."""
DROP_VECTOR = "ALTER TABLE learning_libraryentry DROP COLUMN vector;"
"""Kept by the database itself: Django writes `words` and never hears of the column."""


def add_vector(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """SQLite looks through the words themselves: a library on one machine is small."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(ADD_VECTOR)


def drop_vector(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The index goes with it."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(DROP_VECTOR)


class Migration(migrations.Migration):
    """Columns of the table of entries; `manage.py rebuild_library` fills them where entries are already kept."""

    dependencies = [("learning", "0014_library_materials")]

    operations = [
        migrations.AddField("libraryentry", "text", models.TextField(default="")),
        migrations.AddField("libraryentry", "head", models.CharField(default="", max_length=1000)),
        migrations.AddField("libraryentry", "words", models.TextField(default="")),
        migrations.AddField("libraryentry", "revised_at", models.DateTimeField(default=django.utils.timezone.now)),
        migrations.AddField("libraryentry", "turn", models.PositiveIntegerField(default=0)),
        migrations.AddIndex("libraryentry", models.Index(fields=["address"], name="entry_address")),
        migrations.RunPython(add_vector, drop_vector),
    ]
