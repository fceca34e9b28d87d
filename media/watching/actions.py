"""What was watched is kept."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from media.video.models import Recording
from media.watching.followers import tell
from media.watching.models import Watch
from media.watching.rules import Span, closed, is_possible, total, union, within
from members.people.models import Member


class TooFast(Exception):
    """More than anyone could have watched by now: told again later, it may be true."""


def begin_watching(*, member: Member, recording: Recording, at: datetime) -> Watch:
    """The row from which on the clock runs; the first one stays."""
    watch, _made = Watch.objects.get_or_create(member=member, recording=recording, defaults={"began_at": at})
    return watch


def keep_spans(*, member: Member, recording: Recording, spans: Iterable[Span], at: datetime) -> Watch:
    """Add what was played to what was played before; raises `TooFast`. Any order and any repetition come to the same.

    Two devices at once: whoever writes second reads what the first wrote.
    """
    if recording.live is None:
        raise ValueError(f"{recording} has nothing to watch")
    played = within(spans, recording.live.duration_ms)
    while True:
        watch = begin_watching(member=member, recording=recording, at=at)
        with transaction.atomic():
            if _add(watch, played, at):
                tell(watch)
                return watch


def _add(watch: Watch, played: list[Span], at: datetime) -> bool:
    """Write the union; False when somebody else wrote meanwhile."""
    spans = closed(union(watch.spans, played))
    watched_ms = total(spans)
    if watched_ms == watch.watched_ms and len(spans) == len(watch.spans):
        return True
    if not is_possible(watched_ms, int((at - watch.began_at).total_seconds() * 1000)):
        raise TooFast
    there = Watch.objects.filter(pk=watch.pk, version=watch.version)
    changed = there.update(spans=spans, watched_ms=watched_ms, version=watch.version + 1)
    watch.spans, watch.watched_ms, watch.version = spans, watched_ms, watch.version + 1
    return bool(changed)
