"""`manage.py prepare [--empty]`: migrate where needed and load the demonstration into an empty database."""

import json
from argparse import ArgumentParser

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from learning.library.actions.entries import rebuild
from members.people.models import Member
from portal.demo import accounts, loader


class Command(BaseCommand):
    """Prints one line of JSON: the demonstration's accounts, if it is there."""

    help = "Bring the database up to date and load the demonstration into an empty one."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--empty", action="store_true", help="without the demonstration")

    def handle(self, *args: str, empty: bool, **options: object) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", interactive=False, verbosity=0)
            rebuild()
        if not empty and not settings.PRODUCTION and not Member.objects.exists():
            loader.load()
        listed = accounts.listed()
        self.stdout.write(json.dumps({"accounts": listed, "demo": bool(listed)}, ensure_ascii=False))
