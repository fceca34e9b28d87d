"""The author's upload: a new outline, or its next version. Nothing classified reaches the storage (`R46`)."""

import hashlib

from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.audit.actions import record
from foundation.documents.pages import PagesRefused, words_in
from foundation.files.actions import keep
from foundation.files.checks import CheckedFile
from foundation.files.kinds import OUTLINES
from foundation.jobs.actions import enqueue
from learning.library.choices import CLASSIFIED_REFUSED
from learning.library.models import ResolutionPage
from learning.library.rules.secrecy import bears_secrecy_mark
from learning.rapporteurs.outlines.access import units_spoken_for, writes
from learning.rapporteurs.outlines.actions.reading import READ_OUTLINE
from learning.rapporteurs.outlines.actions.refusal import OutlineRefused
from learning.rapporteurs.outlines.choices import WRITABLE, VersionState
from learning.rapporteurs.outlines.models import Outline, OutlineVersion
from members.access.models import User
from members.units.models import Unit


def create_outline(
    *,
    title: str,
    resolution: ResolutionPage,
    unit: Unit,
    base: Outline | None,
    upload: CheckedFile,
    declared: bool,
    by: User,
) -> Outline:
    """A new outline with its first version, which is read in the background; the same file again returns it.

    Raises `OutlineRefused` for someone who is no rapporteur of the unit, and for what is not declared, bears a mark of
    secrecy or cannot be read: nothing of it is kept then.
    """
    if unit.path not in units_spoken_for(by):
        raise OutlineRefused(_("Đồng chí chưa là báo cáo viên của đơn vị này."))
    known = _known(upload, by).filter(outline__resolution=resolution, outline__unit=unit, number=1).first()
    if known:
        return known.outline
    _check_unclassified(upload, declared, by, resolution)
    with transaction.atomic():
        outline = Outline.objects.create(title=title.strip(), resolution=resolution, unit=unit, base=base, author=by)
        told = {"title": outline.title, "resolution": resolution.pk, "unit": unit.path}
        record(actor=by, verb="create_outline", target=outline, subject=by.member.public_id, after=told)
        _add(outline, upload, "", by)
    return outline


def add_version(*, outline: Outline, upload: CheckedFile, note: str, declared: bool, by: User) -> OutlineVersion:
    """The next version, while the outline is being written; the newest version's file again returns that version.

    Raises `OutlineRefused` as `create_outline` does, and when the outline is under review or approved.
    """
    if not writes(outline, by):
        raise OutlineRefused(_("Chỉ tác giả đưa lên bản mới."))
    known = _known(upload, by).filter(outline=outline, number=outline.versions_made).first()
    if known:
        return known
    _check_unclassified(upload, declared, by, outline)
    with transaction.atomic():
        return _add(outline, upload, note.strip(), by)


def _known(upload: CheckedFile, by: User) -> QuerySet[OutlineVersion]:
    digest = hashlib.sha256(upload.content).hexdigest()
    versions = OutlineVersion.objects.filter(file__sha256=digest, uploaded_by=by).select_related("outline")
    return versions.exclude(state=VersionState.REFUSED)


def _check_unclassified(upload: CheckedFile, declared: bool, by: User, target: Model) -> None:
    """Declared by the author, and borne out by every page; only the refusal is recorded, without name or content."""
    if not declared:
        raise OutlineRefused(_("Đồng chí xác nhận đề cương không có nội dung mật rồi mới tải lên."))
    try:
        marked = any(bears_secrecy_mark(lines) for lines in words_in(upload.content, upload.kind))
    except PagesRefused as refusal:
        raise OutlineRefused(str(refusal)) from refusal
    if marked:
        record(actor=by, verb="refuse_classified_outline", target=target, reason="R46")
        raise OutlineRefused(str(CLASSIFIED_REFUSED))


def _add(outline: Outline, upload: CheckedFile, note: str, by: User) -> OutlineVersion:
    """Only while it may be written, and with a number that nobody else took."""
    outline.refresh_from_db(fields=["state", "versions_made"])
    number, now = outline.versions_made + 1, timezone.now()
    free = Outline.objects.filter(pk=outline.pk, state__in=WRITABLE, versions_made=outline.versions_made)
    if not free.update(versions_made=number, changed_at=now):
        raise OutlineRefused(_("Đề cương đang thẩm định hoặc đã duyệt nên không đưa lên bản mới được."))
    outline.versions_made, outline.changed_at = number, now
    version = OutlineVersion(outline=outline, number=number, note=note, declared_at=now, uploaded_by=by)
    version.file = keep(upload=upload, by=by, kinds=OUTLINES)
    version.reading = enqueue(kind=READ_OUTLINE, arguments={"version": version.public_id}, by=by)
    version.save(force_insert=True)
    told = {"version": number, "sha256": version.file.sha256, "declared_unclassified": True}
    record(actor=by, verb="add_outline_version", target=outline, subject=by.member.public_id, after=told)
    return version
