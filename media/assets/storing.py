"""Fields whose file is made harmless before it reaches the storage, whichever way it comes in."""

from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from foundation.files.checks import CheckedFile, check
from foundation.files.kinds import DOWNLOADS, DRAWINGS

LARGEST_PICTURE = 15 * 1024 * 1024
"""Bytes."""
LARGEST_DOCUMENT = 20 * 1024 * 1024
"""Bytes."""
LONGEST_SIDE = 8000
"""Pixels of a picture that is kept: a poster is read by enlarging it."""


def check_picture(upload: UploadedFile) -> CheckedFile:
    """A photograph or a drawing; raises `FileRefused`."""
    return check(upload, DRAWINGS, LARGEST_PICTURE, LONGEST_SIDE)


def check_document(upload: UploadedFile) -> CheckedFile:
    """What a page offers for download; raises `FileRefused`."""
    return check(upload, DOWNLOADS, LARGEST_DOCUMENT)


def put_in_place(upload: UploadedFile, checked: CheckedFile) -> None:
    """From here on the upload is what was made of it: Wagtail may lay it aside before all fields are filled in."""
    file: Any = upload.file
    file.seek(0)
    file.truncate()
    file.write(checked.content)
    file.flush()
    file.seek(0)
    upload.size, upload.content_type, upload.name = len(checked.content), checked.kind.content_type, checked.name
    upload.made_harmless = True  # type: ignore[attr-defined]


def harmless(name: str, content: File, check_it: Any) -> tuple[str, File]:
    """Name and content as they may be kept; raises `FileRefused`. What a form has seen to is not drawn twice."""
    if getattr(content, "made_harmless", False):
        return name, content
    content.seek(0)
    checked = check_it(UploadedFile(BytesIO(content.read()), name.rsplit("/", 1)[-1], size=content.size))
    return checked.name, ContentFile(checked.content, checked.name)  # named: else Django takes no size from it


class HarmlessImageFile(WagtailImageFieldFile):
    """A picture's file."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        super().save(*harmless(name, content, check_picture), save=save)


class HarmlessImageField(WagtailImageField):
    """A picture drawn anew."""

    attr_class = HarmlessImageFile


class HarmlessDocumentFile(models.fields.files.FieldFile):
    """A document's file."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        super().save(*harmless(name, content, check_document), save=save)


class HarmlessDocumentField(models.FileField):
    """A document typed by its content, without programs or files in it."""

    attr_class = HarmlessDocumentFile
