"""Outlines, their versions, pages and comments, and where they are offered."""

from learning.rapporteurs.outlines.models.outlines import Outline, OutlineOffer
from learning.rapporteurs.outlines.models.versions import (
    OutlineComment,
    OutlinePage,
    OutlinePicture,
    OutlineVersion,
    PartPlace,
)

__all__ = [
    "Outline",
    "OutlineComment",
    "OutlineOffer",
    "OutlinePage",
    "OutlinePicture",
    "OutlineVersion",
    "PartPlace",
]
