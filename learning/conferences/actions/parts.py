"""Who chairs, opens, presents and closes a conference (`R12`, `KT1`)."""

from django.db import transaction
from django.db.models import Max

from foundation.audit.actions import record
from learning.conferences.actions.refusal import require_alive
from learning.conferences.choices import Part
from learning.conferences.models import Conference, ConferencePart
from members.access.models import User
from members.people.models import Member


@transaction.atomic
def add_part(
    *, conference: Conference, part: Part, member: Member | None, name: str, position: str, topic: str, by: User
) -> ConferencePart:
    """Someone on record, or a name and position (leaders of another level are not in the roll)."""
    require_alive(conference)
    last = conference.parts.aggregate(last=Max("order"))["last"]
    row = ConferencePart.objects.create(
        conference=conference,
        part=part,
        member=member,
        name=member.full_name if member else name,
        position=position,
        topic=topic,
        order=0 if last is None else last + 1,
    )
    record(actor=by, verb="add_part", target=row, after={"part": part, "name": row.name, "topic": topic})
    return row


@transaction.atomic
def remove_part(*, part: ConferencePart, by: User) -> None:
    """Not by them after all."""
    require_alive(part.conference)
    record(actor=by, verb="remove_part", target=part, before={"part": part.part, "name": part.name})
    part.delete()
