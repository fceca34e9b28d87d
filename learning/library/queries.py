"""Who may see what of the library."""

from collections import Counter
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import F, FilteredRelation, Q, QuerySet
from django.db.models.functions import Left, Length
from wagtail.models import Page

from learning.campaigns.choices import CampaignState, DutyState
from learning.campaigns.models import Duty
from learning.library.choices import READ_CONDENSED_TEXT, MaterialKind, OfficialTextState
from learning.library.models import (
    BulletinPage,
    Clause,
    CondensedTextPage,
    LibraryEntry,
    NewsPage,
    OfficialText,
    ReadingPlace,
    ResolutionPage,
)
from learning.library.permissions import may_publish_at
from learning.library.visibility import Reader, addressed_to
from learning.library.visibility import shown as shown
from learning.library.visibility import visible_to as visible_to
from media.video.choices import RecordingKind, RecordingState
from media.video.models import Recording
from members.access.models import User
from members.access.scope import OFFICER_ROLES, paths_of
from members.people.models import Member
from members.units.paths import ancestors
from members.units.queries import within

NOT_MATERIALS = (MaterialKind.RESOLUTION, MaterialKind.SUPPLEMENT)
STEP = ResolutionPage.steplen


def resolutions_visible_to(user: User) -> QuerySet[ResolutionPage]:
    """Published resolutions that concern the user; drafts are seen only in the editors' admin."""
    found = shown(ResolutionPage.objects.all(), addressed_to(user))
    return found.select_related("owner_unit").order_by(F("issued_on").desc(nulls_last=True), "-pk")


def concerns(reader: Reader, page: Page) -> bool:
    """Whether a page that the reader sees is for the reader, and not only open to everyone."""
    if not isinstance(reader, User):
        return False
    return not page.entry.is_public or addressed_to(reader).filter(pk=page.pk).exists()


def texts_visible_to(reader: Reader) -> QuerySet[CondensedTextPage]:
    """Published study texts that the reader sees."""
    return shown(CondensedTextPage.objects.order_by("path"), visible_to(reader))


def texts_below(resolution_paths: Iterable[str] | QuerySet[ResolutionPage, Any]) -> QuerySet[CondensedTextPage]:
    """Published study texts directly below the pages with these paths."""
    above = Left("path", Length("path") - STEP)
    found: QuerySet[CondensedTextPage] = CondensedTextPage.objects.annotate(above=above)
    return found.filter(above__in=resolution_paths, live=True)


def count_materials(resolutions: Iterable[ResolutionPage]) -> Counter[int]:
    """Number of published materials by resolution, in one query: whom the resolution concerns sees them all."""
    entries = LibraryEntry.objects.filter(resolution__in=[resolution.pk for resolution in resolutions])
    return Counter(entries.exclude(kind__in=NOT_MATERIALS).values_list("resolution", flat=True))


def resolutions_managed_by(user: User) -> QuerySet[ResolutionPage]:
    """Resolutions, drafts too, over whose unit the user is an officer: they may upload official texts."""
    managed = within(paths_of(user, *OFFICER_ROLES), "owner_unit__path")
    return ResolutionPage.objects.filter(managed).select_related("owner_unit")


def manages(user: User, resolution: ResolutionPage) -> bool:
    """Whether the user is an officer over the resolution's unit."""
    return may_publish_at(user, resolution.scope_path)


def official_texts_visible_to(user: User) -> QuerySet[OfficialText]:
    """The texts in use of visible resolutions; officers also see the other versions of those they manage."""
    in_use = Q(state=OfficialTextState.CURRENT, resolution__in=resolutions_visible_to(user).values("pk"))
    managed = Q(resolution__in=resolutions_managed_by(user).values("pk"))
    return OfficialText.objects.filter(in_use | managed).select_related("resolution__owner_unit", "reading")


def resolution_at(reader: Reader, address: str) -> ResolutionPage | None:
    """The resolution at that address with its unit, its entry and, as `text_in_use`, its official text; one query."""
    in_use = FilteredRelation("official_texts", condition=Q(official_texts__state=OfficialTextState.CURRENT))
    found = shown(ResolutionPage.objects.filter(entry__address=address), visible_to(reader))
    with_text = found.annotate(text_in_use=in_use).select_related("owner_unit", "entry", "text_in_use")
    page = next(iter(with_text), None)
    if page and not hasattr(page, "text_in_use"):  # Django sets nothing where nothing was joined
        page.text_in_use = None
    return page


def current_text(resolution: ResolutionPage) -> OfficialText | None:
    """The official text in use, if there is one; no query where it came with the resolution."""
    if hasattr(resolution, "text_in_use"):
        text: OfficialText | None = resolution.text_in_use
        return text
    return resolution.official_texts.filter(state=OfficialTextState.CURRENT).first()


def current_clauses(resolution: ResolutionPage) -> QuerySet[Clause]:
    """The pieces of the text in use, in order."""
    return Clause.objects.filter(
        official_text__resolution=resolution, official_text__state=OfficialTextState.CURRENT
    ).order_by("order")


def anchors_of(clauses: QuerySet[Clause]) -> list[str]:
    """The codes that a quotation may point to, in order."""
    return list(clauses.exclude(anchor="").values_list("anchor", flat=True))


def cited_anchors(resolution: ResolutionPage) -> dict[str, list[str]]:
    """Which codes published study texts cite, each with the titles of those texts."""
    cited: dict[str, list[str]] = {}
    for text in texts_below([resolution.path]):
        for anchor in dict.fromkeys(anchor for _clause, anchor in text.quotations if anchor):
            cited.setdefault(anchor, []).append(text.title)
    return cited


def entry_at(reader: Reader, address: str) -> LibraryEntry | None:
    """The published page at that address, if the reader sees it; one query, and no walk through the page tree."""
    found = visible_to(reader).filter(address=address).only("kind", "revised_at", "turn", "resolution", "owner_path")
    return next(iter(found[:1]), None)


def place_of(member: Member, page: int) -> ReadingPlace | None:
    """Where the member stands in the text of that number; None before they moved on from its first section."""
    return next(iter(ReadingPlace.objects.filter(member=member, page=page)), None)


def places_of(member: Member, keys: Iterable[int]) -> dict[int, ReadingPlace]:
    """The member's places in pages with these keys, in one query."""
    return {place.page_id: place for place in ReadingPlace.objects.filter(member=member, page__in=list(keys))}


def owes_reading(member: Member, key: UUID) -> bool:
    """Whether an open campaign still waits for the member to have read the text."""
    return Duty.objects.filter(
        enrolment__member=member,
        enrolment__campaign__state=CampaignState.OPEN,
        requirement__kind=READ_CONDENSED_TEXT,
        requirement__target=str(key),
        state=DutyState.TODO,
    ).exists()


def versions_of(resolution: ResolutionPage) -> QuerySet[OfficialText]:
    """All versions, newest first."""
    return resolution.official_texts.select_related("uploaded_by__member", "reading").order_by(F("version").desc())


def news_for(user: User) -> QuerySet[NewsPage]:
    """News that concerns the user, newest first."""
    return news_in(addressed_to(user))


def open_news() -> QuerySet[NewsPage]:
    """News that is open to the people, newest first."""
    return news_in(visible_to(AnonymousUser()))


def news_in(entries: QuerySet[LibraryEntry]) -> QuerySet[NewsPage]:
    """The news among these entries, without their bodies."""
    found = shown(NewsPage.objects.all(), entries).select_related("owner_unit").defer("body")
    return found.order_by("-entry__published_at", "-pk")


def bulletins_for(user: User) -> QuerySet[BulletinPage]:
    """Issues of the bulletin that concern the user, newest first."""
    found = shown(BulletinPage.objects.all(), addressed_to(user)).select_related("owner_unit").defer("body")
    return found.order_by("-year", "-month", "-number", "-pk")


def recordings_for(path: str | None, kind: RecordingKind | str) -> QuerySet[Recording]:
    """Recordings of that kind published for the unit at `path` or for one above it."""
    above = ancestors(path or "")
    found = Recording.objects.filter(state=RecordingState.PUBLISHED, live__kind=kind, unit__path__in=above)
    return found.select_related("live").order_by("-published_at", "-pk")
