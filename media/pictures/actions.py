"""Sizes of pictures, made ahead of the first reader; and what was laid aside and never taken up."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import UploadedFile

from foundation.jobs.actions import enqueue
from foundation.jobs.kinds import JobRefused
from foundation.jobs.models import Job
from foundation.jobs.runs import Run
from media.assets.models import PortalImage
from media.pictures.choices import PREPARE_PICTURE
from media.pictures.queries import unprepared
from media.pictures.sizes import specs_for

LAID_ASIDE_FOR = timedelta(days=1)
MOST_AT_ONCE = 200


def prepare(image: PortalImage) -> Job:
    """Have the picture's sizes made, soon."""
    return enqueue(kind=PREPARE_PICTURE, arguments={"image": image.pk}, by=image.uploaded_by_user)


def make_sizes(run: Run) -> None:
    """The job: every size that is not there yet, one at a time. May run twice; a picture thrown away needs none."""
    image = PortalImage.objects.filter(pk=run.arguments["image"]).first()
    if image is None:
        return
    try:
        kept = image.get_file_hash()
        specs = specs_for(image.width, is_drawing=image.is_svg())
        for done, name in enumerate(specs, start=1):
            image.get_rendition(name)
            run.report(done, len(specs))
    except OSError as error:
        raise JobRefused(_("Tệp hình không còn trong kho. Đồng chí tải lại hình.")) from error
    PortalImage.objects.filter(pk=image.pk, file_hash=kept).update(prepared_hash=kept)


def prepare_changed(sender: Any, instance: PortalImage, created: bool, update_fields: Any, **_more: Any) -> None:
    """Django tells of every picture saved, whichever of Wagtail's doors it came by."""
    if created or (update_fields is None and instance.file_hash != instance.prepared_hash):
        prepare(instance)


def sweep() -> int:
    """Have made what is missing; remove what editors laid aside unfinished. Returns how many are being made."""
    for laid_aside in UploadedFile.objects.order_by("pk")[:MOST_AT_ONCE]:
        if _is_old(laid_aside):
            laid_aside.file.delete(save=False)
            laid_aside.delete()
    return len([prepare(image) for image in unprepared()[:MOST_AT_ONCE]])


def _is_old(laid_aside: UploadedFile) -> bool:
    """By its file's age, the only one there is; one without a file is of no use to anybody."""
    storage, name = laid_aside.file.storage, laid_aside.file.name
    return not name or not storage.exists(name) or storage.get_modified_time(name) < timezone.now() - LAID_ASIDE_FOR
