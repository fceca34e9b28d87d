"""The editors of study materials."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from learning.library.choices import Audience
from learning.library.forms_admin.base import LibraryPageForm

if TYPE_CHECKING:
    from learning.library.models import ResolutionPage

MOST_CODES_NAMED = 40


class MaterialPageForm(LibraryPageForm):
    """Audiences as boxes to tick."""

    audiences = forms.MultipleChoiceField(
        label=_("Dành cho"), choices=Audience.choices, widget=forms.CheckboxSelectMultiple
    )

    def resolution(self) -> "ResolutionPage":
        """The page above."""
        parent = self.parent_page or self.instance.get_parent()
        resolution: ResolutionPage = parent.specific
        return resolution


class CondensedTextPageForm(MaterialPageForm):
    """Quotations must point to clauses that exist."""

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        body = data.get("body")
        if body:
            self.check_quotations(body)
        return data

    def check_quotations(self, body: Any) -> None:
        """Every code cited exists in the official text in use; without such a text nothing is checked."""
        known = self.known_codes()
        wrong = {
            index: StructBlockValidationError({"clause_anchor": forms.ValidationError(unknown_code(code, known))})
            for index, block in enumerate(body)
            if block.block_type == "quotation" and (code := block.value["clause_anchor"].strip()) not in ["", *known]
        }
        if known and wrong:
            self.add_error("body", StreamBlockValidationError(block_errors=wrong))

    def known_codes(self) -> list[str]:
        """The codes of the official text in use."""
        from learning.library.queries import anchors_of, current_clauses

        return anchors_of(current_clauses(self.resolution()))


class RecordingPageForm(MaterialPageForm):
    """Offers what is published for the resolution's unit or one above it, of the page's kind."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "recording" in self.fields:
            from learning.library.queries import recordings_for

            kind = self.instance.recording_kind
            self.fields["recording"].queryset = recordings_for(self.resolution().scope_path, kind)
            self.fields["recording"].help_text = _(
                "Chọn trong phim, bài nghe đã phát hành cho đơn vị của văn bản hoặc đơn vị cấp trên."
            )


def unknown_code(code: str, known: list[str]) -> str:
    """The sentence that names the codes there are, clauses before bullets."""
    shown = sorted(known, key=lambda anchor: ("-" in anchor, known.index(anchor)))[:MOST_CODES_NAMED]
    message = _now("Văn bản gốc không có mã “%(code)s”. Các mã có thể dùng: %(codes)s.")
    return message % {"code": code, "codes": ", ".join(shown)}
