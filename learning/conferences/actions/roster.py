"""The roster of a class (`R15`): made from the campaign's enrolments in the background, kept while it is open.

A chunk is one transaction and the database allows one entry a person, so that a run that was killed is continued
by the next and two at once write what one would.
"""

from collections.abc import Callable

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.audit.actions import record
from foundation.jobs.actions import enqueue
from foundation.jobs.models import Job
from learning.campaigns.choices import CampaignState
from learning.campaigns.models import Campaign, Enrolment
from learning.conferences.actions.duties import give_attendance_duties
from learning.conferences.actions.refusal import ConferenceRefused, require_alive
from learning.conferences.actions.standings import follow_roster
from learning.conferences.choices import ClassKind, RosterState
from learning.conferences.models import RosterEntry, StudyClass
from learning.conferences.plans import Places, enrolments_reached, places_of
from learning.conferences.standings import Stand, standings_of
from members.access.models import User

MAKE_ROSTER = "make_roster"
"""The kind of job that writes a roster."""

CHUNK = 1000
"""People written in one transaction."""

Report = Callable[[int, int], None]


class Overtaken(Exception):
    """Someone else began work on the class at the same moment."""


def open_roster(*, study_class: StudyClass, by: User) -> Job:
    """Make the roster in the background, or add those enrolled since; while work is under way, that job is returned.

    Raises `ConferenceRefused` unless the campaign is open, the class has sessions and points, and its roster is not
    closed.
    """
    _check_ready(study_class)
    return begin_work(study_class=study_class, kind=MAKE_ROSTER, verb="open_roster", by=by)


def begin_work(*, study_class: StudyClass, kind: str, verb: str, by: User) -> Job:
    """Enqueue work on the class unless some is under way: one job at a time, the first click's."""
    try:
        return _begin(study_class, kind, verb, by)
    except Overtaken:
        study_class.refresh_from_db()
        if study_class.job is None:
            raise
        return study_class.job


@transaction.atomic
def _begin(study_class: StudyClass, kind: str, verb: str, by: User) -> Job:
    study_class.refresh_from_db()
    require_alive(study_class.conference)
    seen = study_class.job
    if seen and not seen.is_over:
        return seen
    arguments = {"study_class": study_class.pk, "by": by.pk}
    job = enqueue(kind=kind, arguments=arguments, by=by)
    if not StudyClass.objects.filter(pk=study_class.pk, job=seen).update(job=job):
        raise Overtaken
    record(actor=by, verb=verb, target=study_class)
    study_class.job = job
    return job


def _check_ready(study_class: StudyClass) -> None:
    study_class.refresh_from_db()
    conference = study_class.conference
    if study_class.kind != ClassKind.REGULAR:
        raise ConferenceRefused(_("Lớp học lại có danh sách riêng, không lập từ đợt học tập."))
    if study_class.roster_state not in {RosterState.NONE, RosterState.OPEN}:
        raise ConferenceRefused(_("Danh sách lớp đã chốt nên không bổ sung được."))
    if Campaign.objects.get(pk=conference.campaign_id).state != CampaignState.OPEN:
        raise ConferenceRefused(_("Đợt học tập chưa mở hoặc đã kết thúc. Danh sách chỉ lập được khi đợt đang mở."))
    if not study_class.sessions.exists():
        raise ConferenceRefused(_("Hội nghị chưa có buổi nào. Đồng chí nhập ngày giờ các buổi trước."))
    if not conference.points.exists():
        raise ConferenceRefused(_("Hội nghị chưa có địa điểm, điểm cầu nào. Đồng chí thêm ít nhất một nơi dự."))


def make_roster(*, study_class: StudyClass, by: User | None, report: Report | None = None) -> int:
    """Write whoever is missing, then open the roster and give the duties; returns how many people were new.

    Those listed before stand as the records say now.

    `report` hears (steps done, steps in all), two for each person.
    """
    conference = study_class.conference
    reached = enrolments_reached(conference).exclude(roster_entries__study_class=study_class)
    keys = list(reached.order_by("pk").values_list("pk", flat=True))
    places, new = places_of(conference), 0
    for start in range(0, len(keys), CHUNK):
        if not may_be_filled(study_class):
            return new
        new += _list_people(study_class, keys[start : start + CHUNK], places)
        if report:
            report(min(start + CHUNK, len(keys)), 2 * len(keys))
    StudyClass.objects.filter(pk=study_class.pk, roster_state=RosterState.NONE).update(roster_state=RosterState.OPEN)
    follow_roster(study_class=study_class, by=by)
    give_attendance_duties(study_class=study_class, by=by, report=report)
    return new


def may_be_filled(study_class: StudyClass) -> bool:
    """Whether people may still be added: the campaign open, the roster not closed."""
    open_ones = StudyClass.objects.filter(pk=study_class.pk, conference__campaign__state=CampaignState.OPEN)
    return open_ones.filter(roster_state__in=[RosterState.NONE, RosterState.OPEN]).exists()


def _list_people(study_class: StudyClass, keys: list[int], places: Places) -> int:
    with transaction.atomic():
        already = RosterEntry.objects.filter(study_class=study_class, enrolment__in=keys)
        enrolments = Enrolment.objects.filter(pk__in=keys).exclude(pk__in=already.values("enrolment"))
        entries = entries_for(study_class, list(enrolments.order_by("pk")), places)
        RosterEntry.objects.bulk_create(entries, ignore_conflicts=True)
        written = RosterEntry.objects.filter(public_id__in=[entry.public_id for entry in entries])
        return written.count()


def entries_for(study_class: StudyClass, enrolments: list[Enrolment], places: Places) -> list[RosterEntry]:
    """New entries, unsaved: where each is placed, and why some are outside the class (`KT2`, `KT3`)."""
    stands = standings_of(study_class, enrolments)
    return [_entry(study_class, enrolment, places, stands[enrolment.pk]) for enrolment in enrolments]


def _entry(study_class: StudyClass, enrolment: Enrolment, places: Places, stand: Stand) -> RosterEntry:
    standing, evidence = stand
    return RosterEntry(
        study_class=study_class,
        enrolment=enrolment,
        unit_path=enrolment.unit_path,
        point=places.for_unit(enrolment.unit_path),
        standing=standing,
        evidence=evidence,
    )
