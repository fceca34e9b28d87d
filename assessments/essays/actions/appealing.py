"""Appeals (phúc khảo): filed by the author within the days of the policy, decided by someone who judged nothing of it.

While one is open the contested result counts in no aggregate and for no commendation (safeguard 4).
"""

from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.essays.actions.grading import close_grading, rules_on, save_notes
from assessments.essays.actions.telling import tell_author, tell_deciders
from assessments.essays.choices import AppealState
from assessments.essays.flows import APPEAL_FLOW, CHANGE, UPHOLD, WITHDRAW
from assessments.essays.models import Appeal, Essay, Grading
from assessments.essays.queries import APPEALED, appeals_decided_by
from assessments.essays.rules import Parts
from foundation.audit.actions import record
from foundation.reviews.actions import take_step
from learning.campaigns.actions import mark_duty
from learning.campaigns.choices import DutyState
from members.access.models import User
from members.access.scope import OFFICER_ROLES


class AppealRefused(Exception):
    """No appeal can be filed; the text says why, for the author."""


def last_day_to_appeal(essay: Essay) -> date | None:
    """By the policy in force when the result was released; None before."""
    if essay.released_at is None:
        return None
    return timezone.localdate(essay.released_at) + timedelta(days=rules_on(essay.released_at).appeal_days)


@transaction.atomic
def file_appeal(*, essay: Essay, reason: str, by: User, at: datetime) -> Appeal:
    """Contest the released result; filed twice it is filed once. Raises `AppealRefused`."""
    if essay.author_id != by.member_id:
        raise AppealRefused(_("Chỉ người viết bài được đề nghị phúc khảo."))
    filed = essay.appeals.exclude(state=AppealState.WITHDRAWN).first()
    if filed and filed.state == AppealState.OPEN:
        return filed
    last_day = last_day_to_appeal(essay)
    if filed or last_day is None or essay.result is None:
        raise AppealRefused(_("Kết quả này không còn hoặc chưa được đề nghị phúc khảo."))
    if timezone.localdate(at) > last_day:
        raise AppealRefused(_("Đã quá hạn đề nghị phúc khảo (%(day)s).") % {"day": f"{last_day:%d/%m/%Y}"})
    if not reason.strip():
        raise AppealRefused(_("Đồng chí ghi rõ lý do đề nghị phúc khảo."))
    try:
        with transaction.atomic():
            appeal = Appeal.objects.create(
                essay=essay, contested=essay.result, reason=reason.strip(), state=AppealState.OPEN, filed_at=at
            )
    except IntegrityError:  # the other tab was first
        return essay.appeals.get(state=AppealState.OPEN)
    _say_on_duty(essay, appeal)
    subject = essay.author.public_id
    record(actor=by, verb="appeal_filed", target=appeal, subject=subject, after={"state": appeal.state}, reason=reason)
    tell_deciders(appeal, deciders_of(appeal), _("Có đề nghị phúc khảo bài thu hoạch"), at=at)
    return appeal


def deciders_of(appeal: Appeal) -> list[int]:
    """Accounts of the officers right above the author who may decide; of those further up when there is none."""
    path = appeal.essay.duty.enrolment.unit_path
    above = User.objects.filter(is_active=True, member__grants__role__in=OFFICER_ROLES)
    for end in range(len(path), 0, -4):
        near = above.filter(member__grants__unit__path=path[:end]).distinct()
        found = [user.pk for user in near if appeals_decided_by(user).filter(pk=appeal.pk).exists()]
        if found:
            return found
    return []


@transaction.atomic
def withdraw_appeal(*, appeal: Appeal, by: User, at: datetime) -> None:
    """The author takes it back: the result stands as it was. Raises `StepRefused`."""
    take_step(flow=APPEAL_FLOW, target=appeal, name=WITHDRAW, by=by, at=at)
    _say_on_duty(appeal.essay, None)


@transaction.atomic
def uphold_result(*, appeal: Appeal, seen: int, reason: str, by: User, at: datetime) -> None:
    """The result stands, for reasons that the author reads. Raises `StepRefused`."""
    take_step(flow=APPEAL_FLOW, target=appeal, name=UPHOLD, by=by, reason=reason, seen=seen, at=at)
    _decided(appeal, at)


@transaction.atomic
def change_result(*, appeal: Appeal, seen: int, entries: Parts, reason: str, by: User, at: datetime) -> Grading:
    """Grade anew: the new grading stands, the contested one is kept. Raises `NotGraded`, `StepRefused`.

    What was worked out of the result (aggregates, what the author is shown) follows, since it is read from it.
    """
    step = take_step(flow=APPEAL_FLOW, target=appeal, name=CHANGE, by=by, reason=reason, seen=seen, at=at)
    if step.at != at and appeal.essay.result and appeal.essay.result.appeal_id == appeal.pk:
        return appeal.essay.result  # sent again
    essay, version = appeal.essay, appeal.contested.version
    grading, _new = Grading.objects.get_or_create(
        version=version, grader=by, defaults={"rubric": appeal.contested.rubric, "appeal": appeal}
    )
    save_notes(grading=grading, entries=entries)
    close_grading(grading, version, at)
    Grading.objects.filter(pk=grading.pk).update(appeal=appeal)
    Essay.objects.filter(pk=essay.pk).update(result=grading)
    record(
        actor=by,
        verb="change_essay_result",
        target=essay,
        subject=essay.author.public_id,
        before={"tenths": appeal.contested.tenths},
        after={"tenths": grading.tenths},
        reason=reason,
    )
    essay.result = grading
    _decided(appeal, at)
    return grading


def _decided(appeal: Appeal, at: datetime) -> None:
    _say_on_duty(appeal.essay, None)
    tell_author(appeal.essay, f"appeal:{appeal.public_id}", _("Đã có kết quả phúc khảo của đồng chí"), at=at)


def _say_on_duty(essay: Essay, appeal: Appeal | None) -> None:
    """Boards and the author's own list say that an appeal is open."""
    said = appeal.public_id if appeal else None
    mark_duty(duty=essay.duty_id, mark=APPEALED, said=said, state=DutyState.DONE)
