"""The background work of this app."""


def register_kinds() -> None:
    """Opening a campaign; reading an official text."""
