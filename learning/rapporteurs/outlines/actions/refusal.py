"""The refusal of whatever cannot be done."""


class OutlineRefused(Exception):
    """It cannot be done as asked; the text is for a person."""
