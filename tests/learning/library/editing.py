"""What the page editor sends."""

from typing import Any

from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from learning.library.models import LibraryIndexPage, ResolutionPage
from members.units.models import Unit


def resolution_form(unit: Unit, **changes: Any) -> dict[str, Any]:
    """The filled-in editor of a resolution."""
    return nested_form_data(
        {
            "title": "Chỉ thị về học tập",
            "slug": "chi-thi",
            "secrecy_level": "NONE",
            "kind": "DIRECTIVE",
            "number": "8",
            "symbol": "08-CT/TU",
            "issuer": "Tỉnh ủy",
            "issued_on": "2021-08-01",
            "signer": "",
            "scope": "",
            "owner_unit": str(unit.pk),
            "summary": "",
            "comments": inline_formset([]),
            **changes,
        }
    )


def text_form(*blocks: tuple[str, Any], **changes: Any) -> dict[str, Any]:
    """The filled-in editor of a study text."""
    audiences = {"audiences": ["GRASSROOTS_MEMBER"]}
    body = blocks or (("heading", "Phần một"), ("text", rich_text("<p>Nội dung.</p>")))
    form = nested_form_data(
        {
            "title": "Bài đọc",
            "slug": "bai-doc",
            "study_depth": "STANDARD",
            "language": "vi",
            "form": "CONDENSED",
            "minutes": "5",
            "intro": "",
            "body": streamfield(list(body)),
            "comments": inline_formset([]),
            **changes,
        }
    )
    return {**form, **audiences}


def quotation(anchor: str) -> tuple[str, dict[str, str]]:
    """A quotation that points to a clause."""
    return "quotation", {"text": "Học lại khi vắng trên 40%.", "clause": "mục 3", "clause_anchor": anchor}


def add_resolution_address() -> str:
    """Where a new resolution is made."""
    return f"/quan-tri/pages/add/learning/resolutionpage/{LibraryIndexPage.objects.get().pk}/"


def add_text_address(resolution: ResolutionPage) -> str:
    """Where a new study text is made."""
    return f"/quan-tri/pages/add/learning/condensedtextpage/{resolution.pk}/"


FOR_WHOM = {"study_depth": "STANDARD", "language": "vi"}


def material_form(title: str = "Tài liệu mới", **fields: Any) -> dict[str, Any]:
    """The filled-in editor of any other material; `fields` are those of its type."""
    common = {"title": title, "slug": "tai-lieu-moi", **FOR_WHOM, "comments": inline_formset([])}
    return {**nested_form_data({**common, **fields}), "audiences": ["GRASSROOTS_MEMBER"]}


def question(asked: str = "Ai phải học?", answer: str = "Mọi đảng viên.") -> tuple[str, dict[str, str]]:
    """A question and its answer."""
    return "question_answer", {"question": asked, "answer": rich_text(f"<p>{answer}</p>")}


def news_form(unit: Unit, **changes: Any) -> dict[str, Any]:
    """The filled-in editor of a news item."""
    fields = {
        "title": "Tin mới", "slug": "tin-moi", "owner_unit": str(unit.pk), "dated_on": "2026-11-20",
        "lead": "Sáng nay, xã mở hội nghị.", "picture": "", "picture_alt": "",
        "body": streamfield([("text", rich_text("<p>Nội dung tin.</p>"))]), "comments": inline_formset([]),
    }  # fmt: skip
    return nested_form_data({**fields, **changes})


def bulletin_form(unit: Unit, **changes: Any) -> dict[str, Any]:
    """The filled-in editor of an issue of the bulletin."""
    content = streamfield([("text", rich_text("<p>Nội dung bài.</p>"))])
    article = ("article", {"title": "Bài đầu", "source": "", "content": content})
    fields = {
        "title": "Bản tin tháng 11", "slug": "so-11", "owner_unit": str(unit.pk), "number": "11", "month": "11",
        "year": "2026", "body": streamfield([article]), "comments": inline_formset([]),
    }  # fmt: skip
    return nested_form_data({**fields, **changes})


def add_address(kind: str, parent: Page) -> str:
    """Where a new page of the kind is made below the parent."""
    return f"/quan-tri/pages/add/learning/{kind}/{parent.pk}/"
