"""Rosters held as they are while something is recorded that a closing must count, or else find refused."""

from django.db import connection

from learning.conferences.models import StudyClass


def held_state(study_class: int) -> str:
    """The state of the class's roster, which stays as it is until the transaction ends; empty for no such class."""
    return next(iter(_held("id", study_class)), "")


def held_states(conference: int) -> list[str]:
    """The states of the rosters of all classes of the conference, held likewise, in the order of their keys."""
    return _held("conference_id", conference)


def _held(column: str, key: int) -> list[str]:
    """PostgreSQL holds the rows against changes while others may hold them too; SQLite has one writer anyway."""
    suffix = " FOR SHARE" if connection.vendor == "postgresql" else ""
    table = connection.ops.quote_name(StudyClass._meta.db_table)
    with connection.cursor() as cursor:
        asked = f"SELECT roster_state FROM {table} WHERE {column} = %s ORDER BY id{suffix}"  # noqa: S608
        cursor.execute(asked, [key])
        return [str(state) for (state,) in cursor.fetchall()]
