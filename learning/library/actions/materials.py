"""Materials, news and bulletins made without the editor: demonstrations, imports, tests. All have revisions (`R6`)."""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.fields import StreamField
from wagtail.models import Page

from foundation.web.vietnamese import fold
from learning.library.actions.pages import Body, SecrecyRefused, publish
from learning.library.choices import CLASSIFIED_REFUSED, Audience, Depth
from learning.library.models import (
    BulletinIndexPage,
    BulletinPage,
    NewsIndexPage,
    NewsPage,
    ResolutionPage,
    StudyMaterialPage,
    SupplementPage,
)
from learning.library.plain_text import lines_of
from learning.library.queries import recordings_for
from learning.library.rules.secrecy import bears_secrecy_mark
from media.assets.models import PortalImage
from media.video.choices import Language
from media.video.models import Recording
from members.access.models import User
from members.units.models import Unit

AnyPage = TypeVar("AnyPage", bound=Page)
Material = TypeVar("Material", bound=StudyMaterialPage)


def publish_material(
    model: type[Material],
    *,
    by: User,
    resolution: ResolutionPage,
    title: str,
    audiences: Sequence[Audience | str],
    slug: str = "",
    study_depth: Depth = Depth.STANDARD,
    language: Language = Language.VIETNAMESE,
    **content: Any,
) -> Material:
    """Publish a material of any type below the resolution; `content` are its own fields, streams as `Body`.

    Called again with the same slug it publishes a new version. Raises `SecrecyRefused` and `ValidationError`.
    """
    if "recording" in content:
        check_recording(resolution, content["recording"])
    codes = [str(Audience(audience)) for audience in audiences]
    return put(
        model, resolution, by=by, slug=slug, title=title, audiences=codes, study_depth=study_depth, language=language,
        **content,
    )  # fmt: skip


def check_recording(resolution: ResolutionPage, recording: Recording) -> None:
    """Raises `ValidationError` for one that is not published for the resolution's unit or one above it."""
    kind = recording.live.kind if recording.live else ""
    if not recordings_for(resolution.scope_path, kind).filter(pk=recording.pk).exists():
        raise ValidationError(_("Phim, bài nghe này chưa phát hành cho đơn vị của văn bản."))


def publish_news(
    *,
    by: User,
    owner_unit: Unit,
    title: str,
    lead: str,
    body: Body,
    dated_on: date | None = None,
    is_public: bool = False,
    picture: PortalImage | None = None,
    picture_alt: str = "",
    slug: str = "",
) -> NewsPage:
    """Publish a news item of the unit, under the same conditions."""
    return put(
        NewsPage, NewsIndexPage.objects.get(), by=by, slug=slug, title=title, owner_unit=owner_unit, lead=lead,
        body=body, dated_on=dated_on or timezone.localdate(), is_public=is_public, picture=picture,
        picture_alt=picture_alt,
    )  # fmt: skip


def publish_bulletin(
    *, by: User, owner_unit: Unit, title: str, number: int, year: int, month: int, body: Body, slug: str = ""
) -> BulletinPage:
    """Publish an issue of the unit's bulletin, under the same conditions."""
    index = BulletinIndexPage.objects.get()
    return put(
        BulletinPage, index, by=by, slug=slug, title=title, owner_unit=owner_unit, number=number, year=year,
        month=month, body=body,
    )  # fmt: skip


def publish_supplement(
    *, by: User, material: StudyMaterialPage, owner_unit: Unit, title: str, body: Body, slug: str = ""
) -> SupplementPage:
    """Publish what a unit adds to a material, under the same conditions."""
    return put(SupplementPage, material, by=by, slug=slug, title=title, owner_unit=owner_unit, body=body)


@transaction.atomic
def put(model: type[AnyPage], parent: Page, *, by: User, slug: str, title: str, **fields: Any) -> AnyPage:
    """The page with that slug below the parent, made or changed, and published."""
    wanted = slug or slugify(fold(title))[:60].strip("-")
    page = model.objects.child_of(parent).filter(slug=wanted).first() or model(slug=wanted, owner=by)
    page.title = title
    for name, value in fields.items():
        setattr(page, name, streamed(model, name, value))
    if any(bears_secrecy_mark(lines_of(getattr(page, name))) for name in ["title", *fields]):
        raise SecrecyRefused(CLASSIFIED_REFUSED)
    if page.pk is None:
        parent.add_child(instance=page)
    else:
        page.full_clean()
    return publish(page, by)


def streamed(model: type[Page], name: str, value: Any) -> Any:
    """A stream's blocks in the one form that it takes; any other value as it is."""
    field = model._meta.get_field(name)
    if not isinstance(field, StreamField):
        return value
    pairs = [(block["type"], block["value"]) if isinstance(block, dict) else block for block in value]
    return [(kind, field.stream_block.child_blocks[kind].to_python(part)) for kind, part in pairs]
