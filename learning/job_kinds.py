"""The background work of this app."""


def register_kinds() -> None:
    """Opening a campaign; reading an official text."""
    from foundation.jobs.kinds import register
    from learning.campaigns import work
    from learning.campaigns.actions import OPEN_CAMPAIGN

    register(OPEN_CAMPAIGN, work.open_campaign)
    register_library()


def register_library() -> None:
    """Reading an official text."""
    from foundation.jobs.kinds import register
    from learning.library.actions import READ_OFFICIAL_TEXT, read_official_text

    register(READ_OFFICIAL_TEXT, read_official_text)
