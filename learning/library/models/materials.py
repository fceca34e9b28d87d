"""Study materials below a resolution: one page a form and an audience (`R3`, `R44`, `R45`)."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from learning.library import panels
from learning.library.blocks import QUESTION_BLOCKS, STUDY_BLOCKS
from learning.library.choices import Audience, Depth, MaterialKind, TextForm
from learning.library.forms_admin import CondensedTextPageForm, MaterialPageForm, QuestionAnswerPageForm
from learning.library.models.pages import ResolutionPage, StudyPage
from learning.library.plain_text import lines_of
from media.assets.models import PortalImage
from media.video.choices import Language

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


WORDS_A_MINUTE = 150


class StudyMaterialPage(StudyPage, Page):
    """What every material says of itself: for whom, how deep, in which language."""

    audiences = models.JSONField(_("Dành cho"), default=list)
    # Not `depth`: a page already has one in the tree.
    study_depth = models.CharField(_("Mức độ"), max_length=8, choices=Depth.choices, default=Depth.STANDARD)
    language = models.CharField(_("Ngôn ngữ"), max_length=3, choices=Language.choices, default=Language.VIETNAMESE)

    material_kind: MaterialKind
    """What lists call it."""
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

    @property
    def minutes_to_read(self) -> int | None:
        """About how long; None for what is not read."""
        return None

    @property
    def entry_facts(self) -> dict[str, Any]:
        """The unit is the resolution's."""
        return {
            "kind": self.material_kind,
            "owner_path": self.scope_path,
            "resolution_id": self.resolution.pk,
            "audiences": self.audiences,
            "depth": self.study_depth,
            "language": self.language,
            "minutes": self.minutes_to_read,
            "is_public": self.is_public,
        }

    @cached_property
    def resolution(self) -> ResolutionPage:
        """The resolution this material belongs to: the page above."""
        above = self.path[: -self.steplen]
        return ResolutionPage.objects.select_related("owner_unit").get(path=above)

    @property
    def scope_path(self) -> str | None:  # type: ignore[override]
        """A material belongs to its resolution's unit."""
        return self.resolution.scope_path


KIND_OF_FORM = {
    TextForm.CONDENSED: MaterialKind.CONDENSED_TEXT,
    TextForm.LEAFLET: MaterialKind.LEAFLET,
    TextForm.VERSE: MaterialKind.VERSE,
}


class CondensedTextPage(StudyMaterialPage):
    """A text to study: sections that begin at each heading block."""

    form = models.CharField(_("Thể"), max_length=9, choices=TextForm.choices, default=TextForm.CONDENSED)
    minutes = models.PositiveSmallIntegerField(_("Số phút đọc (ước tính)"), default=8)
    intro = models.TextField(_("Lời dẫn"), blank=True)
    body = StreamField(STUDY_BLOCKS, verbose_name=_("Nội dung"))

    base_form_class = CondensedTextPageForm
    search_fields = [*Page.search_fields, index.SearchField("intro"), index.SearchField("body")]
    content_panels = panels.CONDENSED_TEXT
    words = ("intro", "body")

    class Meta:
        verbose_name = verbose_name_plural = _("tài liệu rút gọn")

    @property
    def material_kind(self) -> MaterialKind:  # type: ignore[override]
        """A leaflet and verse are kinds of their own."""
        return KIND_OF_FORM[TextForm(self.form)]

    @property
    def minutes_to_read(self) -> int:
        """As the author says."""
        return self.minutes

    @property
    def quotations(self) -> list[tuple[str, str]]:
        """Each quotation's clause in words and its code."""
        blocks = [block.value for block in self.body if block.block_type == "quotation"]
        return [(value["clause"], value["clause_anchor"].strip()) for value in blocks]


class QuestionAnswerPage(StudyMaterialPage):
    """Questions people ask and their answers, grouped by headings."""

    intro = models.TextField(_("Lời dẫn"), blank=True)
    body = StreamField(QUESTION_BLOCKS, verbose_name=_("Câu hỏi và trả lời"))

    base_form_class = QuestionAnswerPageForm
    search_fields = [*Page.search_fields, index.SearchField("intro"), index.SearchField("body")]
    content_panels = panels.QUESTIONS
    material_kind = MaterialKind.QUESTION_ANSWER
    words = ("intro", "body")

    class Meta:
        verbose_name = verbose_name_plural = _("tài liệu hỏi – đáp")

    @property
    def minutes_to_read(self) -> int:
        """From the number of words, at the pace of somebody who reads slowly."""
        words = sum(len(line.split()) for line in lines_of(self.body))
        return max(1, round(words / WORDS_A_MINUTE))


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
    material_kind = MaterialKind.INFOGRAPHIC
    words = ("alt_text", "long_text")

    class Meta:
        verbose_name = verbose_name_plural = _("đồ họa thông tin")
