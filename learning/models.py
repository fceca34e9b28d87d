"""All models of the app."""

from learning.campaigns.models import Campaign, CampaignResolution, CampaignUnit, Duty, Enrolment, Requirement
from learning.library.models import (
    Clause,
    CondensedTextPage,
    HomePage,
    LibraryIndexPage,
    OfficerApproval,
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
    "OfficerApproval",
    "OfficialText",
    "ReadingPlace",
    "Requirement",
    "ResolutionPage",
]
