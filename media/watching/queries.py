"""What a person has watched."""

from collections.abc import Iterable

from media.video.models import Recording
from media.watching.models import Watch
from media.watching.rules import percent
from members.people.models import Member


def watch_of(member: Member, recording: Recording) -> Watch | None:
    """None before they first asked for it."""
    return Watch.objects.filter(member=member, recording=recording).first()


def percents_of(member: Member, recordings: Iterable[Recording]) -> dict[int, int]:
    """Watched whole percent by the recording's number, in one query; their `live` must be at hand."""
    lengths = {recording.pk: recording.live.duration_ms for recording in recordings if recording.live}
    watched = Watch.objects.filter(member=member, recording__in=list(lengths)).values_list("recording", "watched_ms")
    return {key: percent(milliseconds, lengths[key]) for key, milliseconds in watched}
