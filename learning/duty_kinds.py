"""The duties that learning itself can require."""


def register_kinds() -> None:
    """Reading a condensed text."""
