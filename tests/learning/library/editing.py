"""What the page editor sends."""

from typing import Any

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
