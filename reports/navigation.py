"""This app's entries in the shell."""


def register_items() -> None:
    """Tổng quan, for those who oversee units."""
