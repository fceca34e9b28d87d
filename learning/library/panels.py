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

CONDENSED_TEXT = [
    *Page.content_panels,
    FieldPanel("audiences"),
    FieldPanel("minutes"),
    FieldPanel("intro"),
    FieldPanel("body"),
]

ADDRESS = [FieldPanel("slug")]
"""Nothing of a page is shown to search engines or in menus."""

PREVIEW_SIZES = [
    {"name": "mobile", "icon": "mobile-alt", "device_width": 360, "label": _("Xem thử trên điện thoại")},
    {"name": "tablet", "icon": "tablet-alt", "device_width": 768, "label": _("Xem thử trên máy tính bảng")},
    {"name": "desktop", "icon": "desktop", "device_width": 1280, "label": _("Xem thử trên máy tính")},
]
