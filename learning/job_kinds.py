"""The background work of this app."""


def register_kinds() -> None:
    """Opening a campaign; reading an official text; rosters and invitations of conferences."""
    from foundation.jobs.kinds import register
    from learning.campaigns import work
    from learning.campaigns.actions import OPEN_CAMPAIGN

    register(OPEN_CAMPAIGN, work.open_campaign)
    register_library()
    register_conferences()


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
