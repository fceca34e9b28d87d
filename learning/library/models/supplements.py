"""What a lower level appends to a higher level's material, without touching it (`R3`, `CB2.2`)."""

from functools import cached_property
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from learning.library import panels
from learning.library.blocks import PLAIN_BLOCKS
from learning.library.choices import MaterialKind
from learning.library.models.pages import ResolutionPage, StudyPage
from members.units.models import Unit


class SupplementPage(StudyPage, Page):
    """Local content below a material; its unit lies strictly below the resolution's."""

    owner_unit = models.ForeignKey(Unit, models.PROTECT, verbose_name=_("Đơn vị bổ sung"), related_name="+")
    body = StreamField(PLAIN_BLOCKS, verbose_name=_("Nội dung bổ sung"))

    parent_page_types = [
        "learning.CondensedTextPage",
        "learning.QuestionAnswerPage",
        "learning.InfographicPage",
        "learning.VideoPage",
        "learning.AudioPage",
    ]
    subpage_types: list[str] = []
    search_fields = [*Page.search_fields, index.SearchField("body")]
    content_panels = panels.SUPPLEMENT
    words = ("body",)

    class Meta:
        verbose_name = verbose_name_plural = _("phần bổ sung của địa phương")

    @property
    def scope_path(self) -> str | None:  # type: ignore[override]
        """The path of the unit that adds it; None before one is chosen."""
        return self.owner_unit.path if self.owner_unit_id else None

    @property
    def entry_facts(self) -> dict[str, Any]:
        """For the people of the unit that adds it, whomever the material is for."""
        return {
            "kind": MaterialKind.SUPPLEMENT,
            "owner_path": self.scope_path,
            "resolution_id": self.resolution.pk,
        }

    @cached_property
    def resolution(self) -> ResolutionPage:
        """The resolution whose material this adds to: two pages above."""
        above = self.path[: -2 * self.steplen]
        return ResolutionPage.objects.select_related("owner_unit").get(path=above)
