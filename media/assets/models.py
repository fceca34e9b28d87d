"""Our own image and document models, so that they can grow without a change of tables' names."""

import secrets

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image, get_upload_to

from media.assets.storing import HarmlessDocumentField, HarmlessImageField
from members.units.models import Unit

FOLDER = "original_images"


class PortalImage(AbstractImage):
    """A picture in the library: drawn anew, the unit's whose editors may change it."""

    file = HarmlessImageField(
        _("tệp"), upload_to=get_upload_to, width_field="width", height_field="height", max_length=100
    )
    # Again, so that they stand behind the file, which sets them when it is kept.
    width = models.IntegerField(_("chiều rộng"), editable=False)
    height = models.IntegerField(_("chiều cao"), editable=False)
    unit = models.ForeignKey(
        Unit, models.PROTECT, verbose_name=_("Của đơn vị"), null=True, blank=True, related_name="+"
    )
    prepared_hash = models.CharField(max_length=40, blank=True, editable=False)
    """The `file_hash` of which all sizes have been made."""

    admin_form_fields = (*Image.admin_form_fields[:3], "unit", *Image.admin_form_fields[3:])

    class Meta(AbstractImage.Meta):
        verbose_name = verbose_name_plural = _("hình ảnh")

    def get_upload_to(self, filename: str) -> str:
        """As Wagtail has it, and letters by chance: whoever knows the picture's name cannot guess its address."""
        stem, _dot, suffix = super().get_upload_to(filename).removeprefix(f"{FOLDER}/").rpartition(".")
        return f"{FOLDER}/{stem[:50]}-{secrets.token_hex(8)}.{suffix}"

    @property
    def file_name(self) -> str:
        """The last part of its place in the storage."""
        return str(self.file.name).rsplit("/", 1)[-1]

    @property
    def original_url(self) -> str:
        """The picture in full, through our own checked view."""
        return reverse("assets:original", args=[self.file_name])


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
    """A file that pages offer for download, the unit's whose editors may change it."""

    file = HarmlessDocumentField(_("tệp"), upload_to="documents", max_length=100)
    unit = models.ForeignKey(
        Unit, models.PROTECT, verbose_name=_("Của đơn vị"), null=True, blank=True, related_name="+"
    )

    admin_form_fields = (*Document.admin_form_fields[:2], "unit", *Document.admin_form_fields[2:])
