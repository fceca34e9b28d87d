"""The page editor's fields, in the order an author fills them in; secrecy is declared first (`R46`)."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page

RESOLUTION = [
    FieldPanel("secrecy_level"),
    *Page.content_panels,
    MultiFieldPanel(
        [
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

FOR_WHOM = [
    FieldPanel("audiences"),
    FieldRowPanel([FieldPanel("study_depth"), FieldPanel("language")]),
]

CONDENSED_TEXT = [
    *Page.content_panels,
    *FOR_WHOM,
    FieldRowPanel([FieldPanel("form"), FieldPanel("minutes")]),
    FieldPanel("intro"),
    FieldPanel("body"),
]

QUESTIONS = [*Page.content_panels, *FOR_WHOM, FieldPanel("intro"), FieldPanel("body")]

INFOGRAPHIC = [
    *Page.content_panels,
    *FOR_WHOM,
    FieldPanel("image"),
    FieldPanel("alt_text"),
    FieldPanel("long_text"),
]

RECORDING = [*Page.content_panels, *FOR_WHOM, FieldPanel("recording"), FieldPanel("intro")]

SUPPLEMENT = [*Page.content_panels, FieldPanel("owner_unit"), FieldPanel("body")]

NEWS = [
    *Page.content_panels,
    FieldPanel("owner_unit"),
    FieldRowPanel([FieldPanel("dated_on"), FieldPanel("is_public")]),
    FieldPanel("lead"),
    MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_alt")], heading=_("Hình ảnh của tin")),
    FieldPanel("body"),
]

BULLETIN = [
    *Page.content_panels,
    FieldPanel("owner_unit"),
    FieldRowPanel([FieldPanel("number"), FieldPanel("month"), FieldPanel("year")]),
    FieldPanel("body"),
]

ADDRESS = [FieldPanel("slug")]
"""Nothing of a page is shown to search engines or in menus."""

PREVIEW_SIZES = [
    {"name": "mobile", "icon": "mobile-alt", "device_width": 360, "label": _("Xem thử trên điện thoại")},
    {"name": "tablet", "icon": "tablet-alt", "device_width": 768, "label": _("Xem thử trên máy tính bảng")},
    {"name": "desktop", "icon": "desktop", "device_width": 1280, "label": _("Xem thử trên máy tính")},
]
