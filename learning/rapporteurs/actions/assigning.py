"""Who speaks at a session, and who stands ready in their place (`R27`, `CB3.3`)."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from foundation.audit.actions import record
from foundation.notifications.actions import notify
from foundation.notifications.choices import NoticeKind
from learning.conferences.actions import ConferenceRefused, add_part, remove_part
from learning.conferences.choices import ConferenceState, Part
from learning.conferences.models import Conference, ConferencePart, Session
from learning.conferences.words import times_of
from learning.rapporteurs.actions.refusal import RapporteurRefused
from learning.rapporteurs.models import Assignment, BackupAssignment, Rapporteur
from learning.rapporteurs.queries import busy_at, live, rules_today
from learning.rapporteurs.rules import may_speak
from members.access.models import User


@transaction.atomic
def assign(
    *, session: Session, rapporteur: Rapporteur, backup: Rapporteur, topic: str, by: User, at: datetime | None = None
) -> Assignment:
    """The rapporteur speaks at the session, the backup stands ready; both are told, the plan names the speaker.

    Asked again, the standing assignment is returned as it is. Raises `RapporteurRefused` for a level that the
    conference does not take, someone released, one person twice, or someone who speaks elsewhere at that time.
    """
    conference = session.study_class.conference
    known = live(Assignment.objects.filter(session=session, rapporteur=rapporteur)).first()
    if known:
        return known
    _check(conference, session, rapporteur, backup)
    try:
        with transaction.atomic():
            assignment = Assignment.objects.create(
                session=session,
                rapporteur=rapporteur,
                topic=topic.strip(),
                assigned_by=by,
                assigned_at=at or timezone.now(),
            )
    except IntegrityError:
        return live(Assignment.objects.filter(session=session, rapporteur=rapporteur)).get()
    BackupAssignment.objects.create(assignment=assignment, rapporteur=backup)
    assignment.part = _part_for(conference, rapporteur, assignment.topic, by)
    assignment.save(update_fields=["part"])
    told = {"rapporteur": rapporteur.public_id, "backup": backup.public_id, "session": session.public_id}
    record(actor=by, verb="assign_rapporteur", target=assignment, subject=rapporteur.member.public_id, after=told)
    _tell(rapporteur, assignment, "given", _("Đồng chí được phân công báo cáo tại hội nghị"))
    _tell(backup, assignment, "backup", _("Đồng chí được phân công dự phòng báo cáo tại hội nghị"))
    return assignment


def _check(conference: Conference, session: Session, rapporteur: Rapporteur, backup: Rapporteur) -> None:
    people, level, rules = [rapporteur, backup], conference.unit.level.code, rules_today()
    if rapporteur.member_id == backup.member_id:
        raise RapporteurRefused(_now("Người dự phòng phải là đồng chí khác."))
    if any(person.ended_on for person in people):
        raise RapporteurRefused(_now("Có đồng chí đã thôi làm báo cáo viên. Đồng chí chọn người khác."))
    if not all(may_speak(person.level, level, rules) for person in people):
        raise RapporteurRefused(
            _now(
                "Hội nghị cấp tỉnh chỉ do báo cáo viên Trung ương và báo cáo viên cấp tỉnh báo cáo (Đề án 04, mục 3.3)."
            )
        )
    busy = busy_at(people, session).select_related("rapporteur__member").first()
    if busy:
        raise RapporteurRefused(
            _now("Trong giờ ấy đã có phân công khác cho người được chọn. Đồng chí chọn người khác.")
        )


def _part_for(conference: Conference, rapporteur: Rapporteur, topic: str, by: User) -> ConferencePart | None:
    """A line on the plan and the invitations, unless the person stands there already."""
    if conference.parts.filter(part=Part.PRESENTING, member=rapporteur.member_id).exists():
        return None
    position = rapporteur.position or str(rapporteur.get_level_display())
    given = {"name": rapporteur.member.full_name, "position": position, "topic": topic}
    try:
        return add_part(conference=conference, part=Part.PRESENTING, member=rapporteur.member, by=by, **given)
    except ConferenceRefused as refusal:
        raise RapporteurRefused(str(refusal)) from refusal


@transaction.atomic
def withdraw(*, assignment: Assignment, reason: str, by: User, at: datetime | None = None) -> bool:
    """Not by them after all, for a reason that both are told; False when withdrawn already."""
    changes = {"withdrawn_by": by, "withdrawn_at": at or timezone.now(), "withdrawn_because": reason.strip()}
    if not reason.strip():
        raise RapporteurRefused(_now("Đồng chí ghi lý do thu hồi phân công."))
    if not live(Assignment.objects.filter(pk=assignment.pk)).update(**changes):
        return False
    _let_go_of_part(assignment, by)
    subject = assignment.rapporteur.member.public_id
    record(actor=by, verb="withdraw_assignment", target=assignment, subject=subject, reason=reason.strip())
    for person in (assignment.rapporteur, assignment.backup.rapporteur):
        _tell(person, assignment, "withdrawn", _("Phân công báo cáo của đồng chí đã được thu hồi"), reason.strip())
    return True


def _let_go_of_part(assignment: Assignment, by: User) -> None:
    """The line on the plan goes with its last assignment."""
    conference = assignment.session.study_class.conference
    if assignment.part is None or conference.state == ConferenceState.CANCELLED:
        return
    same = live(Assignment.objects.filter(rapporteur=assignment.rapporteur_id))
    other = same.filter(session__study_class__conference=conference).first()
    if other is None:
        remove_part(part=assignment.part, by=by)
    else:
        Assignment.objects.filter(pk=other.pk).update(part=assignment.part)


def _tell(person: Rapporteur, assignment: Assignment, what: str, title: str | Promise, reason: str = "") -> None:
    """Whoever has no account is told by the board."""
    conference = assignment.session.study_class.conference
    own = User.objects.filter(member=person.member_id, is_active=True).values_list("pk", flat=True)
    lines = [conference.title, times_of(assignment.session), assignment.topic, reason]
    notify(
        recipients=list(own),
        cause=f"assignment:{assignment.public_id}:{what}",
        kind=NoticeKind.DECISION if what == "withdrawn" else NoticeKind.ASSIGNMENT,  # letters leave reasons out
        title=title,
        body="\n".join(filter(None, lines)),
        address="" if what == "withdrawn" else reverse("conferences:detail", args=[conference.public_id]),
    )
