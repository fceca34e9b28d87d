"""Sizes of a picture: made in a job ahead of the first reader; the page stands without them."""

import os
from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.template import Context, Template
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from wagtail.models import UploadedFile

from foundation.jobs.choices import JobState
from foundation.jobs.models import Job
from media.assets.models import PortalImage, PortalRendition
from media.pictures.actions import sweep
from media.pictures.queries import prefetch_sizes
from tests.cast import Cast
from tests.factories.library import make_image, make_sizes
from tests.foundation.files import drawings, samples

pytestmark = pytest.mark.django_db
PICTURE = Template("{% load pictures %}{% zoomable image 'Năm con số cần nhớ' %}")


def shown(image: PortalImage) -> str:
    return PICTURE.render(Context({"image": image}))


def test_a_page_shows_the_original_until_sizes_are_made() -> None:
    image = make_image()
    html = shown(image)
    assert f'<img src="{image.original_url}" width="1200" height="800" alt="Năm con số cần nhớ"' in html
    assert "<source" not in html
    assert not PortalRendition.objects.exists()


def test_a_new_picture_has_its_sizes_made_in_both_formats() -> None:
    image = make_image()
    make_sizes()
    html = shown(PortalImage.objects.get())
    avif, webp = html.index("image/avif"), html.index("image/webp")
    assert avif < webp
    assert all(html.count(f" {width}w") == 2 for width in (360, 720, 1080))
    assert image.original_url not in html
    formats = {Image.open(rendition.file).format for rendition in PortalRendition.objects.all()}
    assert formats == {"AVIF", "WEBP"}


def test_making_sizes_twice_makes_nothing_twice() -> None:
    image = make_image()
    make_sizes()
    made = set(PortalRendition.objects.values_list("pk", flat=True))
    Job.objects.update(state=JobState.QUEUED)
    make_sizes()
    assert set(PortalRendition.objects.values_list("pk", flat=True)) == made
    image.refresh_from_db()
    assert image.prepared_hash == image.file_hash != ""


def test_a_picture_thrown_away_needs_no_sizes() -> None:
    make_image().delete()
    make_sizes()
    assert Job.objects.get().state == JobState.DONE


def test_a_picture_whose_file_is_gone_says_so() -> None:
    image = make_image()
    os.remove(image.file.path)
    make_sizes()
    assert "không còn trong kho" in Job.objects.get().message


def test_a_drawing_is_shown_as_it_is() -> None:
    file = ContentFile(drawings.HONEST.encode(), "so-do.svg")
    image = PortalImage.objects.create(title="Sơ đồ", file=file)
    make_sizes()
    assert f'<img src="{image.original_url}" width="210" height="297"' in shown(image)


def test_a_replaced_picture_is_made_anew(cast: Cast) -> None:
    image = make_image(unit=cast.province)
    make_sizes()
    values = {
        "title": "Mới", "description": "Bốn bước học tập", "unit": cast.province.pk, "tags": "",
        "file": samples.upload(samples.picture(size=(900, 300)), "a.jpg"),
    }  # fmt: skip
    cast.client("officer").post(reverse("wagtailimages:edit", args=[image.pk]), values)
    assert not PortalRendition.objects.filter(image=image).exclude(filter_spec__startswith="max-165").exists()
    make_sizes()
    assert shown(PortalImage.objects.get()).count(" 900w") == 2


@pytest.mark.parametrize("number", [1, 3])
def test_pictures_of_a_page_cost_one_query(number: int, django_assert_num_queries: object) -> None:
    for each in range(number):
        make_image(f"Tranh {each}")
    make_sizes()
    images = list(PortalImage.objects.all())
    with django_assert_num_queries(1):  # type: ignore[operator]
        prefetch_sizes(images)
        assert all("image/avif" in shown(image) for image in images)


def test_the_sweep_finds_what_was_never_made() -> None:
    make_image()
    Job.objects.all().delete()
    assert sweep() == 1
    assert sweep() == 0
    make_sizes()
    assert sweep() == 0


def test_what_an_editor_laid_aside_is_removed_after_a_day(cast: Cast) -> None:
    kind = ContentType.objects.get_for_model(PortalImage)
    old, new = (
        UploadedFile.objects.create(for_content_type=kind, file=ContentFile(b"x", name), uploaded_by_user=cast.officer)
        for name in ("cu.jpg", "moi.jpg")
    )
    moment = (timezone.now() - timedelta(hours=25)).timestamp()
    os.utime(old.file.path, (moment, moment))
    sweep()
    assert list(UploadedFile.objects.all()) == [new]
    assert not os.path.exists(old.file.path)
