"""A roster that is kept: people move to another point, are taken off the class, or join it."""

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.audit.actions import record
from learning.campaigns.actions import owe_again
from learning.campaigns.choices import CampaignState
from learning.campaigns.models import Enrolment
from learning.conferences.actions.duties import duties_of, take_back
from learning.conferences.actions.holding import held_state
from learning.conferences.actions.refusal import ConferenceRefused
from learning.conferences.actions.roster import entries_for
from learning.conferences.actions.standings import give_duty
from learning.conferences.choices import RosterState, Standing
from learning.conferences.models import BridgePoint, RosterEntry, StudyClass
from learning.conferences.plans import places_of
from members.access.models import User


@transaction.atomic
def move_entry(*, entry: RosterEntry, point: BridgePoint, by: User) -> None:
    """To another point of the same conference."""
    before = {"point": str(entry.point or "")}
    if point.conference_id != entry.study_class.conference_id:
        raise ConferenceRefused(_("Điểm cầu này thuộc hội nghị khác."))
    _change(entry, point=point)
    _record(entry, "move_entry", by, before, {"point": point.name})


@transaction.atomic
def take_off(*, entry: RosterEntry, reason: str, by: User) -> bool:
    """Out of the class, with a reason that stays on the roster; the duty is taken back. False when off already.

    Raises `ConferenceRefused` for someone who was present: minutes are not taken from anyone; and for oneself.
    """
    _refuse_oneself(entry, by)
    if entry.presences.exists():
        raise ConferenceRefused(_("Đồng chí này đã được điểm danh nên không đưa ra khỏi lớp được."))
    before = {"standing": entry.standing}
    if entry.standing == Standing.REMOVED:
        return False
    _change(entry, standing=Standing.REMOVED, evidence=reason)
    owed = duties_of(entry.study_class.conference).filter(enrolment=entry.enrolment_id)
    take_back(duties=owed, reason=reason, by=by)
    _record(entry, "take_off_roster", by, before, {"standing": Standing.REMOVED}, reason)
    return True


@transaction.atomic
def add_person(*, study_class: StudyClass, enrolment: Enrolment, by: User) -> RosterEntry:
    """Someone enrolled in the campaign joins the class; who is on it already stays as they are."""
    open_ones = StudyClass.objects.filter(pk=study_class.pk, roster_state=RosterState.OPEN)
    if not open_ones.filter(conference__campaign__state=CampaignState.OPEN).exists():
        raise ConferenceRefused(_("Danh sách lớp không còn mở nên không thêm được người."))
    if enrolment.campaign_id != study_class.conference.campaign_id:
        raise ConferenceRefused(_("Đồng chí này chưa được ghi danh vào đợt học tập."))
    new = entries_for(study_class, [enrolment], places_of(study_class.conference))
    RosterEntry.objects.bulk_create(new, ignore_conflicts=True)
    entry = RosterEntry.objects.get(study_class=study_class, enrolment=enrolment)
    if entry.public_id == new[0].public_id:
        give_duty(entry=entry, by=by)
        _record(entry, "add_to_roster", by, {}, {"standing": entry.standing})
    return entry


@transaction.atomic
def put_back(*, entry: RosterEntry, by: User) -> bool:
    """Into the class again, the duty owed again; False when not taken off. Raises `ConferenceRefused` for oneself."""
    _refuse_oneself(entry, by)
    before = {"standing": entry.standing, "evidence": entry.evidence}
    if entry.standing != Standing.REMOVED:
        return False
    anew = entries_for(entry.study_class, [entry.enrolment], places_of(entry.study_class.conference))[0]
    _change(entry, standing=anew.standing, evidence=anew.evidence)
    for duty in duties_of(entry.study_class.conference).filter(enrolment=entry.enrolment_id):
        owe_again(duty=duty, reason=_("Lại có tên trong lớp"), by=by)
    give_duty(entry=entry, by=by)
    _record(entry, "put_back_on_roster", by, before, {"standing": entry.standing})
    return True


def _refuse_oneself(entry: RosterEntry, by: User) -> None:
    if entry.enrolment.member_id == by.member_id:
        raise ConferenceRefused(_("Không ai tự quyết định việc của chính mình. Đồng chí nhờ người khác có thẩm quyền."))


def _change(entry: RosterEntry, **changes: object) -> None:
    if held_state(entry.study_class_id) != RosterState.OPEN:
        raise ConferenceRefused(_("Danh sách lớp không còn mở nên không sửa được."))
    RosterEntry.objects.filter(pk=entry.pk).update(**changes)
    entry.refresh_from_db()


def _record(
    entry: RosterEntry, verb: str, by: User, before: dict[str, str], after: dict[str, str], reason: str = ""
) -> None:
    subject = entry.enrolment.member.public_id
    record(actor=by, verb=verb, target=entry, subject=subject, before=before, after=after, reason=reason)
