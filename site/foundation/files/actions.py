"""Keeping uploads, and removing what no row refers to."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from foundation.account import Account
from foundation.audit.actions import record
from foundation.files.checks import CheckedFile, check
from foundation.files.kinds import FileKind
from foundation.files.models import FOLDER, StoredFile

ORPHAN_AFTER = timedelta(days=1)
CHUNK = 500


@transaction.atomic
def keep(*, upload: UploadedFile | CheckedFile, by: Account, kinds: frozenset[FileKind]) -> StoredFile:
    """Keep an upload, or what a `PrivateFileField` made of it; raises `FileRefused` before anything is written.

    Should the transaction not be committed, the sweep removes the file a day later.
    """
    checked = upload if isinstance(upload, CheckedFile) else check(upload, kinds)
    if checked.kind not in kinds:
        raise ValueError(f"{checked.kind} was let through by a field that allows more than {kinds}")
    stored = _written(checked.content, checked.name, checked.kind, by)
    record(actor=by, verb="keep_file", target=stored, after={"sha256": stored.sha256, "size": stored.size})
    return stored


@transaction.atomic
def keep_made(*, content: bytes, name: str, kind: FileKind, by: Account) -> StoredFile:
    """Keep what the system itself drew from a file already kept and audited: a page, a picture made smaller."""
    return _written(content, name, kind, by)


def _written(content: bytes, name: str, kind: FileKind, by: Account) -> StoredFile:
    stored = StoredFile(
        name=name,
        content_type=kind.content_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        uploaded_by=by,
    )
    stored.file.save(f"x.{kind.suffix}", ContentFile(content), save=False)
    stored.save(force_insert=True)
    return stored


def sweep() -> int:
    """Remove private files older than a day that no row refers to; returns how many."""
    known = StoredFile.objects.values_list("file", flat=True)
    return sweep_folder(FOLDER, lambda names: set(known.filter(file__in=names)))


def sweep_folder(folder: str, known: Callable[[list[str]], set[str]], orphan_after: timedelta = ORPHAN_AFTER) -> int:
    """Remove files below the storage's folder, older than that, which `known` does not give back of those asked."""
    return sum(_remove_orphans(names, known(names), orphan_after) for names in _files_below(folder))


def _files_below(folder: str) -> Iterator[list[str]]:
    """The files of each folder below, one folder at a time."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for inner in folders:
        yield from _files_below(f"{folder}/{inner}")
    for start in range(0, len(files), CHUNK):
        yield [f"{folder}/{name}" for name in files[start : start + CHUNK]]


def _remove_orphans(names: list[str], known: set[str], orphan_after: timedelta) -> int:
    limit = timezone.now() - orphan_after
    orphans = [name for name in names if name not in known and default_storage.get_modified_time(name) < limit]
    for name in orphans:
        default_storage.delete(name)
    return len(orphans)
