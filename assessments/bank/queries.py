"""Reads of the question bank."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock

from django.db.models import Count, Q, QuerySet
from django.utils.html import escape

from assessments.bank.choices import Option
from assessments.bank.models import Question, QuestionVersion
from foundation.web.vietnamese import fold
from members.access.models import User
from members.access.scope import OFFICER_ROLES, paths_of
from members.units.queries import within

MOST_KEPT = 4096


@dataclass(frozen=True)
class FrozenVersion:
    """A question version as attempts use it: texts escaped for pages, `key` the indexes of the right options."""

    id: int
    kind: str
    stem: str
    options: tuple[str, ...]
    key: frozenset[int]
    explanation: str
    clause: str
    clause_anchor: str


_kept: OrderedDict[int, FrozenVersion] = OrderedDict()
_lock = Lock()


def questions_visible_to(user: User) -> QuerySet[Question]:
    """Questions owned where the user is an officer or administrator."""
    return Question.objects.filter(within(paths_of(user, *OFFICER_ROLES), "unit__path"))


def with_current(questions: QuerySet[Question]) -> QuerySet[Question]:
    """Ready for a list: what each says, of which resolution, in how many surveys."""
    related = questions.select_related("current", "resolution", "unit")
    return related.annotate(used=Count("in_quizzes")).order_by("-pk")


def matching(questions: QuerySet[Question], text: str) -> QuerySet[Question]:
    """Questions whose stem or clause has the text, marks and capitals aside."""
    folded = fold(text)
    if not folded:
        return questions
    return questions.filter(Q(current__folded_stem__contains=folded) | Q(current__clause__icontains=text.strip()))


def active(questions: QuerySet[Question]) -> QuerySet[Question]:
    """Questions in use."""
    return questions.filter(retired_at__isnull=True)


def retired(questions: QuerySet[Question]) -> QuerySet[Question]:
    """Questions taken out of use."""
    return questions.filter(retired_at__isnull=False)


def versions_of(question: Question) -> QuerySet[QuestionVersion]:
    """All versions, the newest first."""
    return question.versions.select_related("created_by__member").order_by("-number")


def frozen(version: QuestionVersion) -> FrozenVersion:
    """The version as attempts use it."""
    options: list[Option] = version.options
    return FrozenVersion(
        id=version.pk,
        kind=version.kind,
        stem=escape(version.stem),
        options=tuple(escape(option["text"]) for option in options),
        key=frozenset(index for index, option in enumerate(options) if option["correct"]),
        explanation=escape(version.explanation),
        clause=escape(version.clause),
        clause_anchor=escape(version.clause_anchor),
    )


def frozen_versions(identifiers: Iterable[int]) -> dict[int, FrozenVersion]:
    """Versions by id, kept in the process: they never change, so nothing can go stale."""
    wanted = list(identifiers)
    found = {i: version for i in wanted if (version := _kept.get(i))}
    missing = [i for i in wanted if i not in found]
    if missing:
        read = {version.pk: frozen(version) for version in QuestionVersion.objects.filter(pk__in=missing)}
        found.update(read)
        _keep(read)
    return found


def _keep(read: dict[int, FrozenVersion]) -> None:
    with _lock:
        _kept.update(read)
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)


def forget_versions() -> None:
    """Empty what is kept; for tests, where numbers are used again."""
    with _lock:
        _kept.clear()
