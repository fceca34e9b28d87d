"""The background work of this app."""


def register_kinds() -> None:
    """The jobs of the library, of campaigns, of conferences, of attendance and of outlines."""
    from foundation.jobs.kinds import register
    from learning.campaigns import work
    from learning.campaigns.actions import OPEN_CAMPAIGN

    register(OPEN_CAMPAIGN, work.open_campaign)
    register_library()
    register_conferences()
    register_attendance()
    register_meeting_logs()
    register_outlines()


def register_library() -> None:
    """Reading an official text."""
    from foundation.jobs.kinds import register
    from learning.library.actions import READ_OFFICIAL_TEXT, read_official_text

    register(READ_OFFICIAL_TEXT, read_official_text)


def register_conferences() -> None:
    """Making a roster, inviting its people, calling a conference off."""
    from foundation.jobs.kinds import register
    from learning.conferences import actions, work

    register(actions.MAKE_ROSTER, work.make_roster)
    register(actions.ISSUE_INVITATIONS, work.issue_invitations)
    register(actions.CALL_OFF_CONFERENCE, work.call_off_conference)


def register_attendance() -> None:
    """Closing a roster; reminding those who still owe something."""
    from foundation.jobs.kinds import register
    from learning.attendance import work
    from learning.attendance.actions.closing import CLOSE_ROSTER
    from learning.attendance.actions.reminding import REMIND_DEADLINE

    register(CLOSE_ROSTER, work.close_roster)
    register(REMIND_DEADLINE, work.remind_deadline)


def register_meeting_logs() -> None:
    """Reading and recording a meeting system's log."""
    from foundation.jobs.kinds import register
    from learning.attendance.actions.log_recording import APPLY_MEETING_LOG, record_meeting_log
    from learning.attendance.actions.logs import READ_MEETING_LOG, read_meeting_log

    register(READ_MEETING_LOG, read_meeting_log)
    register(APPLY_MEETING_LOG, record_meeting_log)


def register_outlines() -> None:
    """Turning an outline into pages."""
    from foundation.jobs.kinds import register
    from learning.rapporteurs.outlines.actions import READ_OUTLINE, read_outline

    register(READ_OUTLINE, read_outline)
