"""What other concepts show on a campaign's page, registered when the app gets ready."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from learning.campaigns.models import Campaign
from members.access.models import User


@dataclass(frozen=True)
class Panel:
    """A template and what it shows of the campaign to the officer."""

    template: str
    context: Callable[[Campaign, User], dict[str, Any]]


_panels: dict[str, Panel] = {}


def register_panel(panel: Panel) -> None:
    """Add a panel; registering the same template again replaces it."""
    _panels[panel.template] = panel


def panels_of(campaign: Campaign, user: User) -> list[dict[str, Any]]:
    """Each panel's template with its context."""
    return [{"template": panel.template} | panel.context(campaign, user) for panel in _panels.values()]
