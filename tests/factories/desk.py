"""Events as a desk's device sends them."""

import json
import uuid
from datetime import datetime, timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from learning.attendance.actions.desk import Verdict, record_events
from learning.attendance.desk_events import Event, read_event
from learning.conferences.models import BridgePoint, Conference, RosterEntry, Session
from members.access.models import User
from tests.factories.check_in import hall
from tests.factories.conferences import entry_of

MINUTE = timedelta(minutes=1)


def morning_of(conference: Conference) -> Session:
    """The session that is on."""
    return Session.objects.get(study_class__conference=conference, title="Buổi sáng")


def told(
    entry: RosterEntry, session: Session, kind: str = "in", at: datetime | None = None, **more: Any
) -> dict[str, Any]:
    """An event as JSON."""
    moment = int((at or timezone.now()).timestamp() * 1000)
    event = {"key": uuid.uuid4().hex, "kind": kind, "entry": entry.public_id, "session": session.public_id}
    return {**event, "at": moment, **more}


def event_of(conference: Conference, user: User, kind: str = "in", at: datetime | None = None, **more: Any) -> Event:
    """The person's event in the morning."""
    event = read_event(told(entry_of(conference, user), morning_of(conference), kind, at, **more))
    assert event
    return event


def taken_back(event: Event) -> Event:
    """The same event, undone."""
    return Event(event.key, event.kind, event.entry, event.session, event.at, void=True)


def record(conference: Conference, by: User, *events: Event | None, number: int = 0) -> list[str]:
    """What the desk of the point is told, as statuses."""
    return [verdict.status.value for verdict in verdicts(hall(conference, number), by, *events)]


def verdicts(point: BridgePoint, by: User, *events: Event | None) -> list[Verdict]:
    """What the desk is told."""
    return record_events(point=point, events=events, by=by, now=timezone.now())


def send(client: Client, point: BridgePoint, body: Any) -> Any:
    """The answer to what a device posts."""
    content = body if isinstance(body, str | bytes) else json.dumps(body)
    address = f"/diem-danh/ban/{point.public_id}/ghi/"
    return client.post(address, content, content_type="application/json", headers={"Accept": "application/json"})
