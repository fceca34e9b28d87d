"""The page tree: home, library, resolutions."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.search import index

from foundation.web.derived_fields import FoldedField
from learning.library import panels
from learning.library.choices import MaterialKind, ResolutionKind, SecrecyLevel
from learning.library.forms_admin import ResolutionPageForm
from learning.library.permissions import FixedPage, ScopedApproval, ScopedPage
from members.units.models import Unit


class HomePage(FixedPage, Page):
    """The root of the site; it only holds the library, the news and the bulletin."""

    max_count = 1
    subpage_types = ["learning.LibraryIndexPage", "learning.NewsIndexPage", "learning.BulletinIndexPage"]
    preview_modes: list[tuple[str, str]] = []

    class Meta:
        verbose_name = verbose_name_plural = _("trang gốc")


class LibraryIndexPage(FixedPage, Page):
    """The library: all resolutions."""

    max_count = 1
    parent_page_types = ["learning.HomePage"]
    subpage_types = ["learning.ResolutionPage"]
    preview_modes: list[tuple[str, str]] = []

    class Meta:
        verbose_name = verbose_name_plural = _("thư viện")


class StudyPage(ScopedPage):
    """What resolutions and study texts share: previews at a phone's width, drawn as members see them."""

    preview_sizes = panels.PREVIEW_SIZES
    promote_panels = panels.ADDRESS
    words: ClassVar[tuple[str, ...]] = ()
    """The fields whose text search looks into, besides the title."""

    @property
    def entry_facts(self) -> dict[str, Any]:
        """What the page's entry says of it besides title, text, address and day; see `LibraryEntry`."""
        raise NotImplementedError

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Wagtail asks the model itself to draw; the views do it."""
        from learning.library.views.previews import draw_preview

        return draw_preview(request, self)


class ResolutionPage(StudyPage, Page):
    """A resolution's entry in the register (`R1`). Anything `Mật` or above is refused (`R46`)."""

    number = models.CharField(_("Số"), max_length=20)
    symbol = models.CharField(_("Ký hiệu"), max_length=60, help_text=_("Ví dụ: 26-HD/BTGTU"))
    kind = models.CharField(_("Thể loại"), max_length=12, choices=ResolutionKind.choices)
    issuer = models.CharField(_("Cơ quan ban hành"), max_length=160)
    issued_on = models.DateField(
        _("Ngày ban hành"), null=True, blank=True, help_text=_("Chỉ để trống khi văn bản không ghi rõ ngày.")
    )
    signer = models.CharField(_("Người ký"), max_length=120, blank=True)
    scope = models.CharField(_("Phạm vi áp dụng"), max_length=250, blank=True)
    secrecy_level = models.CharField(
        _("Độ mật"),
        max_length=12,
        choices=SecrecyLevel.choices,
        help_text=_("Tài liệu “Mật” trở lên không được đưa vào hệ thống, kể cả tên gọi."),
    )
    owner_unit = models.ForeignKey(Unit, models.PROTECT, verbose_name=_("Đơn vị phổ biến"), related_name="+")
    summary = models.TextField(_("Nội dung chính"), blank=True)
    folded = FoldedField(source="words_to_find", max_length=500)

    base_form_class = ResolutionPageForm
    parent_page_types = ["learning.LibraryIndexPage"]
    subpage_types = [
        "learning.CondensedTextPage",
        "learning.AudioPage",
        "learning.VideoPage",
        "learning.InfographicPage",
        "learning.QuestionAnswerPage",
    ]
    search_fields = [*Page.search_fields, index.SearchField("symbol"), index.SearchField("summary")]
    content_panels = panels.RESOLUTION
    words = ("symbol", "issuer", "signer", "scope", "summary")

    class Meta:
        verbose_name = verbose_name_plural = _("văn bản được quán triệt")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(secrecy_level=SecrecyLevel.NONE), name="resolution_never_classified"
            ),
        ]

    @property
    def short_title(self) -> str:
        """`Hướng dẫn số 26-HD/BTGTU`."""
        return _now("%(kind)s số %(symbol)s") % {"kind": self.get_kind_display(), "symbol": self.symbol}

    @property
    def entry_facts(self) -> dict[str, Any]:
        """Whether it is open to the people follows from its materials."""
        return {"kind": MaterialKind.RESOLUTION, "owner_path": self.scope_path, "resolution_id": self.pk}

    @property
    def words_to_find(self) -> str:
        """What people search by."""
        return f"{self.title} {self.symbol} {self.issuer}"

    @property
    def scope_path(self) -> str | None:  # type: ignore[override]
        """The path of the owner unit; None before one is chosen."""
        return self.owner_unit.path if self.owner_unit_id else None


class OfficerApproval(ScopedApproval):
    """The step of the workflow in which the propaganda board's officers approve."""

    class Meta:
        verbose_name = _("Duyệt của ban tuyên giáo")
