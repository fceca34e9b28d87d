"""The card “Hội nghị” on a campaign's page."""

from typing import Any

from django.utils import timezone

from learning.campaigns.models import Campaign
from learning.campaigns.panels import Panel, register_panel
from learning.conferences.queries import campaigns_with_conferences_of, visible_to, with_figures
from members.access.models import User


def conferences_card(campaign: Campaign, user: User) -> dict[str, Any]:
    """The campaign's conferences that the officer sees, and whether they may add one."""
    shown = with_figures(visible_to(user).filter(campaign=campaign), timezone.localdate())
    return {
        "conferences": list(shown.order_by("starts_on", "pk")),
        "may_add": campaign.state != "CLOSED" and campaigns_with_conferences_of(user).filter(pk=campaign.pk).exists(),
    }


def register() -> None:
    """Tell campaigns about it."""
    register_panel(Panel("learning/conferences/_campaign_card.html", conferences_card))
