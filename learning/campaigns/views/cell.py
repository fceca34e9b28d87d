"""“Chi bộ tôi”: members × duties, and one member's record in a campaign."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from foundation.policies.kinds import StudyTarget
from foundation.policies.queries import values_in_force
from learning.campaigns.boards import Board, marks_of, owed_by
from learning.campaigns.choices import CampaignState
from learning.campaigns.models import Campaign
from learning.campaigns.queries import (
    begun_and_visible_to,
    begun_in,
    cells_led_by,
    enrolments_overseen_by,
    newest,
    units_overseen_by,
)
from learning.campaigns.rules import standing_of
from learning.campaigns.waiting import waiting_for
from members.access.choices import Role
from members.access.request import user_of
from members.access.scope import holds
from members.units.models import Unit


def my_cell(request: HttpRequest) -> HttpResponse:
    """The board of the secretary's cell; of several, the first, with the others to choose from."""
    user = user_of(request)
    cells = list(cells_led_by(user))
    if not holds(user, Role.CELL_SECRETARY):
        raise Http404
    if not cells:
        return render(request, "learning/campaigns/cell.html", {"unit": None})
    return _board(request, cells[0], cells)


def cell(request: HttpRequest, unit_id: str) -> HttpResponse:
    """The board of any unit the user oversees."""
    user = user_of(request)
    unit = get_object_or_404(units_overseen_by(user), public_id=unit_id)
    led = list(cells_led_by(user))
    return _board(request, unit, led if unit in led else [])


def _board(request: HttpRequest, unit: Unit, cells: list[Unit]) -> HttpResponse:
    campaigns = list(begun_in(unit))
    campaign = _chosen(request, campaigns)
    only_unfinished = request.GET.get("xem") == "chua-xong"
    context: dict[str, Any] = {"unit": unit, "cells": cells, "campaigns": campaigns, "campaign": campaign}
    context["to_decide"] = waiting_for(user_of(request))
    if campaign:
        today = timezone.localdate()
        board = Board(unit, campaign, today)
        target = values_in_force(StudyTarget, today)
        context |= {
            "board": board,
            "target": target,
            "standing": standing_of(board.rate, **vars(target)),
            "rows": board.unfinished if only_unfinished else board.rows,
            "only_unfinished": only_unfinished,
        }
    return render(request, "learning/campaigns/cell.html", context)


def _chosen(request: HttpRequest, campaigns: list[Campaign]) -> Campaign | None:
    """The campaign asked for with `dot`, else the newest."""
    asked = request.GET.get("dot", "")
    if not asked:
        return newest(campaigns)
    known = next((campaign for campaign in campaigns if campaign.public_id == asked), None)
    return known or get_object_or_404(begun_and_visible_to(user_of(request)), public_id=asked)


def member(request: HttpRequest, unit_id: str, member_id: str) -> HttpResponse:
    """What is recorded of one member in one campaign; without `dot`, in the newest."""
    records = enrolments_overseen_by(user_of(request)).filter(unit__public_id=unit_id, member__public_id=member_id)
    asked = request.GET.get("dot", "")
    if asked:
        records = records.filter(campaign__public_id=asked)
    newest = records.select_related("campaign", "member", "unit").exclude(campaign__state=CampaignState.DRAFT)
    record = newest.order_by("-campaign__starts_on", "-campaign").prefetch_related("duties").first()
    if record is None:
        raise Http404
    requirements = owed_by([record], record.campaign.requirements.all())
    marks = marks_of(record, requirements, timezone.localdate())
    own = record.member_id == user_of(request).member_id  # nobody decides on their own duties
    context = {"record": record, "member": record.member, "unit": record.unit, "marks": marks, "own": own}
    return render(request, "learning/campaigns/member.html", context)
