"""How bytes of a recording come in: a part as a request's body, or a whole file from a form without script."""

import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest, UnreadablePostError

LARGEST_PART = 4 * 1024 * 1024
"""Bytes of one part: all that is ever held in memory."""
STEP = 64 * 1024
FORM_OVERHEAD = 64 * 1024
"""Bytes of a form besides its file."""


def part_of(request: HttpRequest) -> bytes:
    """The request's body, at most `LARGEST_PART`; when the line drops, what had come until then."""
    pieces: list[bytes] = []
    left = LARGEST_PART
    try:
        while left and (piece := request.read(min(STEP, left))):
            pieces.append(piece)
            left -= len(piece)
    except (UnreadablePostError, OSError):
        pass
    return b"".join(pieces)


class ScratchFile(TemporaryUploadedFile):
    """A file that a form brings, on the disk that has room for it (`/tmp` may be memory)."""

    def __init__(self, name: str, content_type: str | None, size: int | None, charset: str | None) -> None:
        folder = Path(settings.SCRATCH) / "nhan"
        folder.mkdir(parents=True, exist_ok=True)
        file = tempfile.NamedTemporaryFile(suffix=".nhan", dir=folder)  # noqa: SIM115 - closed with the upload
        UploadedFile.__init__(self, file, name, content_type, size, charset)


class ScratchHandler(FileUploadHandler):
    """Writes as it comes and hangs up when it becomes more than may be taken."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begins another file."""
        super().new_file(*args, **kwargs)
        self.file = ScratchFile(self.file_name or "", self.content_type, 0, self.charset)
        self.written = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Nothing is handed on."""
        self.written += len(raw_data)
        if self.written > settings.VIDEO_LARGEST:
            raise StopUpload(connection_reset=False)
        self.file.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile:
        """Ready to be read from its beginning."""
        self.file.seek(0)
        self.file.size = file_size
        return self.file


def is_too_large(request: HttpRequest) -> bool:
    """Whether a form's body says beforehand that it is more than may be taken."""
    length = request.headers.get("Content-Length", "")
    return length.isdigit() and int(length) > settings.VIDEO_LARGEST + FORM_OVERHEAD
