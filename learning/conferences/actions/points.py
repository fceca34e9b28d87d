"""Bridge points and who runs them (`R11`, `TS II.1.1`)."""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from foundation.audit.actions import record
from learning.conferences.actions.refusal import ConferenceRefused, require_alive
from learning.conferences.models import BridgePoint, Conference
from learning.conferences.staffing import forget_staff
from members.access.models import User
from members.people.models import Member
from members.units.models import Unit

FACTS = ("name", "place", "equipment", "screens", "expected")


@transaction.atomic
def add_point(*, conference: Conference, units: list[Unit], facts: dict[str, Any], by: User) -> BridgePoint:
    """A new point; `facts` are values of `FACTS`. Raises `ConferenceRefused` for a name that is taken."""
    require_alive(conference)
    last = conference.points.aggregate(last=Max("order"))["last"]
    point = BridgePoint(conference=conference, order=0 if last is None else last + 1, **facts)
    _save(point)
    point.units.set(units)
    record(actor=by, verb="add_point", target=point, after=_told(point))
    return point


@transaction.atomic
def edit_point(*, point: BridgePoint, units: list[Unit], facts: dict[str, Any], by: User) -> None:
    """Rewrite the facts; who is placed there already stays."""
    require_alive(point.conference)
    before = _told(point)
    for name, value in facts.items():
        setattr(point, name, value)
    _save(point)
    point.units.set(units)
    record(actor=by, verb="edit_point", target=point, before=before, after=_told(point))


@transaction.atomic
def remove_point(*, point: BridgePoint, by: User) -> None:
    """Only one where nobody is placed or was present, and whose line never failed."""
    require_alive(point.conference)
    if point.entries.exists() or point.incidents.exists():
        raise ConferenceRefused(_("Điểm cầu đã có người dự hoặc sự cố ghi lại nên không bỏ được."))
    before = _told(point)
    record(actor=by, verb="remove_point", target=point, before=before)
    point.delete()


@transaction.atomic
def put_in_charge(*, point: BridgePoint, member: Member | None, by: User) -> None:
    """Who answers for the point and may open its desk; None for nobody."""
    require_alive(point.conference)
    before = {"in_charge": str(point.in_charge or "")}
    point.in_charge = member
    point.save(update_fields=["in_charge"])
    forget_staff()
    record(actor=by, verb="put_in_charge", target=point, before=before, after={"in_charge": str(member or "")})


@transaction.atomic
def add_desk_staff(*, point: BridgePoint, member: Member, by: User) -> None:
    """Who keeps the desk of the point."""
    require_alive(point.conference)
    point.desk_staff.add(member)
    forget_staff()
    record(actor=by, verb="add_desk_staff", target=point, after={"member": member.full_name})


@transaction.atomic
def remove_desk_staff(*, point: BridgePoint, member: Member, by: User) -> None:
    """Keeps it no longer."""
    require_alive(point.conference)
    point.desk_staff.remove(member)
    forget_staff()
    record(actor=by, verb="remove_desk_staff", target=point, before={"member": member.full_name})


def _save(point: BridgePoint) -> None:
    try:
        with transaction.atomic():
            point.save()
    except IntegrityError as error:
        raise ConferenceRefused(_("Đã có điểm cầu mang tên này. Đồng chí đặt tên khác.")) from error


def _told(point: BridgePoint) -> dict[str, Any]:
    units = list(point.units.order_by("path").values_list("name", flat=True))
    return {name: getattr(point, name) for name in FACTS} | {"units": units}
