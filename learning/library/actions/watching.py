"""A recording that was watched far enough settles its duty. What counts is what was played, never how long it took."""

from django.utils import timezone

from foundation.policies.kinds import WatchingRules
from foundation.policies.queries import in_force
from learning.campaigns.actions import settle_duties
from learning.library.choices import WATCH_RECORDING
from media.watching.models import Watch
from media.watching.rules import is_enough, percent


def settle_watched(watch: Watch) -> None:
    """Settle what the member owes of this recording once the policy's share is reached; twice is once."""
    made, now = watch.recording.live, timezone.now()
    if made is None:
        return
    policy = in_force("watching", timezone.localdate(now))
    rules = WatchingRules(**policy.values)
    if not is_enough(watch.watched_ms, made.duration_ms, rules.least_percent):
        return
    evidence = {
        "percent": percent(watch.watched_ms, made.duration_ms),
        "least_percent": rules.least_percent,
        "policy": policy.version,
    }
    target = watch.recording.public_id
    settle_duties(member=watch.member, kind=WATCH_RECORDING, target=target, evidence=evidence, at=now)
