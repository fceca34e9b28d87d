"""Our own image and document models, so that they can grow without a change of tables' names."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class PortalImage(AbstractImage):
    """A picture in the library."""

    admin_form_fields = Image.admin_form_fields

    class Meta(AbstractImage.Meta):
        verbose_name = verbose_name_plural = _("hình ảnh")


class PortalRendition(AbstractRendition):
    """A picture in one size and format."""

    image = models.ForeignKey(PortalImage, models.CASCADE, related_name="renditions")

    @property
    def url(self) -> str:
        """Through our own checked view, on every storage."""
        return reverse("assets:picture", args=[self.file.name.rsplit("/", 1)[-1]])

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="rendition_unique"),
        ]


class PortalDocument(AbstractDocument):
    """A file that pages offer for download."""

    admin_form_fields = Document.admin_form_fields
