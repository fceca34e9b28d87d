"""`manage.py translations compile | extract | check`."""

from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal import catalogs


class Command(BaseCommand):
    """Looks after the catalogs under `site/locale`."""

    help = "Compile the catalogs, extract new messages, or check that none is missing."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["compile", "extract", "check"])

    def handle(self, *args: str, what: str, **options: object) -> None:
        locale = settings.SITE / "locale"
        english = locale / "en" / "LC_MESSAGES" / "django.po"
        if what == "compile":
            catalogs.compile_stale(locale)
        elif what == "extract":
            catalogs.update_english(settings.ROOT, english)
        else:
            self.check_english(english)

    def check_english(self, english: object) -> None:
        """Fails naming every message without an English translation."""
        faults = catalogs.shortcomings(settings.ROOT, english)  # type: ignore[arg-type]
        if faults:
            raise CommandError("\n".join(faults) + "\nRun `python3 dev.py messages`, then translate the empty entries.")
