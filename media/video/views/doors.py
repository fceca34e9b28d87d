"""The one door to a recording for those who manage it."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from media.video.models import Recording
from media.video.queries import managed_by
from members.access.request import officer_of


def own_recording(request: HttpRequest, public_id: str) -> Recording:
    """A recording that the officer manages; else 404."""
    found = managed_by(officer_of(request)).select_related("unit", "live", "job", "upload", "created_by__member")
    return get_object_or_404(found, public_id=public_id)
