"""What members ask for: that an absence be excused (`CB2.4`), that their presence be recognised (safeguards 2 and 4).

Asked by the member, or entered on their behalf by whoever oversees them, and marked as such. Decided once, with
reasons, by a person who oversees them, never by the member themselves nor by whoever asked for them: two persons.
The member is told.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.audit.actions import record
from foundation.files.models import StoredFile
from foundation.notifications.actions import counted_last
from learning.attendance.actions.correcting import add_span, check_span, minutes_of
from learning.attendance.actions.finishing import attending_duty
from learning.attendance.actions.following import give_days_back, open_retake_behind, restate
from learning.attendance.actions.outcomes import write_outcomes
from learning.attendance.actions.refusal import AttendanceRefused, require_judge, require_reason
from learning.attendance.actions.telling import tell
from learning.attendance.choices import ExcuseCause, PetitionState, Source
from learning.attendance.evidence import Evidence
from learning.attendance.models import ExcusedAbsence, Petition, PresenceClaim
from learning.attendance.reckoning import Reckoner
from learning.campaigns.actions import note_on_duties
from learning.campaigns.choices import CampaignState, DutyState
from learning.conferences.actions.holding import held_state
from learning.conferences.choices import RosterState, Standing
from learning.conferences.models import RosterEntry, Session
from members.access.models import User


@dataclass(frozen=True)
class Granted:
    """A span that whoever decides a claim recognises."""

    session: Session
    started_at: datetime
    ended_at: datetime


@transaction.atomic
def ask_excuse(
    *,
    entry: RosterEntry,
    cause: str,
    statement: str,
    document: StoredFile | None,
    by: User,
    at: datetime | None = None,
) -> ExcusedAbsence:
    """Ask, before or after the conference, until the campaign ends; asked again, it is the one that waits.

    Raises `AttendanceRefused` when one was accepted already.
    """
    _check_asking(entry, by)
    if cause not in ExcuseCause.values:
        raise AttendanceRefused(_("Đồng chí chọn lý do vắng."))
    asked = {"statement": require_reason(statement), "document": document, "asked_by": by, "asked_at": _or_now(at)}
    try:
        with transaction.atomic():
            excuse = ExcusedAbsence.objects.create(entry=entry, cause=cause, **asked)
    except IntegrityError:
        return _live_excuse(entry)
    _audit(excuse, "ask_excuse", by, {}, {"cause": cause})
    return excuse


def _live_excuse(entry: RosterEntry) -> ExcusedAbsence:
    live = ExcusedAbsence.objects.filter(entry=entry, state__in=[PetitionState.ASKED, PetitionState.ACCEPTED]).get()
    if live.state == PetitionState.ACCEPTED:
        raise AttendanceRefused(_("Lý do vắng của đồng chí đã được chấp nhận."))
    return live


@transaction.atomic
def claim_presence(
    *, entry: RosterEntry, statement: str, document: StoredFile | None, by: User, at: datetime | None = None
) -> PresenceClaim:
    """“I was there”: contests the record; until it is decided, no retake can be confirmed and deadlines stand still."""
    _check_asking(entry, by)
    asked = {"statement": require_reason(statement), "document": document, "asked_by": by, "asked_at": _or_now(at)}
    try:
        with transaction.atomic():
            claim = PresenceClaim.objects.create(entry=entry, **asked)
    except IntegrityError:
        return PresenceClaim.objects.get(entry=entry, state=PetitionState.ASKED)
    _audit(claim, "claim_presence", by, {}, {"state": PetitionState.ASKED})
    _restate(entry, claimed=True)
    return claim


def _or_now(at: datetime | None) -> datetime:
    return at or timezone.now()


def _check_asking(entry: RosterEntry, by: User) -> None:
    if entry.enrolment.member_id != by.member_id:
        require_judge(entry, by)
    if entry.standing != Standing.REQUIRED:
        raise AttendanceRefused(_("Đồng chí này không thuộc danh sách phải dự nên không cần xin phép."))
    if entry.study_class.conference.campaign.state == CampaignState.CLOSED:
        raise AttendanceRefused(_("Đợt học tập đã kết thúc. Đồng chí gửi kiến nghị đến cấp ủy."))


@transaction.atomic
def withdraw_petition(*, petition: Petition, by: User) -> bool:
    """The member takes back what they asked; False once it was decided."""
    entry: RosterEntry = petition.entry  # type: ignore[attr-defined]
    if entry.enrolment.member_id != by.member_id:
        raise AttendanceRefused(_("Chỉ người gửi mới rút được."))
    if not _move(petition, PetitionState.WITHDRAWN):
        return False
    _audit(petition, "withdraw_petition", by, {"state": PetitionState.ASKED}, {"state": PetitionState.WITHDRAWN})
    if isinstance(petition, PresenceClaim):
        _restate(entry, claimed=False)
    return True


def _require_decider(petition: Petition, entry: RosterEntry, by: User) -> None:
    require_judge(entry, by)
    if petition.asked_by.member_id == by.member_id:
        raise AttendanceRefused(_("Đồng chí đã ghi thay nên người khác có thẩm quyền phải xem xét, kết luận."))


@transaction.atomic
def decide_excuse(*, excuse: ExcusedAbsence, accepted: bool, reason: str, by: User, at: datetime | None = None) -> bool:
    """Accept or refuse, with reasons; False when it was decided or withdrawn already."""
    _require_decider(excuse, excuse.entry, by)
    state = PetitionState.ACCEPTED if accepted else PetitionState.REFUSED
    if not _decide(excuse, state, require_reason(reason), by, at=at):
        return False
    title = _("Vắng có lý do: được chấp nhận") if accepted else _("Vắng có lý do: không được chấp nhận")
    tell(excuse.entry, cause=f"excuse:{excuse.public_id}", title=title, body=excuse.decision, at=at)
    return True


@transaction.atomic
@counted_last()
def decide_claim(*, claim: PresenceClaim, granted: list[Granted], reason: str, by: User) -> bool:
    """Recognise these spans, or with none refuse the claim; False when it was decided or withdrawn already.

    Holds on a closed roster too: the decision is the authority, and the person's minutes are reckoned at once.
    """
    entry = claim.entry
    _require_decider(claim, entry, by)
    for one in granted:
        check_span(entry, one.session, one.started_at, one.ended_at)
    roster, before = held_state(entry.study_class_id), minutes_of(entry)
    state = PetitionState.ACCEPTED if granted else PetitionState.REFUSED
    if not _decide(claim, state, require_reason(reason), by, before):
        return False
    for one in granted:
        add_span(entry, one.session, one.started_at, one.ended_at, source=Source.CLAIM, by=by)
    if granted:
        _reckon_again(entry, roster, by)
    new_day = _let_run_again(claim, by)
    title = _("Minh chứng có mặt: được chấp nhận") if granted else _("Minh chứng có mặt: không được chấp nhận")
    body = "\n".join(line for line in (claim.decision, new_day) if line)
    tell(entry, cause=f"claim:{claim.public_id}", title=title, body=body)
    return True


def _let_run_again(claim: PresenceClaim, by: User) -> str:
    """What follows runs on from where it stood; the new last day in words when it moved."""
    retake, told = open_retake_behind(claim.entry), ""
    if retake and give_days_back(retake=retake, claim=claim, by=by):
        told = _("Hạn học lại mới: %(day)s.") % {"day": f"{retake.due_on:%d/%m/%Y}"}
    _restate(claim.entry, claimed=False)
    return told


def _reckon_again(entry: RosterEntry, state: str, by: User) -> None:
    """At once where the roster is closed; while it is being closed, the job has yet to come to the end and does it."""
    if state == RosterState.CLOSED:
        write_outcomes(reckoner=Reckoner(entry.study_class), entries=[entry], by=by)


def _restate(entry: RosterEntry, *, claimed: bool) -> None:
    """Let the duties say that a claim waits, or waits no more."""
    retake = open_retake_behind(entry)
    if retake:
        restate(retake=retake)
        return
    duty = attending_duty(entry)
    if duty and duty.state == DutyState.TODO and duty.evidence.get("candidate"):
        evidence: Evidence = {key: value for key, value in duty.evidence.items() if key != "claimed"}
        note_on_duties(notes={duty.pk: evidence | ({"claimed": True} if claimed else {})})


def _decide(
    petition: Petition,
    state: PetitionState,
    reason: str,
    by: User,
    before: dict[str, Any] | None = None,
    at: datetime | None = None,
) -> bool:
    if not _move(petition, state, decided_by=by, decided_at=_or_now(at), decision=reason):
        return False
    _audit(petition, "decide_petition", by, before or {}, {"state": state}, reason)
    return True


def _move(petition: Petition, state: PetitionState, **changes: object) -> bool:
    waiting = type(petition)._default_manager.filter(pk=petition.pk, state=PetitionState.ASKED)
    if not waiting.update(state=state, **changes):
        return False
    petition.refresh_from_db()
    return True


def _audit(
    petition: Petition, verb: str, by: User, before: dict[str, Any], after: dict[str, Any], reason: str = ""
) -> None:
    entry: RosterEntry = petition.entry  # type: ignore[attr-defined]
    subject = entry.enrolment.member.public_id
    record(actor=by, verb=verb, target=petition, subject=subject, before=before, after=after, reason=reason)
