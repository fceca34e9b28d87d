"""Reads of meeting logs: for the officers who plan the conference."""

from collections.abc import Iterable

from django.db.models import Case, Count, IntegerField, QuerySet, Value, When

from foundation.web.vietnamese import fold
from learning.attendance.logs.choices import RIGHT, RowOutcome
from learning.attendance.models import MeetingLog, MeetingLogRow
from learning.conferences.models import RosterEntry, StudyClass
from learning.conferences.queries import classes_editable_by
from members.access.models import User

MOST_FOUND = 20
"""People shown for a search."""
ATTENTION = (RowOutcome.AMBIGUOUS, RowOutcome.UNKNOWN, RowOutcome.BAD_TIME, RowOutcome.OUTSIDE)
"""Outcomes that a person looks at, those they can mend here first."""


def logs_editable_by(user: User) -> QuerySet[MeetingLog]:
    """Logs of the classes that the user plans."""
    return MeetingLog.objects.filter(study_class__in=classes_editable_by(user).values("pk"))


def logs_of(study_class: StudyClass) -> QuerySet[MeetingLog]:
    """Logs of a class for a list, newest first."""
    return MeetingLog.objects.filter(study_class=study_class).select_related("file", "uploaded_by__member")


def rows_editable_by(user: User) -> QuerySet[MeetingLogRow]:
    """Rows of those logs."""
    return MeetingLogRow.objects.filter(log__in=logs_editable_by(user).values("pk"))


def counts_of(log: MeetingLog) -> dict[str, int]:
    """How many rows come to what; one query."""
    rows = log.rows.order_by().values_list("outcome").annotate(number=Count("pk"))
    return {str(outcome.value): 0 for outcome in RowOutcome} | dict(rows)


def those_to_mend_first(rows: QuerySet[MeetingLogRow]) -> QuerySet[MeetingLogRow]:
    """People to be chosen before times to be corrected in the file; then as in the file."""
    whens = [When(outcome=outcome, then=Value(place)) for place, outcome in enumerate(ATTENTION)]
    return rows.order_by(Case(*whens, output_field=IntegerField()), "order")


def people_of(log: MeetingLog) -> QuerySet[RosterEntry]:
    """Whom the right rows are of, in the order of Vietnamese names."""
    there = log.rows.filter(outcome__in=RIGHT).values("entry")
    entries = RosterEntry.objects.filter(pk__in=there).select_related("enrolment__member", "enrolment__unit")
    return entries.order_by("enrolment__member__sort_key", "pk")


def found_in_roster(study_class: StudyClass, text: str) -> list[RosterEntry]:
    """People of the roster whose name or number has the text, marks and capitals aside; at most `MOST_FOUND`."""
    folded = fold(text)
    if not folded:
        return []
    by_name = study_class.entries.filter(enrolment__member__folded_name__contains=folded)
    by_number = study_class.entries.filter(enrolment__member__number__contains=folded)
    return list(described(by_name | by_number)[:MOST_FOUND])


def candidates_of(row: MeetingLogRow) -> list[RosterEntry]:
    """Among whom a person chooses; one query."""
    return list(described(RosterEntry.objects.filter(pk__in=row.candidates, study_class=row.log.study_class_id)))


def described(entries: QuerySet[RosterEntry]) -> QuerySet[RosterEntry]:
    """With what tells namesakes apart."""
    related = entries.select_related("enrolment__member", "enrolment__unit")
    return related.order_by("enrolment__member__sort_key", "pk")


def with_people(rows: Iterable[MeetingLogRow], log: MeetingLog) -> list[tuple[MeetingLogRow, list[RosterEntry]]]:
    """Rows each with its candidates; one query for all of them."""
    shown = list(rows)
    keys = {key for row in shown for key in row.candidates}
    entries = described(RosterEntry.objects.filter(pk__in=keys, study_class=log.study_class_id)) if keys else []
    known = {entry.pk: entry for entry in entries}
    return [(row, [known[key] for key in row.candidates if key in known]) for row in shown]
