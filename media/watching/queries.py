"""What a person has watched."""

from collections.abc import Iterable

from media.video.models import Recording
from media.watching.models import Watch
from members.people.models import Member


def watch_of(member: Member, recording: Recording) -> Watch | None:
    """None before they first asked for it."""
    return Watch.objects.filter(member=member, recording=recording).first()


def watched_by(member: Member, recordings: Iterable[Recording]) -> dict[int, int]:
    """Milliseconds watched by the recording's number, in one query; none for what was never asked for."""
    found = Watch.objects.filter(member=member, recording__in=[recording.pk for recording in recordings])
    return dict(found.values_list("recording", "watched_ms"))
