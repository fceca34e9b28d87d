"""What every page of the library is checked for in the editor."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from learning.library.choices import CLASSIFIED_REFUSED
from learning.library.forms_admin.foreign_assets import NOT_YOURS, shows_foreign
from learning.library.permissions import may_publish_at
from learning.library.plain_text import lines_of
from learning.library.rules.secrecy import bears_secrecy_mark
from media.assets.rules import CANNOT_DESCRIBE, describes
from members.access.choices import Role
from members.access.scope import OFFICER_ROLES, paths_of
from members.units.models import Unit
from members.units.queries import open_units, within

ALTERNATIVES = {"alt_text", "picture_alt"}
"""Fields that stand for a picture."""
RESERVED_SLUGS = {"van-ban", "bo-sung", "tai-lieu", "bien-soan", "da-giu", "tim"}


class LibraryPageForm(WagtailAdminPageForm):
    """The address, and marks of secrecy wherever they stand (`R46`): what bears one is not saved, not as a draft."""

    def clean_slug(self) -> str:
        """Some words of the address belong to the library's own screens."""
        slug: str = self.cleaned_data.get("slug") or ""
        if slug in RESERVED_SLUGS:
            raise forms.ValidationError(_("Đường dẫn này dành cho hệ thống. Đồng chí đặt đường dẫn khác."))
        return slug

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        for name, value in list(data.items()):
            if name != "slug" and bears_secrecy_mark(lines_of(value)):
                self.add_error(name, CLASSIFIED_REFUSED)
            elif self.for_user and shows_foreign(self.instance, name, value, self.initial.get(name), self.for_user):
                self.add_error(name, NOT_YOURS)
            elif name in ALTERNATIVES and value and not describes(value):
                self.add_error(name, CANNOT_DESCRIBE)
        return data

    @property
    def publishes(self) -> bool:
        """Whether the author pressed “publish”, at once or for a set hour."""
        return "action-publish" in self.data

    @property
    def goes_out(self) -> bool:
        """Whether readers, or the board that approves, get it next: only then it must be whole; a draft need not."""
        return self.publishes or "action-submit" in self.data


class OwnedPageForm(LibraryPageForm):
    """A page of a unit: offers the units the author works for."""

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
        if self.publishes and self.for_user and not may_publish_at(self.for_user, unit.path):
            raise forms.ValidationError(_("Đồng chí chỉ biên soạn cho đơn vị này. Đồng chí gửi ban tuyên giáo duyệt."))
        return unit
