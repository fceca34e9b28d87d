"""What can be done to campaigns and duties."""

from learning.campaigns.actions.bulk import fail_duties_in_bulk, settle_duties_in_bulk, take_back_duties
from learning.campaigns.actions.duties import fail_duty, owe_again, reopen_duty, settle_duties, settle_duty, waive_duty
from learning.campaigns.actions.enrolling import enrol_members
from learning.campaigns.actions.giving import give_duties
from learning.campaigns.actions.planning import (
    OPEN_CAMPAIGN,
    CampaignRefused,
    close_campaign,
    create_campaign,
    edit_draft,
    open_campaign,
    refresh_roster,
    revise_open_campaign,
)

__all__ = [
    "OPEN_CAMPAIGN",
    "CampaignRefused",
    "close_campaign",
    "create_campaign",
    "edit_draft",
    "enrol_members",
    "fail_duties_in_bulk",
    "fail_duty",
    "give_duties",
    "open_campaign",
    "owe_again",
    "refresh_roster",
    "reopen_duty",
    "revise_open_campaign",
    "settle_duties",
    "settle_duties_in_bulk",
    "settle_duty",
    "take_back_duties",
    "waive_duty",
]
