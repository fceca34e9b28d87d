"""Writing questions. An edit never changes a version: it adds the next."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypedDict

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from assessments.bank.choices import Option
from assessments.bank.models import Question, QuestionVersion
from assessments.bank.rules import question_problems, tidy, tidy_options
from assessments.quizzes.choices import QuizState
from foundation.audit.actions import record
from learning.library.models import ResolutionPage
from members.access.models import User
from members.units.models import Unit


class UnfitQuestion(ValueError):
    """The question may not stand in the bank; `problems` says why, in sentences."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


class EditedMeanwhile(Exception):
    """Someone else saved a version after the one this edit began from."""


class QuestionInUse(Exception):
    """The question stands in a survey that is ready."""


class Content(TypedDict):
    """What a version says."""

    kind: str
    stem: str
    options: list[Option]
    explanation: str
    clause: str
    clause_anchor: str


def fit_content(
    kind: str, stem: str, options: Sequence[Option], explanation: str, clause: str, clause_anchor: str
) -> Content:
    """Tidied content; raises `UnfitQuestion`."""
    tidied = tidy_options(options)
    if problems := question_problems(kind, stem, tidied):
        raise UnfitQuestion(problems)
    return Content(
        kind=str(kind),
        stem=stem.strip(),
        options=tidied,
        explanation=explanation.strip(),
        clause=tidy(clause),
        clause_anchor=tidy(clause_anchor),
    )


@transaction.atomic
def write_question(
    *,
    unit: Unit,
    resolution: ResolutionPage | None,
    kind: str,
    stem: str,
    options: Sequence[Option],
    explanation: str = "",
    clause: str = "",
    clause_anchor: str = "",
    by: User,
) -> Question:
    """Put a new question into the unit's bank as version 1. Raises `UnfitQuestion`."""
    content = fit_content(kind, stem, options, explanation, clause, clause_anchor)
    question = Question.objects.create(unit=unit, resolution=resolution)
    return _become_current(question, QuestionVersion(question=question, number=1, created_by=by, **content))


def edit_question(
    *,
    question: Question,
    resolution: ResolutionPage | None,
    kind: str,
    stem: str,
    options: Sequence[Option],
    explanation: str = "",
    clause: str = "",
    clause_anchor: str = "",
    base: int,
    by: User,
) -> Question:
    """Save the next version after version `base`; the same content again changes nothing.

    Raises `UnfitQuestion`, and `EditedMeanwhile` when `base` is no longer the newest.
    """
    content = fit_content(kind, stem, options, explanation, clause, clause_anchor)
    newest = question.versions.order_by("-number").first()
    same = newest is not None and says(newest, content)
    if newest is not None and newest.number != base and not same:
        raise EditedMeanwhile
    try:
        with transaction.atomic():
            Question.objects.filter(pk=question.pk).update(resolution=resolution)
            if same:
                return question
            version = QuestionVersion(question=question, number=base + 1, created_by=by, **content)
            return _become_current(question, version)
    except IntegrityError as error:
        raise EditedMeanwhile from error


def says(version: QuestionVersion, content: Content) -> bool:
    """Whether the version already says just this."""
    return all(getattr(version, name) == value for name, value in content.items())


def _become_current(question: Question, version: QuestionVersion) -> Question:
    version.save(force_insert=True)
    question.current = version
    question.save(update_fields=["current"])
    return question


def retire_question(*, question: Question, by: User, at: datetime) -> bool:
    """Take the question out of use; False when it was already. Raises `QuestionInUse`."""
    if question.in_quizzes.filter(quiz__state=QuizState.READY).exists():
        raise QuestionInUse(_("Câu hỏi đang nằm trong phiếu đã sẵn sàng. Đồng chí rút phiếu trước, hoặc sửa câu hỏi."))
    return _set_retired(question, by, "retire_question", before=None, after=at)


def restore_question(*, question: Question, by: User) -> bool:
    """Put the question back into use; False when it was in use."""
    return _set_retired(question, by, "restore_question", before=question.retired_at, after=None)


@transaction.atomic
def _set_retired(question: Question, by: User, verb: str, *, before: Any, after: Any) -> bool:
    unchanged = Question.objects.filter(pk=question.pk, retired_at__isnull=after is not None)
    if not unchanged.update(retired_at=after):
        return False
    question.retired_at = after
    record(actor=by, verb=verb, target=question, before={"retired_at": str(before or "")})
    return True
