"""Resolutions, study texts and files for tests."""

import io
from datetime import date
from importlib import import_module
from typing import Any

from django.apps import apps
from docx import Document
from PIL import Image

from foundation.jobs import actions as jobs
from learning.library.actions import add_resolution, publish_condensed_text, upload_official_text, use_official_text
from learning.library.models import CondensedTextPage, OfficialText, ResolutionPage
from media.assets.models import PortalImage
from members.access.models import User
from members.units.models import Unit

THREE_SECTIONS: list[tuple[str, Any]] = [
    ("heading", "Ai phải học"),
    ("text", "<p>Mọi đảng viên đều học.</p>"),
    ("heading", "Vắng bao nhiêu thì học lại"),
    ("quotation", {"text": "Vắng trên 40% thì học lại.", "clause": "mục 3", "clause_anchor": ""}),
    ("key_figure", {"figure": "84′", "meaning": "là mức vắng nhiều nhất"}),
    ("heading", "Hỏi và đáp"),
    ("question_answer", {"question": "Vắng đúng 40% thì sao?", "answer": "<p>Chưa phải học lại.</p>"}),
]
CLAUSES = [
    "HƯỚNG DẪN",
    "1. Vai trò",
    "- Bí thư lãnh đạo.",
    "2. Đối tượng",
    "3. Quản lý lớp học",
    "Vắng trên 40% thì học lại.",
]


def make_resolution(by: User, owner_unit: Unit, symbol: str = "26-HD/BTGTU", **changes: Any) -> ResolutionPage:
    """A published resolution of the unit."""
    values: dict[str, Any] = {
        "title": f"Hướng dẫn {symbol}",
        "number": "26",
        "kind": "GUIDANCE",
        "issuer": "Ban Tuyên giáo Tỉnh ủy",
        "issued_on": date(2021, 10, 1),
        "secrecy_level": "NONE",
        **changes,
    }
    return add_resolution(by=by, owner_unit=owner_unit, symbol=symbol, **values)


def make_text(by: User, resolution: ResolutionPage, title: str = "Đọc gọn", **changes: Any) -> CondensedTextPage:
    """A published study text of three sections."""
    values: dict[str, Any] = {"body": THREE_SECTIONS, "audiences": ["GRASSROOTS_MEMBER"], "minutes": 8, **changes}
    return publish_condensed_text(by=by, resolution=resolution, title=title, **values)


def make_official_text(by: User, resolution: ResolutionPage, lines: list[str] | None = None) -> OfficialText:
    """An official text, read and put to use."""
    content = "\n".join(lines or CLAUSES).encode()
    text = upload_official_text(resolution=resolution, content=content, file_name="goc.txt", by=by)
    run_reading(text)
    use_official_text(text=text, by=by)
    text.refresh_from_db()
    return text


def run_reading(text: OfficialText) -> None:
    """Do the waiting job, as the worker would."""
    assert text.reading_id
    jobs.run(job_id=text.reading_id)
    text.refresh_from_db()


def make_docx(lines: list[str]) -> bytes:
    """A Word file with one paragraph a line."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    return saved(document)


def saved(document: Any) -> bytes:
    """A Word document's bytes."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def make_image(title: str = "Tranh", size: tuple[int, int] = (1200, 800)) -> PortalImage:
    """A picture in the library."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    buffer = io.BytesIO()
    Image.new("RGB", size, "#a61b1b").save(buffer, "PNG")
    return PortalImage.objects.create(title=title, file=SimpleUploadedFile(f"{title}.png", buffer.getvalue()))


def replant() -> None:
    """Make the page tree again after a transactional test has flushed the database."""
    import_module("learning.migrations.0002_library_tree").plant(apps)
    import_module("learning.migrations.0014_library_materials").plant(apps)
