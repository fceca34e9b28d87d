"""What can be done with outlines."""

from learning.rapporteurs.outlines.actions.commenting import close_comment, comment
from learning.rapporteurs.outlines.actions.offering import offer, take_off_offer
from learning.rapporteurs.outlines.actions.placing import place_part
from learning.rapporteurs.outlines.actions.reading import READ_OUTLINE, read_outline
from learning.rapporteurs.outlines.actions.refusal import OutlineRefused
from learning.rapporteurs.outlines.actions.stepping import quarantine, step
from learning.rapporteurs.outlines.actions.writing import add_version, create_outline

__all__ = [
    "READ_OUTLINE",
    "OutlineRefused",
    "add_version",
    "close_comment",
    "comment",
    "create_outline",
    "offer",
    "place_part",
    "quarantine",
    "read_outline",
    "step",
    "take_off_offer",
]
