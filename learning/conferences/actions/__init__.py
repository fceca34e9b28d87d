"""What can be done to conferences."""

from learning.conferences.actions.checklist import assign, follow_days, make_checklist, tick, untick
from learning.conferences.actions.credits import record_sector_credit, take_back_sector_credit
from learning.conferences.actions.exemptions import record_exemption, take_back_exemption
from learning.conferences.actions.incidents import confirm_incident, correct_incident, record_incident
from learning.conferences.actions.inviting import (
    ISSUE_INVITATIONS,
    call_off,
    issue_invitations,
    write_invitations,
)
from learning.conferences.actions.parts import add_part, remove_part
from learning.conferences.actions.people import add_person, move_entry, put_back, take_off
from learning.conferences.actions.planning import (
    CALL_OFF_CONFERENCE,
    cancel_conference,
    create_conference,
    edit_conference,
)
from learning.conferences.actions.points import (
    add_desk_staff,
    add_point,
    edit_point,
    put_in_charge,
    remove_desk_staff,
    remove_point,
)
from learning.conferences.actions.refusal import ConferenceRefused
from learning.conferences.actions.roster import MAKE_ROSTER, make_roster, may_be_filled, open_roster
from learning.conferences.actions.sessions import set_sessions
from learning.conferences.actions.standings import follow_member, follow_roster

__all__ = [
    "CALL_OFF_CONFERENCE",
    "ISSUE_INVITATIONS",
    "MAKE_ROSTER",
    "ConferenceRefused",
    "add_desk_staff",
    "add_part",
    "add_person",
    "add_point",
    "assign",
    "call_off",
    "cancel_conference",
    "confirm_incident",
    "correct_incident",
    "create_conference",
    "edit_conference",
    "edit_point",
    "follow_days",
    "follow_member",
    "follow_roster",
    "issue_invitations",
    "make_checklist",
    "make_roster",
    "may_be_filled",
    "move_entry",
    "open_roster",
    "put_back",
    "put_in_charge",
    "record_exemption",
    "record_incident",
    "record_sector_credit",
    "remove_desk_staff",
    "remove_part",
    "remove_point",
    "set_sessions",
    "take_back_exemption",
    "take_back_sector_credit",
    "take_off",
    "tick",
    "untick",
    "write_invitations",
]
