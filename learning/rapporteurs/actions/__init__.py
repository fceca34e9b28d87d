"""What can be done with rapporteurs."""

from learning.rapporteurs.actions.assigning import assign, withdraw
from learning.rapporteurs.actions.refusal import RapporteurRefused
from learning.rapporteurs.actions.roster import Facts, correct, recognise, release, review

__all__ = ["Facts", "RapporteurRefused", "assign", "correct", "recognise", "release", "review", "withdraw"]
