"""`manage.py rebuild_library`: bring the entries of every page of the library in step."""

from django.core.management.base import BaseCommand

from learning.library.actions.entries import rebuild


class Command(BaseCommand):
    """For a site whose pages are older than the table, and after a recording's words were changed."""

    help = "Bring the entries that the library's lists and search read in step with its pages."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"{rebuild()} entries")
