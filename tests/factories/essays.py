"""Duties to write an essay, essays in every state, sheets and notes, for tests."""

from datetime import datetime, timedelta
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from assessments.attempts.rules import milliseconds
from assessments.essays.actions import accept_essay, add_pages, file_appeal, release_results, submit_essay
from assessments.essays.models import Appeal, Essay, Grading
from assessments.essays.queries import WRITE_ESSAY, own_essay_duties, with_origin
from assessments.essays.rules import Parts
from assessments.paper.actions import send_to_compare
from assessments.paper.models import PaperEntry
from foundation.files.checks import check
from foundation.files.kinds import PAPERS
from learning.campaigns.models import Campaign, Duty
from learning.campaigns.rules import RequirementPlan
from members.access.models import User
from members.units.models import Unit
from tests.factories.campaigns import make_open

REASON = "Tiêu chí liên hệ chấm thấp, bài đã nêu số liệu"


def require_essay(by: User, unit: Unit) -> Campaign:
    """An open campaign in which everyone of the unit writes an essay."""
    due_on = timezone.localdate() + timedelta(days=5)
    plan = RequirementPlan(WRITE_ESSAY, "essay", "Bài thu hoạch", 60, due_on)
    return make_open(by, unit, title="Học tập và viết thu hoạch", requirements=[plan])


def essay_duty(user: User) -> Duty:
    """The user's only essay duty, as the pages read it."""
    return own_essay_duties(user).get()


def parts(words: int = 80, at: int | None = None, **texts: str) -> Parts:
    """Three parts of so many words each, written now; or just those given."""
    at = milliseconds(timezone.now()) if at is None else at
    chosen = texts or dict.fromkeys(("grasp", "link_to_duty", "proposals"), "chữ " * words)
    return {name: {"text": text, "at": at} for name, text in chosen.items()}


def fresh(essay: Essay) -> Essay:
    """As it stands in the database, with its origin."""
    return with_origin(Essay.objects.all()).get(pk=essay.pk)


def submitted_essay(user: User) -> Essay:
    """The user's essay, handed in."""
    return submit_essay(duty=essay_duty(user), parts=parts(), at=timezone.now())


def entries(levels: str = "333", at: int = 1, **more: str) -> Parts:
    """A level for each criterion of the shipped rubric, and whatever else is noted."""
    names = ("level.grasp", "level.link_to_duty", "level.proposals")
    chosen = dict(zip(names, levels, strict=False)) | more
    return {name: {"text": text, "at": at} for name, text in chosen.items()}


def graded(essay: Essay, by: User, notes: Parts | None = None, at: datetime | None = None) -> Grading:
    """The essay graded by them."""
    now, read = at or timezone.now(), fresh(essay)
    return accept_essay(essay=read, seen=read.steps_taken, entries=notes or entries(), by=by, at=now)


def released_essay(user: User, grader: User, officer: User, notes: Parts | None = None) -> Essay:
    """The user's essay handed in, graded, and its result released."""
    essay = submitted_essay(user)
    graded(essay, grader, notes)
    campaign = fresh(essay).duty.enrolment.campaign
    release_results(campaign=campaign, commended=[], by=officer, at=timezone.now())
    return fresh(essay)


def appealed(essay: Essay, by: User) -> Appeal:
    """An appeal against its result."""
    return file_appeal(essay=fresh(essay), reason=REASON, by=by, at=timezone.now())


def photo(name: str = "trang.jpg", size: tuple[int, int] = (60, 40)) -> SimpleUploadedFile:
    """A photograph that says where and when it was taken."""
    picture, target = Image.new("RGB", size, "white"), BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Máy ảnh"
    picture.save(target, "JPEG", exif=exif)
    return SimpleUploadedFile(name, target.getvalue(), "image/jpeg")


def on_paper(duty: Duty, by: User, sheets: int = 1) -> Essay:
    """Sheets of the duty's author, photographed by another."""
    files = [check(photo(f"trang-{n}.jpg"), PAPERS) for n in range(1, sheets + 1)]
    return add_pages(duty=duty, files=files, by=by, at=timezone.now())


def sent_to_compare(duty: Duty, by: User) -> PaperEntry:
    """The same, sent to be compared with the paper."""
    return send_to_compare(essay=on_paper(duty, by), by=by, at=timezone.now())
