"""Resolutions, study texts, official texts with their clauses, and where a reader stands."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from foundation.web.public_id import PublicIdModel
from learning.library.blocks import STUDY_BLOCKS
from learning.library.choices import Audience, ClauseKind, OfficialTextState, ResolutionKind, SecrecyLevel
from learning.library.forms_admin import CondensedTextPageForm, ResolutionPageForm
from members.people.models import Member
from members.units.models import Unit


class HomePage(Page):
    """The root of the site; it only holds the library."""

    max_count = 1
    subpage_types = ["learning.LibraryIndexPage"]

    class Meta:
        verbose_name = _("Trang gốc")


class LibraryIndexPage(Page):
    """The library: all resolutions."""

    max_count = 1
    parent_page_types = ["learning.HomePage"]
    subpage_types = ["learning.ResolutionPage"]

    class Meta:
        verbose_name = _("Thư viện")


class ResolutionPage(Page):
    """A resolution's entry in the register (`R1`). Anything `Mật` or above is refused (`R46`)."""

    number = models.CharField(_("Số"), max_length=20)
    symbol = models.CharField(_("Ký hiệu"), max_length=60, help_text=_("Ví dụ: 26-HD/BTGTU"))
    kind = models.CharField(_("Thể loại"), max_length=12, choices=ResolutionKind.choices)
    issuer = models.CharField(_("Cơ quan ban hành"), max_length=160)
    issued_on = models.DateField(_("Ngày ban hành"))
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

    base_form_class = ResolutionPageForm
    parent_page_types = ["learning.LibraryIndexPage"]
    subpage_types = ["learning.CondensedTextPage"]
    search_fields = [*Page.search_fields, index.SearchField("symbol"), index.SearchField("summary")]
    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("secrecy_level"),
                FieldRowPanel([FieldPanel("kind"), FieldPanel("number"), FieldPanel("symbol")]),
                FieldPanel("issuer"),
                FieldRowPanel([FieldPanel("issued_on"), FieldPanel("signer")]),
                FieldPanel("scope"),
                FieldPanel("owner_unit"),
            ],
            heading=_("Sổ đăng ký văn bản"),
        ),
        FieldPanel("summary"),
    ]

    class Meta:
        verbose_name = _("Văn bản được quán triệt")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(secrecy_level=SecrecyLevel.NONE), name="resolution_never_classified"
            ),
        ]

    @property
    def short_title(self) -> str:
        """`Hướng dẫn số 26-HD/BTGTU`."""
        return _("%(kind)s số %(symbol)s") % {"kind": self.get_kind_display(), "symbol": self.symbol}


class CondensedTextPage(Page):
    """A condensed study text: sections that begin at each heading block (`R3`)."""

    audiences = models.JSONField(_("Dành cho"), default=list)
    minutes = models.PositiveSmallIntegerField(_("Số phút đọc (ước tính)"), default=8)
    intro = models.TextField(_("Lời dẫn"), blank=True)
    body = StreamField(STUDY_BLOCKS, verbose_name=_("Nội dung"))

    base_form_class = CondensedTextPageForm
    parent_page_types = ["learning.ResolutionPage"]
    subpage_types: list[str] = []
    template = "learning/library/condensed_text.html"
    search_fields = [*Page.search_fields, index.SearchField("intro"), index.SearchField("body")]
    content_panels = [
        *Page.content_panels,
        FieldPanel("audiences"),
        FieldPanel("minutes"),
        FieldPanel("intro"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("Tài liệu rút gọn")

    @property
    def audience_labels(self) -> list[str]:
        """The audiences in words."""
        return [str(Audience(code).label) for code in self.audiences]


def official_text_path(official_text: "OfficialText", filename: str) -> str:
    """A private name that says nothing of the content; the original name is a column."""
    suffix = filename.rsplit(".", 1)[-1].lower()
    return f"official-texts/{official_text.public_id}.{suffix}"


class OfficialText(PublicIdModel):
    """An uploaded official text, one row a version; at most one is current for a resolution."""

    resolution = models.ForeignKey(ResolutionPage, models.CASCADE, related_name="official_texts")
    version = models.PositiveIntegerField()
    file = models.FileField(upload_to=official_text_path, max_length=120)
    file_name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(
        max_length=10, choices=OfficialTextState.choices, default=OfficialTextState.READING
    )
    refusal = models.TextField(blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["resolution", "version"], name="official_text_version_unique"),
            models.UniqueConstraint(
                fields=["resolution"],
                condition=models.Q(state=OfficialTextState.CURRENT),
                name="official_text_one_current",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resolution.symbol} v{self.version}"


class Clause(models.Model):
    """A recognised piece of an official text; quotations point to its `anchor` (`m3`, `m4.2`)."""

    official_text = models.ForeignKey(OfficialText, models.CASCADE, related_name="clauses")
    order = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=ClauseKind.choices)
    depth = models.PositiveSmallIntegerField(default=0)
    marker = models.CharField(max_length=40, blank=True)
    anchor = models.CharField(max_length=40, blank=True)
    text = models.TextField()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["official_text", "order"], name="clause_order_unique"),
            models.UniqueConstraint(
                fields=["official_text", "anchor"], condition=~models.Q(anchor=""), name="clause_anchor_unique"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.marker} {self.text[:40]}"


class ReadingPlace(models.Model):
    """Where a member stands in a study text: section now, and the furthest reached (from 1)."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="reading_places")
    page = models.ForeignKey(CondensedTextPage, models.CASCADE, related_name="+")
    section = models.PositiveSmallIntegerField(default=1)
    furthest = models.PositiveSmallIntegerField(default=1)
    finished_at = models.DateTimeField(null=True, blank=True)
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "page"], name="reading_place_unique")]

    def __str__(self) -> str:
        return f"{self.member} · {self.page} · {self.section}"
