"""This app's entries in the shell."""


def register_items() -> None:
    """Question bank and surveys, for officers."""
