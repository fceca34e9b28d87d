"""Why a conference cannot be changed as asked."""

from django.db.models import F
from django.utils.translation import gettext as _

from learning.conferences.choices import ConferenceState
from learning.conferences.models import Conference


class ConferenceRefused(Exception):
    """Nothing was changed; its text is for a person."""


def require_alive(conference: Conference) -> None:
    """Raises `ConferenceRefused` once the conference is called off.

    The update changes nothing but holds the row, so that two changes of one conference follow one another.
    """
    alive = Conference.objects.filter(pk=conference.pk).exclude(state=ConferenceState.CANCELLED)
    if not alive.update(state=F("state")):
        raise ConferenceRefused(_("Hội nghị đã hủy nên không sửa được nữa."))
