"""Checks of the page editor."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from learning.library.choices import CLASSIFIED_REFUSED, Audience, SecrecyLevel
from learning.library.permissions import may_publish_at
from learning.library.rules.secrecy import bears_secrecy_mark
from members.access.choices import Role
from members.access.scope import OFFICER_ROLES, paths_of
from members.units.models import Unit
from members.units.queries import open_units, within

if TYPE_CHECKING:
    from learning.library.models import ResolutionPage

RESERVED_SLUGS = {"van-ban", "tai-lieu", "bien-soan"}
MOST_CODES_NAMED = 40


class LibraryPageForm(WagtailAdminPageForm):
    """What both kinds of page are checked for."""

    def clean_slug(self) -> str:
        """Some words of the address belong to the library's own screens."""
        slug: str = self.cleaned_data.get("slug") or ""
        if slug in RESERVED_SLUGS:
            raise forms.ValidationError(_("Đường dẫn này dành cho hệ thống. Đồng chí đặt đường dẫn khác."))
        return slug


class ResolutionPageForm(LibraryPageForm):
    """Refuses whatever is declared or marked classified (`R46`); offers the units the author works for."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "owner_unit" not in self.fields:
            return
        # What belongs to a unit stays with it: who may approve depends on it.
        self.fields["owner_unit"].disabled = self.instance.pk is not None
        if self.for_user is not None and not self.for_user.is_superuser:
            paths = paths_of(self.for_user, Role.RAPPORTEUR, *OFFICER_ROLES)
            self.fields["owner_unit"].queryset = open_units().filter(within(paths))

    def clean_owner_unit(self) -> Unit:
        """A writer for this unit who is an officer elsewhere submits like any other writer."""
        unit: Unit = self.cleaned_data["owner_unit"]
        if "action-publish" in self.data and self.for_user and not may_publish_at(self.for_user, unit.path):
            raise forms.ValidationError(_("Đồng chí chỉ biên soạn cho đơn vị này. Đồng chí gửi ban tuyên giáo duyệt."))
        return unit

    def clean_secrecy_level(self) -> str:
        """Undeclared is not saved either, not even as a draft."""
        level: str = self.cleaned_data["secrecy_level"]
        if not level:
            raise forms.ValidationError(_("Đồng chí khai độ mật trước; chưa khai thì hệ thống chưa lưu gì."))
        if level != SecrecyLevel.NONE:
            raise forms.ValidationError(CLASSIFIED_REFUSED)
        return level

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        for name in ("title", "summary"):
            if bears_secrecy_mark((data.get(name) or "").splitlines()):
                self.add_error(name, CLASSIFIED_REFUSED)
        return data


class CondensedTextPageForm(LibraryPageForm):
    """Audiences as boxes to tick; quotations must point to clauses that exist."""

    audiences = forms.MultipleChoiceField(
        label=_("Dành cho"), choices=Audience.choices, widget=forms.CheckboxSelectMultiple
    )

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

    def resolution(self) -> "ResolutionPage":
        """The page above."""
        parent = self.parent_page or self.instance.get_parent()
        resolution: ResolutionPage = parent.specific
        return resolution


def unknown_code(code: str, known: list[str]) -> str:
    """The sentence that names the codes there are, clauses before bullets."""
    shown = sorted(known, key=lambda anchor: ("-" in anchor, known.index(anchor)))[:MOST_CODES_NAMED]
    message = _now("Văn bản gốc không có mã “%(code)s”. Các mã có thể dùng: %(codes)s.")
    return message % {"code": code, "codes": ", ".join(shown)}
