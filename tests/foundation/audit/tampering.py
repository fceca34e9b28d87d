"""How someone with the database in hands would go about it: the triggers dropped, then plain SQL."""

from importlib import import_module

from django.db import connection

UNGUARDS: dict[str, list[str]] = import_module("foundation.migrations.0005_audit_chain").UNGUARDS


def sql(statement: str, *parameters: str | int) -> None:
    """Run the statement."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)


def drop_guards() -> None:
    """Take the triggers away, as only the owner of the tables can."""
    for statement in UNGUARDS[connection.vendor]:
        sql(statement)
