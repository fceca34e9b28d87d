"""The editor of what a lower unit appends to a material."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from learning.library.forms_admin.base import OwnedPageForm
from members.access.choices import Role
from members.access.scope import OFFICER_ROLES, paths_of
from members.units.paths import outermost
from members.units.queries import within


class SupplementPageForm(OwnedPageForm):
    """Offers the author's own units below the one that the material belongs to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get("owner_unit")
        if field is None or field.disabled:
            return
        above = self.parent_page.specific.scope_path
        field.queryset = field.queryset.filter(within({above}) & ~Q(path=above)).order_by("path")
        field.help_text = _("Đảng viên của đơn vị này và các đơn vị trực thuộc đọc phần bổ sung ngay sau tài liệu.")
        self.choose_own_unit()

    def choose_own_unit(self) -> None:
        """The one whose role the author holds, where there is one such."""
        if self.for_user is None:
            return
        highest = outermost(paths_of(self.for_user, Role.RAPPORTEUR, *OFFICER_ROLES))
        own = list(self.fields["owner_unit"].queryset.filter(path__in=highest)[:2])
        if len(own) == 1:
            self.initial["owner_unit"] = own[0].pk
