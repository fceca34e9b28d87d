"""An official text from upload to use. A text that bears a mark of secrecy leaves nothing behind (`R46`)."""

import hashlib
from contextlib import closing
from io import BytesIO
from itertools import islice

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from foundation.audit.actions import record
from foundation.files.checks import CheckedFile, check
from foundation.files.kinds import TEXTS, FileRefused
from foundation.jobs.actions import enqueue
from foundation.jobs.kinds import JobRefused
from foundation.jobs.runs import Run
from learning.library.actions.entries import draw_anew
from learning.library.choices import CLASSIFIED_REFUSED, OfficialTextState
from learning.library.models import Clause, LibraryEntry, OfficialText, ResolutionPage
from learning.library.readers import paragraphs_of
from learning.library.rules.clauses import RecognisedClause, recognise_clauses
from learning.library.rules.secrecy import OPENING_LINES, bears_secrecy_mark
from members.access.models import User

READ_OFFICIAL_TEXT = "read_official_text"
"""The kind of background job that reads an upload."""
LARGEST_FILE = 20 * 1024 * 1024
"""Bytes."""
LONGEST_TEXT = 4_000_000
"""Characters; some 1,500 pages."""
MOST_TRIES = 5
GONE = (OfficialTextState.REFUSED, OfficialTextState.DISCARDED)


def upload_official_text(*, resolution: ResolutionPage, content: bytes, file_name: str, by: User) -> OfficialText:
    """Take a file in and have it read; the same file again returns the version that is there.

    Raises `FileRefused` before anything is written. What bears a mark of secrecy never reaches the storage;
    only the refusal is recorded, without name or content.
    """
    checked = inspect(content, file_name)
    with closing(paragraphs_of(checked.content, checked.kind)) as opening:
        if bears_secrecy_mark(islice(opening, OPENING_LINES)):
            record(actor=by, verb="refuse_classified_text", target=resolution, reason="R46")
            raise FileRefused(str(CLASSIFIED_REFUSED))
    digest = hashlib.sha256(checked.content).hexdigest()
    known = resolution.official_texts.filter(sha256=digest).exclude(state__in=GONE).first()
    return known or add_version(resolution, checked, digest, by)


def inspect(content: bytes, file_name: str) -> CheckedFile:
    """What a file is by its content, and what of it is kept; raises `FileRefused`."""
    return check(UploadedFile(BytesIO(content), file_name, size=len(content)), TEXTS, LARGEST_FILE)


def add_version(resolution: ResolutionPage, checked: CheckedFile, digest: str, by: User) -> OfficialText:
    """Store the file as the next version; two uploads at once get two numbers."""
    text = OfficialText(
        resolution=resolution,
        file_name=checked.name,
        content_type=checked.kind.content_type,
        sha256=digest,
        uploaded_by=by,
    )
    text.file.save(f"text.{checked.kind.suffix}", ContentFile(checked.content), save=False)
    for tries_left in reversed(range(MOST_TRIES)):
        try:
            return number_and_save(text, by)
        except IntegrityError:
            if not tries_left:
                text.file.delete(save=False)
                raise
    raise AssertionError("unreachable")


@transaction.atomic
def number_and_save(text: OfficialText, by: User) -> OfficialText:
    """The row, its job and the audit entry; `IntegrityError` when the number was just taken."""
    newest = text.resolution.official_texts.aggregate(newest=Max("version"))["newest"] or 0
    text.version = newest + 1
    text.reading = enqueue(kind=READ_OFFICIAL_TEXT, arguments={"official_text": text.public_id}, by=by)
    text.save(force_insert=True)
    record(actor=by, verb="upload_official_text", target=text, after={"version": text.version, "sha256": text.sha256})
    return text


def read_official_text(run: Run) -> None:
    """The job: recognise the clauses of an upload. May run twice; the second run finds nothing to do."""
    text = OfficialText.objects.select_related("resolution", "uploaded_by").get(
        public_id=run.arguments["official_text"]
    )
    if text.state != OfficialTextState.READING:
        return
    try:
        clauses = clauses_in(text, run)
    except FileRefused as refusal:
        refuse(text, str(refusal))
        raise JobRefused(str(refusal)) from refusal
    keep_clauses(text, clauses)
    message = _("Đã nhận ra %(count)d điều, mục. Đồng chí xem lại rồi bấm “Dùng bản này”.")
    run.say(message % {"count": sum(bool(clause.anchor) for clause in clauses)})


def clauses_in(text: OfficialText, run: Run) -> list[RecognisedClause]:
    """What the file holds; `FileRefused` for secrets and for what is no text."""
    content = stored_content(text)
    kind = inspect(content, text.file.name or "").kind
    paragraphs = list(paragraphs_of(content, kind, run.report))
    if bears_secrecy_mark(paragraphs):
        forget(text)
        raise FileRefused(str(CLASSIFIED_REFUSED))
    if sum(map(len, paragraphs)) > LONGEST_TEXT:
        raise FileRefused(_("Văn bản quá dài. Đồng chí chỉ tải phần văn bản chính."))
    clauses = recognise_clauses(paragraphs)
    if not clauses:
        raise FileRefused(_("Tệp không có chữ nào. Đồng chí kiểm tra rồi tải lại."))
    return clauses


def stored_content(text: OfficialText) -> bytes:
    """The file's bytes; `FileRefused` when an earlier run has already removed it."""
    try:
        with text.file.open("rb") as stored:
            return bytes(stored.read())
    except (FileNotFoundError, ValueError) as error:
        raise FileRefused(_("Tệp không còn trong kho. Đồng chí tải lại tệp.")) from error


def forget(text: OfficialText) -> None:
    """Wipe all that a classified file brought in; that one was refused stays in the audit trail."""
    OfficialText.objects.filter(pk=text.pk).update(file_name="", sha256="", content_type="")
    text.file_name = text.sha256 = text.content_type = ""
    record(actor=text.uploaded_by, verb="refuse_classified_text", target=text, reason="R46")


def refuse(text: OfficialText, reason: str) -> None:
    """Keep the reason, not the file: it goes first, so that a crash in between cannot leave it behind."""
    if text.file.name:
        text.file.storage.delete(text.file.name)
    text.clauses.all().delete()
    OfficialText.objects.filter(pk=text.pk).update(state=OfficialTextState.REFUSED, refusal=reason, file="")


@transaction.atomic
def keep_clauses(text: OfficialText, clauses: list[RecognisedClause]) -> bool:
    """Write the clauses once; False when another run has done so."""
    waiting = OfficialText.objects.filter(pk=text.pk, state=OfficialTextState.READING)
    if not waiting.update(state=OfficialTextState.READ):
        return False
    rows = (
        Clause(
            official_text=text,
            order=order,
            kind=clause.kind,
            depth=clause.depth,
            marker=clause.marker[:40],
            anchor=clause.anchor,
            text=clause.text,
        )
        for order, clause in enumerate(clauses, start=1)
    )
    Clause.objects.bulk_create(rows, batch_size=500)
    return True


def hold(text: OfficialText) -> None:
    """Let one change at a time decide which version of the resolution is in use (SQLite has one writer anyway)."""
    ResolutionPage.objects.select_for_update(of=("self",)).order_by().get(pk=text.resolution_id)


@transaction.atomic
def use_official_text(*, text: OfficialText, by: User) -> bool:
    """Make a read version the one in use; the one before stays as replaced. False when it cannot be used."""
    hold(text)
    usable = OfficialText.objects.filter(pk=text.pk, state__in=[OfficialTextState.READ, OfficialTextState.REPLACED])
    if not usable.exists():
        return False
    in_use = OfficialText.objects.filter(resolution=text.resolution, state=OfficialTextState.CURRENT)
    before = list(in_use.values_list("version", flat=True))
    in_use.update(state=OfficialTextState.REPLACED)
    usable.update(state=OfficialTextState.CURRENT)
    draw_anew(LibraryEntry.objects.filter(resolution=text.resolution))
    record(
        actor=by, verb="use_official_text", target=text, before={"versions": before}, after={"version": text.version}
    )
    return True


@transaction.atomic
def discard_official_text(*, text: OfficialText, by: User) -> bool:
    """Put a read version aside, unused; it stays among the versions. False when it is in use or was."""
    hold(text)
    unused = OfficialText.objects.filter(pk=text.pk, state=OfficialTextState.READ)
    if not unused.update(state=OfficialTextState.DISCARDED):
        return False
    record(actor=by, verb="discard_official_text", target=text, after={"version": text.version})
    return True
