"""A reader moves on and finishes. What counts is which sections were reached, never how long (safeguard 5)."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest

from learning.campaigns.actions import settle_duties
from learning.library.choices import READ_CONDENSED_TEXT
from learning.library.models import CondensedTextPage, ReadingPlace
from learning.library.rules import sections
from members.people.models import Member


class NotAllRead(Exception):
    """The text is not read to its end; `left` are the sections still to be reached."""

    def __init__(self, left: list[int]) -> None:
        super().__init__(left)
        self.left = left


def keep_place(*, member: Member, page: CondensedTextPage, leaving: int, total: int, at: datetime) -> ReadingPlace:
    """The member goes on from section `leaving` to the next; doing it twice changes nothing more."""
    place, _created = ReadingPlace.objects.get_or_create(member=member, page=page)
    section = sections.shown_section(leaving + 1, 1, total)
    furthest = sections.reach(place.furthest, leaving, total)
    # Two tabs at once: the further one stays.
    ReadingPlace.objects.filter(pk=place.pk).update(
        section=section, furthest=Greatest(F("furthest"), furthest), updated_at=at
    )
    place.refresh_from_db()
    return place


@transaction.atomic
def finish_reading(*, member: Member, page: CondensedTextPage, total: int, at: datetime) -> ReadingPlace:
    """All sections are read: the date is kept (the first one) and the duty of reading is settled.

    Raises `NotAllRead` while a section has not been reached.
    """
    place, _created = ReadingPlace.objects.get_or_create(member=member, page=page)
    left = sections.unread(place.furthest, total)
    if left and place.finished_at is None:
        raise NotAllRead(left)
    ReadingPlace.objects.filter(pk=place.pk, finished_at__isnull=True).update(finished_at=at, updated_at=at)
    evidence = {"revision": page.live_revision_id, "sections": total}
    settle_duties(member=member, kind=READ_CONDENSED_TEXT, target=str(page.translation_key), evidence=evidence, at=at)
    place.refresh_from_db()
    return place
