"""The three pages of an attempt, put together from patterns: before, the paper, and the result."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from assessments.attempts.models import Attempt
from assessments.attempts.papers import NOTHING, explained_questions, shown_jumps, shown_questions
from assessments.attempts.patterns import page, pattern
from assessments.attempts.queries import Standing, source_of, versions_on
from assessments.attempts.rules import milliseconds, needed_to_pass, percent_of
from assessments.quizzes.models import Quiz
from assessments.quizzes.rules import estimated_minutes
from members.access.request import user_of


def fragment(template: str, **context: Any) -> SafeString:
    """A part that few pages have, from an ordinary template."""
    return render_to_string(f"assessments/attempts/{template}", context)


def intro_page(request: HttpRequest, standing: Standing) -> HttpResponse:
    """What awaits the member, who will see what, and the results so far."""
    quiz = standing.quiz
    begins = standing.may_start and not standing.open_attempt
    numbers = {"needed": needed_to_pass(quiz.draw_count, quiz.pass_percent), "percent": quiz.pass_percent}
    return page(
        request,
        "intro.html",
        title=quiz.title,
        kind=quiz.get_kind_display(),
        campaign=standing.duty.enrolment.campaign.title,
        who=user_of(request).get_full_name(),
        notice=NOTHING if begins else fragment("_notice.html", standing=standing),
        words=mark_safe(linebreaks(quiz.intro, autoescape=True)) if quiz.intro else NOTHING,
        questions=str(quiz.draw_count),
        time=time_for(quiz),
        needed=_("đúng từ %(needed)s câu (%(percent)s%%)") % numbers,
        left=_("%(left)s trong %(allowed)s") % {"left": standing.left, "allowed": standing.allowed},
        next=start_form(request, standing),
        finished=fragment("_finished.html", standing=standing) if standing.finished else NOTHING,
    )


def time_for(quiz: Quiz) -> str:
    """The time limit, or how long it takes without one."""
    if quiz.minutes:
        return _("%(minutes)s phút") % {"minutes": quiz.minutes}
    minutes = estimated_minutes(None, quiz.draw_count)
    return _("không giới hạn, khoảng %(minutes)s phút") % {"minutes": minutes}


def start_form(request: HttpRequest, standing: Standing) -> SafeString:
    """The one button of the page: begin, go on, begin again, or back."""
    if not (standing.open_attempt or standing.may_start):
        return home("secondary")
    begin = _("Làm lại") if standing.finished else _("Bắt đầu làm bài")
    clock_runs = standing.quiz.minutes and not standing.open_attempt
    return pattern("_start.html", "address", "csrf_token", "label", "note").fill(
        address=reverse("attempts:start", args=[standing.duty.public_id]),
        csrf_token=get_token(request),
        label=_("Làm tiếp") if standing.open_attempt else begin,
        note=pattern("_clock_runs.html").fill() if clock_runs else NOTHING,
    )


def home(variant: str) -> SafeString:
    """The way back to what there is to do."""
    return pattern("_home.html", "variant").fill(variant=variant)


def paper_page(request: HttpRequest, attempt: Attempt, now_ms: int) -> HttpResponse:
    """The questions as one form; a script turns it into one question a screen."""
    return page(
        request,
        "paper.html",
        account=str(attempt.member_id),
        title=attempt.quiz.title,
        public_id=attempt.public_id,
        address=reverse("attempts:paper", args=[attempt.public_id]),
        intro_address=reverse("attempts:intro", args=[attempt.duty.public_id]),
        questions=shown_questions(attempt.paper, attempt.answers, versions_on(attempt)),
        jumps=shown_jumps(attempt.paper),
        total=str(len(attempt.paper)),
        now_ms=str(now_ms),
        clock=clock_of(attempt),
    )


def clock_of(attempt: Attempt) -> SafeString:
    """Until when, in words; the script counts down. Nothing where there is no end."""
    if attempt.expires_at is None:
        return NOTHING
    until = _("nộp trước %(time)s") % {"time": timezone.localtime(attempt.expires_at).strftime("%H:%M")}
    clock = pattern("_clock.html", "expires", "until")
    return clock.fill(expires=str(milliseconds(attempt.expires_at)), until=until)


def result_page(request: HttpRequest, attempt: Attempt, standing: Standing) -> HttpResponse:
    """The mark, each answer explained with its passage, and what comes next."""
    correct, total = attempt.correct or 0, len(attempt.paper)
    percent = attempt.yardstick["pass_percent"]
    others = [other for other in standing.finished if other.pk != attempt.pk]
    source = source_of(attempt.quiz)
    submitted = timezone.localtime(attempt.submitted_at).strftime("%H:%M %d/%m/%Y")
    return page(
        request,
        "result.html",
        title=attempt.quiz.title,
        number=_("lượt %(number)s") % {"number": attempt.number},
        heading=_("Đồng chí đã đạt") if attempt.passed else _("Lần này chưa đạt"),
        who=user_of(request).get_full_name(),
        tone="good" if attempt.passed else "bad",
        score=f"{correct}/{total}",
        percent=f"{percent_of(correct, total).normalize():f}".replace(".", ","),
        needed=_("Mức đạt: %(needed)s câu (%(percent)s%%)")
        % {"needed": needed_to_pass(total, percent), "percent": percent},
        when=_("nộp lúc %(when)s") % {"when": submitted},
        next=next_step(attempt, standing),
        questions=explained_questions(attempt.paper, attempt.answers, versions_on(attempt), source),
        others=fragment("_others.html", others=others) if others else NOTHING,
    )


def next_step(attempt: Attempt, standing: Standing) -> SafeString:
    """Once more while there are attempts left, else back; who has none left is told whom to see."""
    if standing.may_start:
        left = _("Đồng chí còn %(left)s lượt. Đồng chí đọc lời giải bên dưới rồi làm lại khi sẵn sàng.")
        return pattern("_again.html", "left", "address").fill(
            left=left % {"left": standing.left},
            address=reverse("attempts:intro", args=[standing.duty.public_id]),
        )
    used_up = not attempt.passed and standing.left == 0
    return (pattern("_used_up.html").fill() if used_up else NOTHING) + home("primary")
