"""Why something was not done."""


class Refused(Exception):
    """The text says why and what to do, for the person who asked."""
