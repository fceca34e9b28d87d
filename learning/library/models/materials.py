"""Study materials below a resolution: one page a form and an audience (`R3`, `R44`, `R45`)."""

from functools import cached_property
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from learning.library import panels
from learning.library.blocks import QUESTION_BLOCKS, STUDY_BLOCKS
from learning.library.choices import Audience, Depth, TextForm
from learning.library.forms_admin import CondensedTextPageForm, MaterialPageForm
from learning.library.models.pages import ResolutionPage, StudyPage
from media.assets.models import PortalImage
from media.video.choices import Language

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class StudyMaterialPage(StudyPage, Page):
    """What every material says of itself: for whom, how deep, in which language."""

    audiences = models.JSONField(_("Dành cho"), default=list)
    # Not `depth`: a page already has one in the tree.
    study_depth = models.CharField(_("Mức độ"), max_length=8, choices=Depth.choices, default=Depth.STANDARD)
    language = models.CharField(_("Ngôn ngữ"), max_length=3, choices=Language.choices, default=Language.VIETNAMESE)

    base_form_class = MaterialPageForm
    parent_page_types = ["learning.ResolutionPage"]
    subpage_types = ["learning.SupplementPage"]

    class Meta:
        abstract = True

    @property
    def audience_labels(self) -> list["str | _StrPromise"]:
        """The audiences in words."""
        return [Audience(code).label for code in self.audiences]

    @property
    def is_public(self) -> bool:
        """Whether the people are among those it is for: then whoever comes may read it (`R5`)."""
        return Audience.PUBLIC in self.audiences

    @cached_property
    def resolution(self) -> ResolutionPage:
        """The resolution this material belongs to: the page above."""
        above = self.path[: -self.steplen]
        return ResolutionPage.objects.select_related("owner_unit").get(path=above)

    @property
    def scope_path(self) -> str | None:  # type: ignore[override]
        """A material belongs to its resolution's unit."""
        return self.resolution.scope_path


class CondensedTextPage(StudyMaterialPage):
    """A text to study: sections that begin at each heading block."""

    form = models.CharField(_("Thể"), max_length=9, choices=TextForm.choices, default=TextForm.CONDENSED)
    minutes = models.PositiveSmallIntegerField(_("Số phút đọc (ước tính)"), default=8)
    intro = models.TextField(_("Lời dẫn"), blank=True)
    body = StreamField(STUDY_BLOCKS, verbose_name=_("Nội dung"))

    base_form_class = CondensedTextPageForm
    search_fields = [*Page.search_fields, index.SearchField("intro"), index.SearchField("body")]
    content_panels = panels.CONDENSED_TEXT

    class Meta:
        verbose_name = verbose_name_plural = _("tài liệu rút gọn")

    @property
    def quotations(self) -> list[tuple[str, str]]:
        """Each quotation's clause in words and its code."""
        blocks = [block.value for block in self.body if block.block_type == "quotation"]
        return [(value["clause"], value["clause_anchor"].strip()) for value in blocks]


class QuestionAnswerPage(StudyMaterialPage):
    """Questions people ask and their answers, grouped by headings."""

    intro = models.TextField(_("Lời dẫn"), blank=True)
    body = StreamField(QUESTION_BLOCKS, verbose_name=_("Câu hỏi và trả lời"))

    search_fields = [*Page.search_fields, index.SearchField("intro"), index.SearchField("body")]
    content_panels = panels.QUESTIONS

    class Meta:
        verbose_name = verbose_name_plural = _("tài liệu hỏi – đáp")


class InfographicPage(StudyMaterialPage):
    """A picture that tells the resolution, and all that it tells in words for those who cannot see it."""

    image = models.ForeignKey(PortalImage, models.PROTECT, verbose_name=_("Hình ảnh"), related_name="+")
    alt_text = models.CharField(
        _("Lời tả ngắn"), max_length=250, help_text=_("Hình vẽ gì, nói điều gì, trong một hai câu.")
    )
    long_text = models.TextField(
        _("Toàn bộ nội dung bằng chữ"),
        help_text=_("Mọi chữ, số và ý của hình, theo thứ tự đọc, cho người không nhìn được hình."),
    )

    search_fields = [*Page.search_fields, index.SearchField("alt_text"), index.SearchField("long_text")]
    content_panels = panels.INFOGRAPHIC

    class Meta:
        verbose_name = verbose_name_plural = _("đồ họa thông tin")
