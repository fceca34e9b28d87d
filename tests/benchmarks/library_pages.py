"""Pages of the library in bulk, as publishing them one by one would leave them, without their revisions."""

import io
import json
import uuid
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django.utils.text import slugify
from PIL import Image
from wagtail.models import Locale, Page

from foundation.web.vietnamese import fold
from learning.library.actions.entries import row_of
from learning.library.choices import Audience, ResolutionKind
from learning.library.models import CondensedTextPage, LibraryEntry, LibraryIndexPage, ResolutionPage
from media.assets.models import PortalImage
from members.units.models import Unit
from members.units.paths import in_base_36
from tests.benchmarks.library_words import HEADINGS, TOPICS, paragraph, sentence

BATCH = 200


def place(model: type[Page], above: Page, number: int, title: str, slug: str) -> dict[str, Any]:
    """What a published page of the model needs to be the n-th below another."""
    now = timezone.now()
    return {
        "path": above.path + in_base_36(number + 1),
        "depth": above.depth + 1,
        "title": title,
        "draft_title": title,
        "slug": slug,
        "url_path": f"{above.url_path}{slug}/",
        "content_type": ContentType.objects.get_for_model(model),
        "locale": Locale.get_active(),
        "live": True,
        "first_published_at": now,
        "last_published_at": now,
        "has_unpublished_changes": False,
    }


def make_resolution(dice: Random, library: LibraryIndexPage, number: int, owner: Unit, texts: int) -> ResolutionPage:
    """A register entry of the unit."""
    kind, organ = dice.choice(list(ResolutionKind)), dice.choice(["TU", "HU", "ĐU", "BTGTU"])
    symbol = f"{number + 1}-{dice.choice(['NQ', 'CT', 'KL', 'HD', 'KH'])}/{organ}"
    title = f"{kind.label} về {dice.choice(TOPICS)}"
    return ResolutionPage(
        **place(ResolutionPage, library, number, title, slugify(fold(symbol).replace("/", "-"))),
        numchild=texts,
        number=str(number + 1),
        symbol=symbol,
        kind=kind,
        issuer=owner.name,
        issued_on=date(2021, 1, 1) + timedelta(days=number * 3),
        secrecy_level="NONE",
        owner_unit=owner,
        summary=paragraph(dice, TOPICS, 300),
    )


def make_text(
    dice: Random, resolution: ResolutionPage, number: int, pictures: Sequence[PortalImage]
) -> CondensedTextPage:
    """1,500 to 3,000 characters in three to five sections; every third has a picture and a quotation in its first."""
    topics = dice.sample(TOPICS, 4)
    title = f"{dice.choice(['Tài liệu rút gọn', 'Hỏi đáp', 'Tờ gấp', 'Điểm mới'])} về {topics[0]} ({number + 1})"
    headings = dice.sample(HEADINGS, dice.randrange(3, 6))
    each = dice.randrange(1500, 3000) // len(headings) // 2
    body: list[tuple[str, Any]] = []
    for heading in headings:
        said = [("text", f"<p>{paragraph(dice, topics, each)}</p>") for _ in range(2)]
        body += [("heading", heading), *said]
    if number % 3 == 0:
        picture = {"image": dice.choice(pictures).pk, "alt_text": topics[0], "decorative": False}
        quotation = {"text": sentence(dice, topics), "clause": "mục 3", "clause_anchor": "m3"}
        body[2:2] = [("picture", {"image": picture, "caption": topics[1]}), ("quotation", quotation)]
    audiences = {Audience.GRASSROOTS_MEMBER, dice.choice(list(Audience))}
    blocks = [{"type": kind, "value": value, "id": str(uuid.UUID(int=dice.getrandbits(128)))} for kind, value in body]
    page = CondensedTextPage(
        **place(CondensedTextPage, resolution, number, title, slugify(fold(title))),
        audiences=sorted(map(str, audiences)),
        minutes=dice.randrange(3, 15),
        intro=sentence(dice, topics),
        body=json.dumps(blocks),
    )
    page.resolution = resolution
    return page


def make_picture(number: int) -> PortalImage:
    """A drawing of an infographic's size."""
    buffer = io.BytesIO()
    Image.new("RGB", (1600, 1100), (166, number * 7 % 256, 27)).save(buffer, "PNG")
    file = SimpleUploadedFile(f"hinh-{number}.png", buffer.getvalue())
    return PortalImage.objects.create(title=f"Hình {number}", file=file)


def keep(model: type[Page], pages: Sequence[Page]) -> None:
    """Insert the rows of both tables (`bulk_create` refuses a model of two), and their entries."""
    for first in range(0, len(pages), BATCH):
        some = pages[first : first + BATCH]
        columns = [field.attname for field in Page._meta.local_concrete_fields if field.attname != "id"]
        rows = Page.objects.bulk_create(Page(**{name: getattr(page, name) for name in columns}) for page in some)
        for page, row in zip(some, rows, strict=True):
            page.pk = page.id = page.page_ptr_id = row.pk
        model._default_manager.all()._batched_insert(some, model._meta.local_concrete_fields, batch_size=BATCH)
        LibraryEntry.objects.bulk_create(LibraryEntry(page_id=page.pk, **row_of(page)) for page in some)
