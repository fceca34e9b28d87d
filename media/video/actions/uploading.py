"""A recording arrives, in parts or in one piece. Nothing of it is ever held whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import ProtectedError
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.audit.actions import record
from foundation.files.names import shown_name, suffix_of
from foundation.jobs.actions import cancel, enqueue
from media.video.actions.refusal import Refused
from media.video.choices import PROCESS_RECORDING
from media.video.models import Recording, Upload, UploadPart
from media.video.models.uploads import SENT_FOLDER
from media.video.rules.containers import HEAD, demuxer_of
from members.access.models import User
from members.units.models import Unit

LONGEST_SUFFIX = 8


class OutOfStep(Exception):
    """The bytes do not go on where ours end: `received` says where."""

    def __init__(self, received: int) -> None:
        super().__init__(received)
        self.received = received


def check_size(size: int) -> None:
    """Refuses what is empty or larger than the setting allows."""
    if size <= 0:
        raise Refused(_("Tệp trống. Đồng chí kiểm tra rồi chọn lại tệp."))
    if size > settings.VIDEO_LARGEST:
        message = _("Tệp lớn hơn %(size)s. Đồng chí cắt bớt hoặc giảm chất lượng phim rồi tải lại.")
        raise Refused(message % {"size": filesizeformat(settings.VIDEO_LARGEST)})


@transaction.atomic
def begin_upload(
    *, by: User, unit: Unit, title: str, language: str, file_name: str, size: int, modified_ms: int = 0, **more: Any
) -> Upload:
    """A draft recording and its upload of `size` bytes, nothing of it received; raises `Refused`."""
    check_size(size)
    recording = Recording.objects.create(unit=unit, title=title, language=language, created_by=by, **more)
    suffix = "".join(sign for sign in suffix_of(file_name) if sign.isascii() and sign.isalnum())[:LONGEST_SUFFIX]
    upload = Upload.objects.create(
        recording=recording, file_name=shown_name(file_name, suffix or "tep"), size=size, modified_ms=modified_ms
    )
    record(actor=by, verb="begin_upload", target=recording, after={"title": title, "unit": str(unit), "size": size})
    return upload


def take_part(*, upload: Upload, offset: int, content: bytes, by: User) -> Upload:
    """Keep the bytes from `offset` on. What was taken before is not taken again: raises `OutOfStep`.

    The first bytes tell what the file is (`Refused`, and nothing is kept); with the last, processing begins.
    """
    _check_step(upload, offset, len(content))
    if offset == 0:
        if len(content) < min(HEAD, upload.size):  # torn off before it tells what it is
            return upload
        _check_container(upload, content[:HEAD])
    return _keep(upload, offset, ContentFile(content), len(content), by)


def take_whole(*, upload: Upload, file: File, by: User) -> Upload:
    """Keep a file that came in one piece."""
    file.seek(0)
    _check_container(upload, file.read(HEAD))
    file.seek(0)
    return _keep(upload, 0, file, upload.size, by)


@contextmanager
def protected() -> Iterator[None]:
    """What other rows still need stays; the person is told."""
    try:
        yield
    except ProtectedError as needed:
        message = _("Chưa bỏ được: bản này còn nằm trên trang của thư viện. Đồng chí gỡ khỏi trang trước.")
        raise Refused(message) from needed


def discard(*, recording: Recording, by: User) -> None:
    """Throw a draft away; its files are swept. Raises `Refused` while a page of the library shows it."""
    with transaction.atomic(), protected():
        if recording.job:
            cancel(job=recording.job)
        record(actor=by, verb="discard_recording", target=recording, before={"title": recording.title})
        Recording.objects.filter(pk=recording.pk).update(live=None)
        recording.delete()


def _check_step(upload: Upload, offset: int, length: int) -> None:
    upload.refresh_from_db()
    if offset != upload.received:
        raise OutOfStep(upload.received)
    if offset + length > upload.size:
        raise Refused(_("Tệp gửi lên dài hơn đã báo. Đồng chí chọn lại tệp và tải lại từ đầu."))


def _check_container(upload: Upload, head: bytes) -> None:
    found = demuxer_of(head)
    if found is None:
        raise Refused(
            _(
                "Đây không phải tệp phim hay tệp âm thanh mà hệ thống nhận được. "
                "Đồng chí gửi tệp MP4, MOV, WebM, MKV, AVI, MP3, M4A, WAV hoặc OGG."
            )
        )
    upload.container = found


def _keep(upload: Upload, offset: int, content: File, length: int, by: User) -> Upload:
    """First the file, then the row that knows it: a file without one is swept."""
    if not length:
        return upload
    name = default_storage.save(f"{SENT_FOLDER}/{upload.public_id}/{offset:015d}", content)
    try:
        with transaction.atomic():
            _go_on(upload, offset, length)
            UploadPart.objects.create(upload=upload, offset=offset, size=length, name=name)
            if upload.is_whole:
                start_processing(recording=upload.recording, by=by)
    except OutOfStep:
        default_storage.delete(name)
        raise
    return upload


def _go_on(upload: Upload, offset: int, length: int) -> None:
    there = Upload.objects.filter(pk=upload.pk, received=offset)
    changes = {"received": offset + length, "updated_at": timezone.now(), "container": upload.container}
    if not there.update(**changes):
        upload.refresh_from_db()
        raise OutOfStep(upload.received)
    upload.received = offset + length


def start_processing(*, recording: Recording, by: User) -> None:
    """Enqueue the job inside the transaction that makes it necessary."""
    recording.job = enqueue(kind=PROCESS_RECORDING, arguments={"recording": recording.pk}, by=by)
    recording.save(update_fields=["job"])
