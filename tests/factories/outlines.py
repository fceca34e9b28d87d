"""Outlines for tests: files made by code, and outlines at each stage."""

import io
from typing import Any

import typst
from django.utils import timezone
from docx import Document
from PIL import Image

from foundation.files.actions import keep_made
from foundation.files.checks import CheckedFile, check
from foundation.files.kinds import OUTLINES, FileKind
from foundation.jobs.actions import run
from learning.conferences.models import Conference
from learning.library.models import ResolutionPage
from learning.rapporteurs.outlines import actions
from learning.rapporteurs.outlines.flow import APPROVE, SUBMIT
from learning.rapporteurs.outlines.models import (
    Outline,
    OutlineComment,
    OutlinePage,
    OutlinePicture,
    OutlineVersion,
)
from members.access.models import User
from portal.demo.slides import Slide, presentation
from tests.cast import Cast
from tests.foundation.files import samples

WHOLE = [
    ("I. Vì sao ban hành nghị quyết", "Thực tiễn đặt ra yêu cầu mới."),
    ("II. Nội dung cơ bản", "Năm quan điểm, bốn mục tiêu."),
    ("III. Nội dung trọng tâm", "Ba nhiệm vụ đột phá."),
    ("IV. Điểm mới", "Lần đầu nêu việc học theo điểm cầu."),
    ("V. Liên hệ địa phương", "Toàn xã có 312 hộ, 41 hộ nghèo, giảm 5,2% so với năm trước."),
    ("VI. Câu hỏi thảo luận", "Chi bộ ta làm gì trước?"),
]


def drawing() -> bytes:
    """A picture (PNG)."""
    target = io.BytesIO()
    Image.new("RGB", (300, 200), "teal").save(target, "PNG")
    return target.getvalue()


def word(parts: list[tuple[str, str]] | None = None, first: str = "Đề cương giới thiệu nghị quyết") -> bytes:
    """A Word file; the local part bears a picture."""
    document, target = Document(), io.BytesIO()
    document.add_heading(first, 0)
    for heading, text in WHOLE if parts is None else parts:
        document.add_heading(heading, 1)
        document.add_paragraph(text)
        if "địa phương" in heading:
            document.add_picture(io.BytesIO(drawing()))
    document.save(target)
    return target.getvalue()


def slides(parts: list[tuple[str, str]] | None = None) -> bytes:
    """A PowerPoint file, a slide a part."""
    made = [
        Slide(title, (text,), picture=drawing() if "địa phương" in title else b"", alt="Bản đồ xã")
        for title, text in (WHOLE if parts is None else parts)
    ]
    return presentation(made)


def pdf(parts: list[tuple[str, str]] | None = None) -> bytes:
    """A PDF file, a page a part."""
    pages = (f"= {heading}\n{text}" for heading, text in (WHOLE if parts is None else parts))
    return typst.compile("\n#pagebreak()\n".join(pages).encode())


def checked(content: bytes, name: str = "de-cuong.docx") -> CheckedFile:
    """As a form hands it over."""
    return check(samples.upload(content, name), OUTLINES)


def bare(
    cast: Cast, resolution: ResolutionPage, state: str = "SUBMITTED", versions: int = 1, pages: int = 1
) -> Outline:
    """An outline as rows only, nothing read: quick, for pages and access. Its last page bears a picture."""
    outline = Outline.objects.create(
        title="Đề cương giới thiệu nghị quyết",
        resolution=resolution,
        unit=cast.province,
        author=cast.rapporteur,
        state=state,
        versions_made=versions,
    )
    for number in range(1, versions + 1):
        stored = keep_made(content=samples.PDF, name="a.pdf", kind=FileKind.PDF, by=cast.rapporteur)
        version = OutlineVersion.objects.create(
            outline=outline,
            number=number,
            file=stored,
            state="READ",
            page_count=pages,
            declared_at=timezone.now(),
            uploaded_by=cast.rapporteur,
        )
        for page in range(1, pages + 1):
            add_page(version, page, f"Bản {number} trang {page}")
    return outline


def add_page(version: OutlineVersion, number: int, text: str) -> None:
    """A page of one paragraph and one picture."""
    drawn = {"kind": "picture", "file": "h.webp", "width": 30, "height": 20, "alt": "Bản đồ xã"}
    blocks = [{"kind": "paragraph", "runs": [[text, ""]]}, drawn]
    page = OutlinePage.objects.create(version=version, number=number, blocks=blocks, lines=[text], draws=1)
    file = keep_made(content=samples.picture("WEBP"), name="h.webp", kind=FileKind.WEBP, by=version.uploaded_by)
    OutlinePicture.objects.create(page=page, name="h.webp", file=file, width=30, height=20)


def make_remark(version: OutlineVersion, by: User, page: int = 1, key: str = "k") -> OutlineComment:
    """A reviewer's remark on the page."""
    return actions.comment(version=version, page=page, passage="", text="Nói rõ hơn", key=key, by=by)


def make_outline(cast: Cast, resolution: ResolutionPage, content: bytes | None = None, **changes: Any) -> Outline:
    """The cast's rapporteur's, for the province, its first version read."""
    values: dict[str, Any] = {
        "title": "Đề cương giới thiệu nghị quyết",
        "unit": cast.province,
        "base": None,
        "upload": checked(content or word()),
        "declared": True,
        "by": cast.rapporteur,
    } | changes
    outline = actions.create_outline(resolution=resolution, **values)
    read(outline.versions.get())
    return outline


def read(version: OutlineVersion) -> None:
    """Its pages are made."""
    assert version.reading_id
    run(job_id=version.reading_id)


def submitted(cast: Cast, resolution: ResolutionPage, **changes: Any) -> Outline:
    """Before the board."""
    outline = make_outline(cast, resolution, **changes)
    actions.step(outline=outline, name=SUBMIT, by=outline.author)
    return outline


def approved(cast: Cast, resolution: ResolutionPage, **changes: Any) -> Outline:
    """Approved by the province's officer."""
    outline = submitted(cast, resolution, **changes)
    actions.step(outline=outline, name=APPROVE, by=cast.officer)
    return outline


def resolution_of(conference: Conference) -> ResolutionPage:
    """The first that the campaign studies."""
    return conference.campaign.campaign_resolutions.select_related("resolution").earliest("order").resolution
