"""People of a class as a desk lists them: who they are, where they are placed, whether they are there."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Max, Min, Q, QuerySet

from foundation.web.vietnamese import fold
from learning.attendance.models import Departure, Presence
from learning.conferences.choices import Standing
from learning.conferences.models import BridgePoint, RosterEntry, Session
from members.access.models import User

MOST_FOUND = 30
"""People shown of a search; who is not among them is found by typing more."""
LONGEST_SEARCH = 60
OVERLAP = timedelta(seconds=30)
"""What was committed a little later than it is dated is told again: seen twice does no harm."""


@dataclass(frozen=True)
class Person:
    """One of the class. Of number and phone the last four digits; `elsewhere` is another point's name, or empty.

    `standing` is the roster's, or `ONESELF` for whoever keeps the desk: they do not record their own presence.
    `since` is when they came, while they are there; `left` when they last left. Milliseconds since the epoch.
    """

    id: str
    name: str
    folded: str
    born: int | None
    cell: str
    number: str
    phone: str
    standing: str
    elsewhere: str
    since: int | None
    left: int | None

    def as_json(self) -> dict[str, Any]:
        """For the page's script."""
        return asdict(self)


ONESELF = "ONESELF"

COLUMNS = (
    "public_id",
    "enrolment__member",
    "enrolment__member__full_name",
    "enrolment__member__folded_name",
    "enrolment__member__born_on",
    "enrolment__unit__name",
    "enrolment__member__number",
    "enrolment__member__phone",
    "standing",
    "point",
    "point__name",
    "since",
    "left",
)


def people_of(session: Session) -> QuerySet[RosterEntry]:
    """The class's people by name, the Vietnamese way; those taken off it are not."""
    people = RosterEntry.objects.filter(study_class=session.study_class_id).exclude(standing=Standing.REMOVED)
    return people.order_by("enrolment__member__sort_key", "pk")


def placed_at(people: QuerySet[RosterEntry], point: BridgePoint) -> QuerySet[RosterEntry]:
    """Those placed at the point."""
    return people.filter(point=point)


def found(people: QuerySet[RosterEntry], words: str) -> QuerySet[RosterEntry]:
    """Whose name holds each word, without diacritics and in any order; or whose number or phone ends so."""
    member, typed = "enrolment__member", words[:LONGEST_SEARCH]
    by_name = Q()
    for word in fold(typed).split():
        by_name &= Q(**{f"{member}__folded_name__contains": word})
    digits = "".join(c for c in typed if c.isascii() and c.isdigit())
    if len(digits) < 3:
        return people.filter(by_name)
    by_digits = Q(**{f"{member}__number__endswith": digits}) | Q(**{f"{member}__phone__endswith": digits})
    return people.filter(by_name | by_digits)


def changed_since(
    people: QuerySet[RosterEntry], session: Session, point: BridgePoint, at: datetime
) -> QuerySet[RosterEntry]:
    """Those of the point, placed there or recorded there, of whom something was recorded or taken back since."""
    new = Q(recorded_at__gte=at - OVERLAP) | Q(withdrawn_at__gte=at - OVERLAP)
    came, went = Presence.objects.filter(new, session=session), Departure.objects.filter(new, session=session)
    ours = Q(point=point) & (Q(pk__in=came.values("entry")) | Q(pk__in=went.values("entry")))
    return people.filter(ours | Q(pk__in=came.filter(point=point).values("entry")))


def listed(people: QuerySet[RosterEntry], session: Session, point: BridgePoint, by: User) -> list[Person]:
    """As the desk of that point shows them to whoever keeps it; one query."""
    valid = Q(presences__session=session, presences__withdrawn_at__isnull=True)
    rows = people.annotate(
        since=Min("presences__started_at", filter=valid & Q(presences__ended_at__isnull=True)),
        left=Max("presences__ended_at", filter=valid),
    )
    return [_person(point, by, *row) for row in rows.values_list(*COLUMNS)]


def _person(point: BridgePoint, by: User, *row: Any) -> Person:
    public_id, member, name, folded, born_on, cell, number, phone, standing, placed, placed_name, since, left = row
    return Person(
        id=public_id,
        name=name,
        folded=folded,
        born=born_on.year if born_on else None,
        cell=cell,
        number=number[-4:],
        phone=phone[-4:],
        standing=ONESELF if member == by.member_id else standing,
        elsewhere=placed_name if placed and placed != point.pk else "",
        since=_milliseconds(since),
        left=_milliseconds(left),
    )


def _milliseconds(at: datetime | None) -> int | None:
    return None if at is None else int(at.timestamp() * 1000)
