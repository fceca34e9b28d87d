"""This app's entries in the shell."""


def register_items() -> None:
    """Việc của tôi, the library, the cell's board, campaigns."""
