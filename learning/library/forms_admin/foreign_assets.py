"""Pictures and documents that a page shows: only those that its author may choose, or that stood there before."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from media.assets.models import PortalDocument, PortalImage
from media.assets.queries import visible_to
from members.access.models import User

NOT_YOURS = _("Có hình hoặc tệp không thuộc đơn vị của đồng chí. Đồng chí chọn lại từ kho hình, kho tệp.")
KINDS = (PortalImage, PortalDocument)


def shows_foreign(page: Model, name: str, value: Any, before: Any, author: User) -> bool:
    """Whether the field's new value shows an asset that the author does not see: its number was guessed."""
    added = set(assets_in(page, name, value)) - set(assets_in(page, name, before))
    pictures = {key for kind, key in added if kind is PortalImage}
    papers = {key for kind, key in added if kind is PortalDocument}
    return visible_to(author, PortalImage).filter(pk__in=pictures).count() < len(pictures) or visible_to(
        author, PortalDocument
    ).filter(pk__in=papers).count() < len(papers)


def assets_in(page: Model, name: str, value: Any) -> Iterator[tuple[Any, int]]:
    """Kind and number of each asset in the value of a field; a form's first value may be a bare number."""
    field = next((field for field in page._meta.get_fields() if field.name == name), None)
    if isinstance(field, StreamField) and value:
        for kind, key, _model_path, _content_path in field.stream_block.extract_references(value):
            if kind in KINDS:
                yield kind, int(key)
    elif field and value and getattr(field, "related_model", None) in KINDS:
        yield field.related_model, int(getattr(value, "pk", value))
