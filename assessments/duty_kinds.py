"""The duties that assessments can require."""


def register_kinds() -> None:
    """Passing a comprehension survey."""
