"""What was read without a line, told when there is one again: any number of times, in any order."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest

from learning.library.actions.reading import NotAllRead, finish_reading
from learning.library.models import CondensedTextPage, ReadingPlace
from learning.library.rules import sections
from members.people.models import Member


@transaction.atomic
def catch_up(
    *,
    member: Member,
    page: CondensedTextPage,
    left: Iterable[int],
    section: int,
    finished: bool,
    total: int,
    moved_at: datetime,
    at: datetime,
) -> ReadingPlace:
    """The member left these sections forwards, stood at `section` at `moved_at`, and perhaps read to the end.

    A place that moved later on another device stays. Of a text that has grown since, what is new is still to be read:
    then it is not finished.
    """
    place, created = ReadingPlace.objects.get_or_create(member=member, page=page, defaults={"updated_at": moved_at})
    furthest = place.furthest
    for leaving in sorted(set(left)):
        furthest = sections.reach(furthest, leaving, total) if leaving >= 1 else furthest
    ReadingPlace.objects.filter(pk=place.pk).update(furthest=Greatest(F("furthest"), furthest))
    moved = ReadingPlace.objects.filter(pk=place.pk)
    moved = moved if created else moved.filter(updated_at__lt=moved_at)
    moved.update(section=sections.shown_section(section, 1, total), updated_at=moved_at)
    if finished:
        with suppress(NotAllRead):  # the answer says what is left
            finish_reading(member=member, page=page, total=total, at=at)
    place.refresh_from_db()
    return place
