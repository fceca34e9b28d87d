"""The essays of a campaign on its page: how many wait, are graded, are released."""

from typing import Any

from django.db.models import Count, Q

from assessments.essays.choices import EssayState
from assessments.essays.queries import essays_of
from learning.campaigns.models import Campaign
from learning.campaigns.panels import Panel, register_panel
from members.access.models import User


def essays_card(campaign: Campaign, user: User) -> dict[str, Any]:
    """Counts of the whole campaign; one query."""
    graded = Q(state=EssayState.ACCEPTED)
    counts = essays_of(campaign).aggregate(
        begun=Count("pk"),
        waiting=Count("pk", filter=Q(state=EssayState.SUBMITTED)),
        graded=Count("pk", filter=graded),
        released=Count("pk", filter=Q(released_at__isnull=False)),
    )
    return {"campaign": campaign, **counts}


def register_essays_panel() -> None:
    """On the page of every campaign in which somebody began an essay."""
    register_panel(Panel("assessments/essays/_campaign_card.html", essays_card))
