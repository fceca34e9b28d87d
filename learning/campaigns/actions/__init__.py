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
from learning.campaigns.actions.restating import (
    mark_duty,
    note_on_duties,
    restate_done,
    set_last_day,
    settle_failed_duty,
    unsettle_duties,
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
    "mark_duty",
    "note_on_duties",
    "open_campaign",
    "owe_again",
    "refresh_roster",
    "reopen_duty",
    "restate_done",
    "revise_open_campaign",
    "set_last_day",
    "settle_duties",
    "settle_duties_in_bulk",
    "settle_duty",
    "settle_failed_duty",
    "take_back_duties",
    "unsettle_duties",
    "waive_duty",
]
