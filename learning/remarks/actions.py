"""Recording, answering, contesting, deciding and withdrawing remarks; each told to those concerned."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from foundation.audit.actions import record
from foundation.notifications.actions import counted_last, notify
from foundation.notifications.choices import NoticeKind
from learning.campaigns.models import Enrolment
from learning.conferences.models import Conference
from learning.remarks.choices import Refusal, RemarkKind, RemarkState
from learning.remarks.models import Remark
from learning.remarks.queries import DISPUTED, absence_facts, decidable_by, deciders_for, withdrawable_by
from learning.remarks.rules import refusal_of
from members.access.models import User


class RemarkRefused(Exception):
    """The remark cannot be recorded, or changed, as asked; its text is for a person."""


@transaction.atomic
def record_remark(
    *,
    enrolment: Enrolment,
    conference: Conference | None,
    kind: str,
    cause: str,
    moment: str,
    statement: str,
    key: str,
    by: User,
) -> Remark:
    """Record what was said of a person (`R32`); sent again with the same `key` it returns what stands.

    The caller has found the enrolment among those that `by` may record of. Raises `RemarkRefused`.
    """
    whole_key = f"{by.pk}:{key}"[:40]
    known = Remark.objects.filter(key=whole_key).first()
    if known:
        return known
    refusal = refusal_of(
        kind,
        cause,
        about_oneself=enrolment.member_id == by.member_id,
        has_conference=conference is not None,
        facts=absence_facts(enrolment, conference),
    )
    if refusal:
        raise RemarkRefused(str(Refusal(refusal).label))
    remark, made = Remark.objects.get_or_create(
        key=whole_key,
        defaults={
            "enrolment": enrolment,
            "member": enrolment.member,
            "conference": conference,
            "kind": kind,
            "cause": cause,
            "moment": moment,
            "statement": statement.strip(),
            "recorded_by": by,
        },
    )
    if made:
        _audit(remark, by, "record_remark", {}, {"kind": kind, "cause": cause, "statement": remark.statement})
        _tell_member(remark, "recorded", TITLES[RemarkKind(kind)])
    return remark


TITLES: dict[RemarkKind, str | Promise] = {
    RemarkKind.COMMENDATION: _("Đồng chí được biểu dương trong học tập nghị quyết"),
    RemarkKind.REMINDER: _("Đồng chí có một nhắc nhở trong học tập nghị quyết"),
    RemarkKind.CRITICISM: _("Đồng chí có một phê bình trong học tập nghị quyết"),
    RemarkKind.REVIEW_PROPOSAL: _("Có đề nghị kiểm điểm liên quan đến đồng chí"),
}


@transaction.atomic
def answer_remark(*, remark: Remark, text: str, disputes: bool, by: User, at: datetime) -> None:
    """The person's own words; with `disputes` the remark has no effect until someone else has decided.

    Raises `RemarkRefused` when it was withdrawn, or contested and decided before; `ValueError` for another's.
    """
    if remark.member_id != by.member_id:
        raise ValueError("only the person answers")
    standing = Remark.objects.filter(pk=remark.pk, state=RemarkState.RECORDED)
    if disputes:
        contested = standing.filter(disputed_at__isnull=True).update(disputed_at=at, answer=text, answered_at=at)
        waiting = contested or standing.filter(DISPUTED).update(answer=text, answered_at=at)
        if not waiting:
            raise RemarkRefused(_("Việc này đã được xem xét và kết luận hoặc đã rút."))
        if contested:
            _tell_deciders(remark)
    elif not standing.update(answer=text, answered_at=at):
        raise RemarkRefused(_("Việc này đã được rút, không cần trả lời nữa."))
    before = {"answer": remark.answer}
    _audit(remark, by, "dispute_remark" if disputes else "answer_remark", before, {"answer": text})
    remark.refresh_from_db()


@transaction.atomic
@counted_last()
def decide_dispute(*, remark: Remark, upheld: bool, decision: str, by: User, at: datetime) -> None:
    """Someone other than the recorder upholds the remark or withdraws it, with reasons.

    Raises `RemarkRefused` unless `by` may decide and it waits for it; `ValueError` without reasons.
    """
    if not decision.strip():
        raise ValueError("a decision has reasons")
    decided = {"decided_by": by, "decided_at": at, "decision": decision.strip()}
    withdrawn = {
        "state": RemarkState.WITHDRAWN,
        "withdrawn_by": by,
        "withdrawn_at": at,
        "withdrawn_because": decision.strip(),
    }
    waiting = Remark.objects.filter(pk__in=decidable_by(by).filter(pk=remark.pk).values("pk")).filter(DISPUTED)
    if not waiting.update(**decided, **({} if upheld else withdrawn)):
        raise RemarkRefused(_("Việc này không còn chờ đồng chí xem xét."))
    remark.refresh_from_db()
    _audit(remark, by, "decide_remark", {}, {"upheld": upheld}, decision.strip())
    _tell_member(remark, "decided", _("Đã có kết luận về ý kiến của đồng chí"))
    title = _("Ý kiến không đồng ý về nhận xét đồng chí ghi đã có kết luận")
    _tell([remark.recorded_by_id], remark, "decided", title, reverse("remarks:detail", args=[remark.public_id]))


@transaction.atomic
def withdraw_remark(*, remark: Remark, reason: str, by: User, at: datetime) -> None:
    """Take the remark back; it stays on record as withdrawn.

    Raises `RemarkRefused` unless `by` may and it stands; `ValueError` without a reason.
    """
    if not reason.strip():
        raise ValueError("a remark is withdrawn for a reason")
    standing = Remark.objects.filter(pk__in=withdrawable_by(by).filter(pk=remark.pk).values("pk"))
    changes = {"withdrawn_by": by, "withdrawn_at": at, "withdrawn_because": reason.strip()}
    if not standing.filter(state=RemarkState.RECORDED).update(state=RemarkState.WITHDRAWN, **changes):
        raise RemarkRefused(_("Đồng chí không rút được việc này, hoặc việc này đã rút rồi."))
    remark.refresh_from_db()
    _audit(remark, by, "withdraw_remark", {"state": RemarkState.RECORDED}, {"state": remark.state}, reason.strip())
    _tell_member(remark, "withdrawn", _("Một nhận xét về đồng chí đã được rút"))


def _audit(
    remark: Remark, by: User, verb: str, before: dict[str, Any], after: dict[str, Any], reason: str = ""
) -> None:
    subject = remark.member.public_id
    record(actor=by, verb=verb, target=remark, subject=subject, before=before, after=after, reason=reason)


def _tell_member(remark: Remark, what: str, title: str | Promise) -> None:
    """Whoever has no account learns it from their secretary."""
    own = User.objects.filter(member=remark.member_id, is_active=True).values_list("pk", flat=True)
    _tell(list(own), remark, what, title, reverse("remarks:mine"))


def _tell_deciders(remark: Remark) -> None:
    title = _("Có đảng viên không đồng ý với một nhận xét, đề nghị xem xét lại")
    _tell(deciders_for(remark), remark, "disputed", title, reverse("remarks:detail", args=[remark.public_id]))


def _tell(recipients: list[int], remark: Remark, what: str, title: str | Promise, address: str) -> None:
    """The notice never repeats the facts: mail passes through other hands."""
    cause = f"remark:{remark.public_id}:{what}"
    notify(recipients=recipients, cause=cause, kind=NoticeKind.DECISION, title=title, address=address)
