"""How long the words of a flow may be."""

LONGEST_NAME = 24
"""Characters of the name of a state or a step, as they are kept."""
