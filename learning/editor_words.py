"""Names of fields that Wagtail makes from the fields' English names instead of its catalogs."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import choosers
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import DefaultPageForm

NAMES = {
    "link_text": _("Chữ hiện của liên kết"),
    "email_address": _("Địa chỉ thư điện tử"),
    "subject": _("Tiêu đề thư"),
    "body": _("Nội dung thư"),
    "phone_number": _("Số điện thoại"),
    "include_descendants": _("Áp dụng cho cả trang con"),
}
FORMS = (
    choosers.ExternalLinkChooserForm,
    choosers.AnchorLinkChooserForm,
    choosers.EmailLinkChooserForm,
    choosers.PhoneLinkChooserForm,
    DefaultPageForm,
)


def name_fields() -> None:
    """Give the fields of the link chooser and of actions on many pages their names."""
    for form in FORMS:
        for name, field in form.base_fields.items():
            field.label = NAMES.get(name, field.label)
