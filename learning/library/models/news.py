"""News, and the internal bulletin (`R5`)."""

from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from learning.library import panels
from learning.library.blocks import BULLETIN_BLOCKS, PLAIN_BLOCKS
from learning.library.choices import MaterialKind
from learning.library.forms_admin import BulletinPageForm, NewsPageForm
from learning.library.models.pages import StudyPage
from learning.library.permissions import FixedPage
from media.assets.models import PortalImage
from members.units.models import Unit


class NewsIndexPage(FixedPage, Page):
    """All news."""

    max_count = 1
    parent_page_types = ["learning.HomePage"]
    subpage_types = ["learning.NewsPage"]
    preview_modes: list[tuple[str, str]] = []

    class Meta:
        verbose_name = verbose_name_plural = _("mục tin tức")


class BulletinIndexPage(FixedPage, Page):
    """All issues of the internal bulletin."""

    max_count = 1
    parent_page_types = ["learning.HomePage"]
    subpage_types = ["learning.BulletinPage"]
    preview_modes: list[tuple[str, str]] = []

    class Meta:
        verbose_name = verbose_name_plural = _("mục bản tin nội bộ")


class UnitsOwnPage(StudyPage, Page):
    """A page that a unit publishes by itself, below no resolution."""

    owner_unit = models.ForeignKey(Unit, models.PROTECT, verbose_name=_("Đơn vị đăng"), related_name="+")
    subpage_types: list[str] = []

    class Meta:
        abstract = True

    @property
    def scope_path(self) -> str | None:  # type: ignore[override]
        """The path of the owner unit; None before one is chosen."""
        return self.owner_unit.path if self.owner_unit_id else None


class NewsPage(UnitsOwnPage):
    """A news item of a unit, for its people or for everyone."""

    dated_on = models.DateField(_("Ngày đăng"), default=timezone.localdate)
    is_public = models.BooleanField(
        _("Ai cũng đọc được"), default=False, help_text=_("Cả người chưa đăng nhập đọc được trên cổng thông tin.")
    )
    lead = models.TextField(_("Tóm tắt"), max_length=500)
    body = StreamField(PLAIN_BLOCKS, verbose_name=_("Nội dung"))
    picture = models.ForeignKey(
        PortalImage, models.PROTECT, null=True, blank=True, verbose_name=_("Hình ảnh"), related_name="+"
    )
    picture_alt = models.CharField(
        _("Lời tả hình ảnh"), max_length=250, blank=True, help_text=_("Cho người không nhìn được hình.")
    )

    base_form_class = NewsPageForm
    parent_page_types = ["learning.NewsIndexPage"]
    search_fields = [*Page.search_fields, index.SearchField("lead"), index.SearchField("body")]
    content_panels = panels.NEWS
    words = ("lead", "body")

    class Meta:
        verbose_name = verbose_name_plural = _("tin")

    @property
    def entry_facts(self) -> dict[str, Any]:
        """It belongs to no resolution."""
        return {"kind": MaterialKind.NEWS, "owner_path": self.scope_path, "is_public": self.is_public}

    @property
    def published_at(self) -> datetime:
        """The day that the author gives it, at the hour when it was first published: the order of lists."""
        first: datetime = timezone.localtime(self.first_published_at)
        return first.replace(year=self.dated_on.year, month=self.dated_on.month, day=self.dated_on.day)


class BulletinPage(UnitsOwnPage):
    """An issue of a unit's internal bulletin. It is for the unit's people, never for the public."""

    number = models.PositiveSmallIntegerField(_("Số"))
    year = models.PositiveSmallIntegerField(_("Năm"))
    month = models.PositiveSmallIntegerField(_("Tháng"))
    body = StreamField(BULLETIN_BLOCKS, verbose_name=_("Các bài"))

    base_form_class = BulletinPageForm
    parent_page_types = ["learning.BulletinIndexPage"]
    search_fields = [*Page.search_fields, index.SearchField("body")]
    content_panels = panels.BULLETIN
    words = ("issue", "body")

    class Meta:
        verbose_name = verbose_name_plural = _("số bản tin nội bộ")
        constraints = [
            models.CheckConstraint(condition=models.Q(month__gte=1, month__lte=12), name="bulletin_month_exists"),
        ]

    @property
    def entry_facts(self) -> dict[str, Any]:
        """Never open to the people."""
        return {"kind": MaterialKind.BULLETIN, "owner_path": self.scope_path}

    @property
    def issue(self) -> str:
        """`Số 7, tháng 7/2026`."""
        return _now("Số %(number)d, tháng %(month)d/%(year)d") % {
            "number": self.number,
            "month": self.month,
            "year": self.year,
        }
