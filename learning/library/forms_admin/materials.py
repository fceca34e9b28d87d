"""The editors of study materials."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from learning.library.choices import Audience
from learning.library.forms_admin.base import LibraryPageForm
from learning.library.plain_text import lines_of
from learning.library.rules.lengths import (
    MOST_WORDS_IN_A_SECTION,
    MOST_WORDS_IN_AN_ANSWER,
    long_answers,
    long_sections,
)
from media.video.choices import RecordingKind
from media.video.models import Recording

if TYPE_CHECKING:
    from learning.library.models import ResolutionPage

MOST_CODES_NAMED = 40
OFFERED = _("Chọn trong phim, bài nghe đã phát hành cho đơn vị của văn bản hoặc đơn vị cấp trên.")
NOT_OFFERED = _(
    "Phim, bài nghe này chưa phát hành cho đơn vị của văn bản, hoặc đã thu hồi. Đồng chí phát hành hoặc chọn bản khác."
)
NOTHING_TO_READ = _(
    "Phim, bài nghe này chưa có phụ đề hoặc lời thoại cho người không nghe được. "
    "Đồng chí thêm ở mục “Phim, bài nghe” rồi đăng lại."
)


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
    """Quotations point to clauses that exist, films and sound are the unit's; sections are short enough for a phone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "spoken" in self.fields:
            offer_recordings(self.fields["spoken"], self.resolution().scope_path, RecordingKind.AUDIO)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        body = data.get("body")
        if body:
            self.check_quotations(body)
            self.check_films(body)
        if body and self.goes_out:
            self.check_lengths(body)
        return data

    def check_lengths(self, body: Any) -> None:
        """The sections that are too long, each named by how it begins."""
        for piece in long_sections(*kinds_and_words(body)):
            beginning = " ".join(next(iter(lines_of(body[piece.index].value)), "").split()[:8])
            self.add_error("body", long_section(beginning, piece.words))

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

    def check_films(self, body: Any) -> None:
        """Each film is one that the text's readers may watch."""
        from learning.library.queries import recordings_for

        shown = {index: block.value["film"] for index, block in enumerate(body) if block.block_type == "film"}
        if not shown:
            return
        path = self.resolution().scope_path
        known = set(recordings_for(path, RecordingKind.VIDEO).values_list("pk", flat=True))
        wrong = {
            index: StructBlockValidationError({"film": forms.ValidationError(NOT_OFFERED)})
            for index, film in shown.items()
            if film and film.pk not in known
        }
        if wrong:
            self.add_error("body", StreamBlockValidationError(block_errors=wrong))

    def known_codes(self) -> list[str]:
        """The codes of the official text in use."""
        from learning.library.queries import anchors_of, current_clauses

        return anchors_of(current_clauses(self.resolution()))


class QuestionAnswerPageForm(MaterialPageForm):
    """Answers stay short."""

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        body = data.get("body")
        if body and self.goes_out:
            wrong = {piece.index: long_answer(piece.words) for piece in long_answers(*kinds_and_words(body))}
            if wrong:
                self.add_error("body", StreamBlockValidationError(block_errors=wrong))
        return data


class RecordingPageForm(MaterialPageForm):
    """Offers what is published for the resolution's unit or one above it, of the page's kind."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "recording" in self.fields:
            kind = self.instance.recording_kind
            offer_recordings(self.fields["recording"], self.resolution().scope_path, kind)
            self.fields["recording"].help_text = OFFERED

    def clean_recording(self) -> Recording:
        """What is said must be there to be read, for those who do not hear."""
        recording: Recording = self.cleaned_data["recording"]
        if self.goes_out and not recording.transcript.strip() and not recording.captions.exists():
            raise forms.ValidationError(NOTHING_TO_READ)
        return recording


def offer_recordings(field: forms.ModelChoiceField, path: str | None, kind: RecordingKind) -> None:
    """What is published for the unit at `path` or above, in the chooser of that kind."""
    from learning.library.queries import recordings_for
    from media.video.choosers import widget_for

    field.queryset = recordings_for(path, kind)
    field.widget = widget_for(kind)
    field.error_messages["invalid_choice"] = NOT_OFFERED


def unknown_code(code: str, known: list[str]) -> str:
    """The sentence that names the codes there are, clauses before bullets."""
    shown = sorted(known, key=lambda anchor: ("-" in anchor, known.index(anchor)))[:MOST_CODES_NAMED]
    message = _now("Văn bản gốc không có mã “%(code)s”. Các mã có thể dùng: %(codes)s.")
    return message % {"code": code, "codes": ", ".join(shown)}


def kinds_and_words(body: Any) -> tuple[list[str], list[int]]:
    """Of each block its kind and its number of words."""
    words = [sum(len(line.split()) for line in lines_of(block.value)) for block in body]
    return [block.block_type for block in body], words


def long_section(beginning: str, words: int) -> str:
    """What to do about it."""
    message = _now(
        "Phần bắt đầu bằng “%(beginning)s” dài %(words)d chữ, quá %(most)d chữ thì khó đọc trên điện thoại. "
        "Đồng chí thêm đề mục để chia nhỏ."
    )
    return message % {"beginning": beginning, "words": words, "most": MOST_WORDS_IN_A_SECTION}


def long_answer(words: int) -> StructBlockValidationError:
    """The same for an answer, which may hold rich text but no headings."""
    message = _now("Câu này dài %(words)d chữ, nhiều nhất là %(most)d. Đồng chí rút gọn hoặc tách thành hai câu.")
    most = MOST_WORDS_IN_AN_ANSWER
    return StructBlockValidationError({"answer": forms.ValidationError(message % {"words": words, "most": most})})
