"""The class as a log is read against it: its people with their units, and when it meets."""

from django.utils import timezone

from learning.attendance.logs.names import Directory, Person
from learning.attendance.logs.reading import Timing
from learning.conferences.choices import Standing
from learning.conferences.models import StudyClass
from members.units.models import Unit
from members.units.paths import ancestors

COLUMNS = ("pk", "enrolment__member__full_name", "enrolment__member__number", "unit_path", "standing")
CHUNK = 500
"""Paths asked for in one query; SQLite bears no more than some thousands."""


def directory_of(study_class: StudyClass) -> Directory:
    """The roster's people by every way a row may name them."""
    rows = study_class.entries.order_by("pk").values_list(*COLUMNS)
    people = [
        Person(entry, name, number, path, standing == Standing.REQUIRED) for entry, name, number, path, standing in rows
    ]
    return Directory(people, _units_over({person.unit_path for person in people}))


def _units_over(paths: set[str]) -> list[tuple[str, str]]:
    """Paths and names of these units and all above them."""
    wanted = sorted({above for path in paths for above in ancestors(path)})
    chunks = (wanted[start : start + CHUNK] for start in range(0, len(wanted), CHUNK))
    return [unit for chunk in chunks for unit in Unit.objects.filter(path__in=chunk).values_list("path", "name")]


def timing_of(study_class: StudyClass) -> Timing:
    """When the class meets, in Vietnam's time; one query."""
    sessions = study_class.sessions.values_list("starts_at", "ends_at")
    return Timing(tuple(sessions), timezone.get_default_timezone())
