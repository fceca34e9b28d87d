"""The background work of this app."""


def register_kinds() -> None:
    """Opening a campaign; reading an official text; reading and recording a meeting log."""
    from foundation.jobs.kinds import register
    from learning.campaigns import work
    from learning.campaigns.actions import OPEN_CAMPAIGN

    register(OPEN_CAMPAIGN, work.open_campaign)
    register_library()
    register_meeting_logs()


def register_library() -> None:
    """Reading an official text."""
    from foundation.jobs.kinds import register
    from learning.library.actions import READ_OFFICIAL_TEXT, read_official_text

    register(READ_OFFICIAL_TEXT, read_official_text)


def register_meeting_logs() -> None:
    """Reading and recording a meeting system's log."""
    from foundation.jobs.kinds import register
    from learning.attendance.actions.log_recording import APPLY_MEETING_LOG, record_meeting_log
    from learning.attendance.actions.logs import READ_MEETING_LOG, read_meeting_log

    register(READ_MEETING_LOG, read_meeting_log)
    register(APPLY_MEETING_LOG, record_meeting_log)
