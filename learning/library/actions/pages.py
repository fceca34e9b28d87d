"""Pages made without the editor: demonstrations and imports. Every one has its revision (`R6`)."""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from wagtail.models import Page

from foundation.web.vietnamese import fold
from learning.library.choices import CLASSIFIED_REFUSED, Audience, Depth, ResolutionKind, SecrecyLevel, TextForm
from learning.library.models import CondensedTextPage, LibraryIndexPage, ResolutionPage
from learning.library.rules.secrecy import bears_secrecy_mark
from media.video.choices import Language
from members.access.models import User
from members.units.models import Unit

Body = Sequence[tuple[str, Any] | dict[str, Any]]
"""Blocks as `(kind, value)` or `{"type": kind, "value": value}`, values as the database keeps them:
a rich text is HTML, a picture `{"image": {"image": <key>, "alt_text": …, "decorative": False}, "caption": …}`."""


Published = TypeVar("Published", bound=Page)


class SecrecyRefused(ValidationError):
    """Declared or marked `Mật` or above: nothing of it was written (`R46`)."""


@transaction.atomic
def add_resolution(
    *,
    by: User,
    owner_unit: Unit,
    title: str,
    symbol: str,
    number: str,
    kind: ResolutionKind | str,
    issuer: str,
    issued_on: date | None,
    secrecy_level: SecrecyLevel | str,
    signer: str = "",
    scope: str = "",
    summary: str = "",
    slug: str = "",
) -> ResolutionPage:
    """Publish a register entry in the library; the one with that slug, if there is one, is returned as it is.

    Raises `SecrecyRefused` for anything but `NONE`, `ValidationError` for what the editor would refuse.
    """
    refuse_secrets(secrecy_level, f"{title}\n{summary}")
    library = LibraryIndexPage.objects.get()
    wanted = slug or slugify(fold(symbol).replace("/", "-"))
    existing = ResolutionPage.objects.child_of(library).filter(slug=wanted).first()
    if existing:
        return existing
    page = ResolutionPage(
        title=title, slug=wanted, number=number, symbol=symbol, kind=kind, issuer=issuer, issued_on=issued_on,
        signer=signer, scope=scope, secrecy_level=secrecy_level, owner_unit=owner_unit, summary=summary, owner=by,
    )  # fmt: skip
    library.add_child(instance=page)
    return publish(page, by)


@transaction.atomic
def publish_condensed_text(
    *,
    by: User,
    resolution: ResolutionPage,
    title: str,
    body: Body,
    audiences: Sequence[Audience | str],
    minutes: int,
    intro: str = "",
    slug: str = "",
    form: TextForm = TextForm.CONDENSED,
    study_depth: Depth = Depth.STANDARD,
    language: Language = Language.VIETNAMESE,
) -> CondensedTextPage:
    """Publish a study text under the resolution; called again with the same slug it publishes a new version."""
    wanted = slug or slugify(fold(title))[:60].strip("-")
    page = CondensedTextPage.objects.child_of(resolution).filter(slug=wanted).first()
    if page is None:
        page = CondensedTextPage(slug=wanted, owner=by)
    page.title, page.intro, page.minutes = title, intro, minutes
    page.form, page.study_depth, page.language = form, study_depth, language
    page.audiences = [str(Audience(audience)) for audience in audiences]
    page.body = [stream_item(block) for block in body]
    if page.pk is None:
        resolution.add_child(instance=page)
    return publish(page, by)


def refuse_secrets(level: SecrecyLevel | str, text: str) -> None:
    """Raises `SecrecyRefused` when the level or a line of the text says `Mật` or above."""
    if level != SecrecyLevel.NONE or bears_secrecy_mark(text.splitlines()):
        raise SecrecyRefused(CLASSIFIED_REFUSED)


def stream_item(block: tuple[str, Any] | dict[str, Any]) -> tuple[str, Any]:
    """A block in the one form that a stream takes."""
    kind, value = (block["type"], block["value"]) if isinstance(block, dict) else block
    return kind, CondensedTextPage.body.field.stream_block.child_blocks[kind].to_python(value)


def publish(page: Published, by: User) -> Published:
    """Save a revision and publish it, both in the user's name."""
    revision = page.save_revision(user=by, log_action=True)
    revision.publish(user=by)
    page.refresh_from_db()
    return page
