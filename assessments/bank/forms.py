"""The form of a question: six rows of options, and a filter for the list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.bank.choices import Option, QuestionKind
from assessments.bank.models import Question
from assessments.bank.rules import (
    LONGEST_OPTION,
    LONGEST_STEM,
    MOST_OPTIONS,
    question_problems,
    tidy_options,
)
from foundation.web.choosing import RowField
from learning.library.models import ResolutionPage
from learning.library.queries import resolutions_visible_to
from members.access.models import User

LETTERS = "ABCDEF"
IN_USE, RETIRED = "dang-dung", "ngung-dung"


class ResolutionField(RowField):
    """A resolution the officer sees, by its short title; none is a choice too."""

    def __init__(self, **options: Any) -> None:
        super().__init__(ResolutionPage.objects.none(), required=False, label=_("Văn bản"), **options)

    def offer_to(self, user: User) -> None:
        """Offer what the user sees in the library."""
        self.queryset = resolutions_visible_to(user)

    def label_from_instance(self, obj: ResolutionPage) -> str:
        return obj.short_title


class QuestionForm(forms.Form):
    """Author's fields; `option_0_text` and `option_0_correct` and so on are the rows."""

    resolution = ResolutionField(empty_label=_("Không gắn với văn bản nào"))
    kind = forms.ChoiceField(label=_("Loại câu"), choices=QuestionKind.choices, widget=forms.RadioSelect)
    stem = forms.CharField(
        label=_("Câu hỏi"),
        max_length=LONGEST_STEM,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Đồng chí nhập câu hỏi.")},
    )
    explanation = forms.CharField(
        label=_("Lời giải"),
        required=False,
        max_length=2000,
        help_text=_("Đảng viên đọc sau khi nộp bài, kể cả khi đã trả lời đúng."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    clause = forms.CharField(label=_("Điều, mục"), required=False, max_length=60, help_text=_("Ví dụ: mục 3"))
    clause_anchor = forms.CharField(
        label=_("Mã điều, mục"),
        required=False,
        max_length=40,
        help_text=_("Mã hiện bên cạnh mỗi điều, mục của văn bản gốc, ví dụ: m3."),
    )
    base = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        resolution = self.fields["resolution"]
        assert isinstance(resolution, ResolutionField)
        resolution.offer_to(user)
        for row, letter in enumerate(LETTERS[:MOST_OPTIONS]):
            self.fields[f"option_{row}_text"] = forms.CharField(
                label=_("Phương án %(letter)s") % {"letter": letter}, required=False, max_length=LONGEST_OPTION
            )
            self.fields[f"option_{row}_correct"] = forms.BooleanField(
                label=_("Phương án %(letter)s là đáp án đúng") % {"letter": letter}, required=False
            )

    def rows(self) -> list[tuple[str, forms.BoundField, forms.BoundField]]:
        """Letter, text and mark of each option."""
        return [
            (letter, self[f"option_{row}_text"], self[f"option_{row}_correct"])
            for row, letter in enumerate(LETTERS[:MOST_OPTIONS])
        ]

    def options(self) -> list[Option]:
        """The rows that were filled in, in order."""
        data = self.cleaned_data
        rows: list[Option] = [
            {"text": data.get(f"option_{row}_text", ""), "correct": data.get(f"option_{row}_correct", False)}
            for row in range(MOST_OPTIONS)
        ]
        return tidy_options(rows)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "kind" in data and "stem" in data:
            for problem in question_problems(data["kind"], data["stem"], self.options()):
                self.add_error(None, problem)
        return data

    def content(self) -> dict[str, Any]:
        """The arguments of `write_question` and `edit_question`, less unit, base and author."""
        names = ("resolution", "kind", "stem", "explanation", "clause", "clause_anchor")
        return {name: self.cleaned_data[name] for name in names} | {"options": self.options()}


def values_of(question: Question) -> dict[str, Any]:
    """The form's initial values for an edit: the current version."""
    version = question.current
    assert version is not None
    names = ("kind", "stem", "explanation", "clause", "clause_anchor")
    values = {name: getattr(version, name) for name in names}
    values |= {"resolution": question.resolution_id, "base": version.number}
    for row, option in enumerate(version.options):
        values |= {f"option_{row}_text": option["text"], f"option_{row}_correct": option["correct"]}
    return values


class FilterForm(forms.Form):
    """What the list shows."""

    tim = forms.CharField(label=_("Tìm"), required=False, max_length=100)
    van_ban = ResolutionField(empty_label=_("Tất cả văn bản"))
    trang_thai = forms.ChoiceField(
        label=_("Trạng thái"),
        required=False,
        choices=[(IN_USE, _("Đang dùng")), (RETIRED, _("Ngừng dùng")), ("tat-ca", _("Tất cả"))],
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        resolution = self.fields["van_ban"]
        assert isinstance(resolution, ResolutionField)
        resolution.offer_to(user)
