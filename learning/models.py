"""All models of the app."""

from learning.campaigns.models import Campaign, CampaignResolution, CampaignUnit, Duty, Enrolment, Requirement
from learning.library.models import (
    Clause,
    CondensedTextPage,
    HomePage,
    LibraryIndexPage,
    OfficialText,
    ReadingPlace,
    ResolutionPage,
)

__all__ = [
    "Campaign",
    "CampaignResolution",
    "CampaignUnit",
    "Clause",
    "CondensedTextPage",
    "Duty",
    "Enrolment",
    "HomePage",
    "LibraryIndexPage",
    "OfficialText",
    "ReadingPlace",
    "Requirement",
    "ResolutionPage",
]
