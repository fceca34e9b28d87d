"""Forms of conferences."""

from learning.conferences.forms.credits import CreditForm
from learning.conferences.forms.facts import ConferenceForm
from learning.conferences.forms.parts import PartForm
from learning.conferences.forms.points import IncidentForm, PointForm
from learning.conferences.forms.reasons import NoteForm, ReasonForm
from learning.conferences.forms.sessions import sessions_form

__all__ = [
    "ConferenceForm",
    "CreditForm",
    "IncidentForm",
    "NoteForm",
    "PartForm",
    "PointForm",
    "ReasonForm",
    "sessions_form",
]
