"""Campaigns for tests, with a kind of duty of their own that needs no other app."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from learning.campaigns import actions, kinds
from learning.campaigns.choices import CampaignState
from learning.campaigns.models import Campaign, Duty
from learning.campaigns.rules import RequirementPlan
from learning.library.choices import Audience
from members.access.models import User
from members.people.models import Member
from members.units.models import Unit

KIND = "test_listening"
TARGETS = [kinds.Target("mot", "Nghe phần một", 5), kinds.Target("hai", "Nghe phần hai", 15)]


def listening() -> kinds.DutyKind:
    """Listening: done at an address made of the duty's public id."""
    return kinds.DutyKind(
        code=KIND,
        label="Nghe tài liệu",
        action_label="Nghe ngay",
        icon="volume-2",
        address=lambda duty: f"/nghe/{duty.public_id}/",
        targets=lambda user: TARGETS,
        evidence=lambda duty: "Nghe đến hết" if duty.state == "DONE" else "",
    )


@contextmanager
def only_listening() -> Iterator[None]:
    """For its time, listening is all that can be required."""
    kept = dict(kinds._kinds)
    kinds._kinds.clear()
    kinds.register(listening())
    try:
        yield
    finally:
        kinds._kinds.clear()
        kinds._kinds.update(kept)


def plans(due_on: date, count: int = 2) -> list[RequirementPlan]:
    """The first `count` targets as requirements."""
    return [RequirementPlan(KIND, t.identifier, t.title, t.minutes, due_on) for t in TARGETS[:count]]


def make_draft(by: User, unit: Unit, units: list[Unit] | None = None, **changes: Any) -> Campaign:
    """A drafted campaign of `unit` for `units` (else the unit itself), from 3 days ago until in 10 days."""
    today = timezone.localdate()
    chosen: dict[str, Any] = {
        "title": "Học tập Hướng dẫn số 26-HD/BTGTU",
        "purpose": "Nắm nội dung cơ bản",
        "audiences": [Audience.GRASSROOTS_MEMBER],
        "starts_on": today - timedelta(days=3),
        "ends_on": today + timedelta(days=10),
        "resolutions": [],
        "requirements": plans(today + timedelta(days=5)),
    } | changes
    return actions.create_campaign(unit=unit, units=units or [unit], by=by, **chosen)


def make_open(by: User, unit: Unit, units: list[Unit] | None = None, **changes: Any) -> Campaign:
    """The same, opened, its members enrolled."""
    campaign = actions.open_campaign(campaign=make_draft(by, unit, units, **changes), by=by)
    actions.enrol_members(campaign=campaign)
    return campaign


def duties_of(member: Member, campaign: Campaign | None = None) -> list[Duty]:
    """The member's duties, in order."""
    mine = Duty.objects.filter(enrolment__member=member).select_related("requirement", "enrolment")
    if campaign:
        mine = mine.filter(enrolment__campaign=campaign)
    return list(mine.order_by("enrolment", "requirement__order"))


def finish(member: Member, campaign: Campaign) -> None:
    """Do everything that the member owes in the campaign."""
    for duty in duties_of(member, campaign):
        actions.settle_duty(duty=duty, evidence={}, at=timezone.now())


def close(campaign: Campaign, by: User) -> None:
    """End it."""
    actions.close_campaign(campaign=campaign, by=by)
    assert campaign.state == CampaignState.CLOSED
