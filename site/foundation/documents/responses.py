"""Handing a made file to the person who asked for it."""

import re
from urllib.parse import quote

from django.http import HttpResponse

from foundation.documents.text import printable
from foundation.web.vietnamese import fold

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
"""Signs that some system does not bear in a file name."""
LONGEST_NAME = 120
"""Characters, without the suffix."""


def download(content: bytes, name: str, content_type: str) -> HttpResponse:
    """The file as an attachment called `name` (with its suffix, Vietnamese welcome), never guessed at nor stored.

    The name goes out twice (RFC 6266): plain ASCII for old programs, and as RFC 5987 has it for the rest.
    """
    full = file_name(name)
    stem, dot, suffix = full.rpartition(".")
    plain = f"{ascii_name(stem) or 'tai-ve'}{dot}{ascii_name(suffix)}"
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(full, safe='')}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def ascii_name(text: str) -> str:
    """Letters without marks, spaces as hyphens, whatever is not ASCII left out."""
    return re.sub(r"[^\x21-\x7e]", "", fold(text).replace(" ", "-"))


def file_name(name: str) -> str:
    """The name without signs that file systems refuse, of bearable length, the suffix kept."""
    stem, dot, suffix = FORBIDDEN.sub(" ", printable(name)).rpartition(".")
    short = " ".join((stem or suffix).split())[:LONGEST_NAME].strip(" .") or "Tài về"
    return f"{short}.{suffix.strip()}" if dot and stem else short
