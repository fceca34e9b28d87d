"""The duties that assessments can require."""

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assessments.attempts.queries import PASS_SURVEY
from assessments.essays.queries import APPEALED, RELEASED, RETURNED, WRITE_ESSAY, waits_for_judgement
from assessments.paper.queries import may_be_entered
from assessments.quizzes.queries import quizzes_usable_by
from assessments.quizzes.rules import estimated_minutes
from learning.campaigns.choices import HANDED_IN
from learning.campaigns.kinds import DutyKind, Remedy, Target, Trouble, register
from learning.campaigns.models import Duty
from members.access.models import User


def intro_of(duty: Duty) -> str:
    """Where the member begins."""
    return reverse("attempts:intro", args=[duty.public_id])


def ready_surveys(user: User) -> list[Target]:
    """What the officer may require: ready surveys of their units and of the units above."""
    return [
        Target(quiz.public_id, quiz.title, estimated_minutes(quiz.minutes, quiz.draw_count))
        for quiz in quizzes_usable_by(user).order_by("-pk")
    ]


def another_attempt(duty: Duty) -> Remedy:
    """Where whoever oversees the member grants one more attempt."""
    return Remedy(_("Cho làm thêm lượt"), reverse("attempts:grant", args=[duty.public_id]))


ESSAY_MINUTES = 60
"""What is told to the member as the time that an essay takes."""


def essay_after(conference_id: str, title: str) -> Target:
    """The essay of one who missed the conference and studied alone (`R19`)."""
    return Target(f"hoi-nghi-{conference_id}", (_("Bài thu hoạch: %(title)s") % {"title": title})[:200], ESSAY_MINUTES)


def judge_essay(duty: Duty) -> Remedy | None:
    """Where whoever oversees the member reads what was handed in; None while nothing was."""
    essay = waits_for_judgement(duty)
    return Remedy(_("Chấm bài thu hoạch"), reverse("essays:judge", args=[essay.public_id])) if essay else None


def read_or_enter(duty: Duty) -> Remedy | None:
    """Where what was handed in is read; where nobody wrote in the system, where what is on paper is entered."""
    if reading := judge_essay(duty):
        return reading
    if not may_be_entered(duty):
        return None
    return Remedy(_("Nhập bài viết trên giấy"), reverse("paper:enter", args=[duty.public_id]))


def handed_in(duty: Duty) -> Trouble | None:
    """Nothing is left to the member while somebody has yet to read the essay."""
    if HANDED_IN not in duty.evidence:
        return None
    sentence = _("Bí thư chi bộ hoặc cấp trên sẽ đọc và chấm bài. Trong lúc chờ, đồng chí không phải làm gì thêm.")
    address = reverse("essays:write", args=[duty.public_id])
    return Trouble("waiting", _("Đã nộp, chờ chấm"), sentence, _("Xem bài đã nộp"), address)


def essay_note(duty: Duty) -> str:
    """`Cần bổ sung` until it is handed in again, `Đang phúc khảo`, `Đã có kết quả`."""
    words = {RETURNED: _("Cần bổ sung"), APPEALED: _("Đang phúc khảo"), RELEASED: _("Đã có kết quả")}
    return next((str(word) for mark, word in words.items() if mark in duty.evidence), "")


def accepted_essay(duty: Duty) -> str:
    """`Bài thu hoạch được công nhận`; an appeal that is open is told besides, a mark never."""
    if APPEALED in duty.evidence:
        return gettext("Bài thu hoạch được công nhận; đang phúc khảo kết quả")
    return gettext("Bài thu hoạch được công nhận") if duty.evidence.get("essay") else ""


def register_essay() -> None:
    """`WRITE_ESSAY`: one of a campaign, required of everyone, or one in a conference's stead."""
    register(
        DutyKind(
            code=WRITE_ESSAY,
            label=_("Viết bài thu hoạch"),
            action_label=_("Viết bài thu hoạch"),
            icon="file-text",
            address=lambda duty: reverse("essays:write", args=[duty.public_id]),
            targets=lambda user: [Target("essay", gettext("Bài thu hoạch"), ESSAY_MINUTES)],
            evidence=accepted_essay,
            judging=read_or_enter,
            trouble=handed_in,
            note=essay_note,
            place=3,
            for_self_study=True,
            individual_target=essay_after,
        )
    )


def register_kinds() -> None:
    """Passing a comprehension survey, writing an essay."""
    register_essay()
    register(
        DutyKind(
            code=PASS_SURVEY,
            label=_("Làm phiếu khảo sát nhận thức"),
            action_label=_("Làm phiếu khảo sát"),
            icon="list",
            address=intro_of,
            targets=ready_surveys,
            remedy=another_attempt,
            place=2,
        )
    )
