"""Sheets of an essay before it is handed in: photographed pages, a PDF, a Word file; added, moved, turned, removed."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from assessments.essays.actions.writing import NotWritable, begin_essay
from assessments.essays.choices import WRITABLE, PageMove
from assessments.essays.models import Essay, EssayPage, VersionPage
from assessments.essays.queries import is_writable
from assessments.essays.rules import moved
from foundation.files.actions import keep
from foundation.files.checks import CheckedFile
from foundation.files.kinds import KIND_OF, PAPERS, PICTURES
from foundation.files.models import StoredFile
from foundation.files.pictures import turned
from foundation.policies.kinds import EssayGrading
from foundation.policies.queries import values_in_force
from learning.campaigns.models import Duty
from members.access.models import User


class TooManyPages(Exception):
    """More sheets than the policy allows; `most` of them."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


def most_pages_on(at: datetime) -> int:
    """How many sheets an essay may have."""
    return values_in_force(EssayGrading, timezone.localdate(at)).most_pages


@transaction.atomic
def add_pages(*, duty: Duty, files: Sequence[CheckedFile], by: User, at: datetime) -> Essay:
    """Put the files behind those there are. Raises `NotWritable`, `TooManyPages`; then nothing is kept."""
    essay = begin_essay(duty=duty, at=at)
    _hold(duty, essay)
    there, most = essay.pages.count(), most_pages_on(at)
    if there + len(files) > most:
        raise TooManyPages(most)
    for place, file in enumerate(files, there + 1):
        stored = keep(upload=file, by=by, kinds=PAPERS)
        EssayPage.objects.create(essay=essay, file=stored, position=place)
    return essay


@transaction.atomic
def move_page(*, page: EssayPage, move: PageMove, by: User) -> None:
    """One place up or down, a quarter turn to the right, or away. Raises `NotWritable`."""
    essay = Essay.objects.select_related("duty__enrolment__campaign").get(pk=page.essay_id)
    _hold(essay.duty, essay)
    if move == PageMove.TURN:
        _turn(page, by)
        return
    order = list(essay.pages.values_list("pk", flat=True))
    if move == PageMove.REMOVE:
        _remove(page)
        order = [key for key in order if key != page.pk]
    else:
        order = moved(order, page.pk, -1 if move == PageMove.UP else 1)
    _number(order)


@transaction.atomic
def order_pages(*, duty: Duty, order: Sequence[str]) -> None:
    """The sheets, by public id, as they were dragged; those not named follow as they were. Raises `NotWritable`."""
    essay = Essay.objects.filter(duty=duty).first()
    if essay is None:
        raise NotWritable
    _hold(duty, essay)
    wanted = {public_id: place for place, public_id in enumerate(order)}
    pages = sorted(essay.pages.all(), key=lambda page: wanted.get(page.public_id, len(wanted)))
    _number([page.pk for page in pages])


def _hold(duty: Duty, essay: Essay) -> None:
    """Only while it may be written; until the transaction ends nobody hands it in."""
    held = is_writable(duty, essay)
    if not held or not Essay.objects.filter(pk=essay.pk, state__in=WRITABLE).update(revision=F("revision") + 1):
        raise NotWritable


def _number(order: Sequence[int]) -> None:
    for place, key in enumerate(order, 1):
        EssayPage.objects.filter(pk=key).exclude(position=place).update(position=place)


def _turn(page: EssayPage, by: User) -> None:
    """Drawn anew: what was handed in before keeps its own picture. A paper is no picture and stays as it is."""
    kind, former = KIND_OF[page.file.content_type], page.file
    if kind not in PICTURES:
        return
    with former.file.open("rb") as content:
        picture = turned(content.read())
    page.file = keep(upload=CheckedFile(former.name, kind, picture), by=by, kinds=PICTURES)
    page.save(update_fields=["file"])
    _let_go(former)


def _remove(page: EssayPage) -> None:
    former = page.file
    page.delete()
    _let_go(former)


def _let_go(file: StoredFile) -> None:
    """The row goes when no version has it; the sweep removes the bytes."""
    if not VersionPage.objects.filter(file=file).exists() and not EssayPage.objects.filter(file=file).exists():
        file.delete()
