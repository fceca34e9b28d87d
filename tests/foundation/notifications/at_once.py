"""Eight people, or one person eight times, at the same moment, and a sender that is killed: on a database of its own.

`python -m tests.foundation.notifications.at_once` prints one JSON object; `test_at_once.py` reads it.
With `sender` it is that sender: it claims the member's delivery, says so, and waits to be killed.
"""

import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402

from foundation.notifications.actions import deliver, mark_all_read, mark_read, purge  # noqa: E402
from foundation.notifications.models import Delivery, Notice  # noqa: E402
from members.access.models import User  # noqa: E402
from tests.cast import Cast, make_cast  # noqa: E402
from tests.factories.notifications import NOON, TestChannel, make_notice, only_channel, tell  # noqa: E402

PEOPLE = 8
CLAIMED = "claimed"


def together(act: Callable[[int], Any]) -> list[Any]:
    """What each of eight threads gets from the act, begun at the same moment; an error as its name."""
    barrier = threading.Barrier(PEOPLE)
    results: list[Any] = [None] * PEOPLE

    def run(place: int) -> None:
        barrier.wait()
        try:
            results[place] = act(place)
        except Exception as error:  # whatever it is, the test must see it
            results[place] = type(error).__name__
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(PEOPLE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def count_of(user: User) -> int:
    return User.objects.get(pk=user.pk).unread_notices


def same_cause(cast: Cast) -> dict[str, Any]:
    """Eight tell the same three people of one cause, in differing order."""
    people = [cast.member, cast.neighbour, cast.secretary]
    results = together(lambda place: tell(*people[:: 1 if place % 2 else -1], cause="same"))
    return {"results": sorted(results), "counts": [count_of(user) for user in people]}


def other_causes(user: User) -> dict[str, Any]:
    """Eight tell one person of eight causes."""
    return {"results": together(lambda place: tell(user, cause=f"other-{place}")), "count": count_of(user)}


def readings(user: User) -> dict[str, Any]:
    """One notice opened by eight tabs, half of which mark all as read."""
    notice = make_notice(user)
    results = together(
        lambda place: mark_read(user=user, notice=notice) if place % 2 else mark_all_read(user=user) == 1
    )
    return {"results": sorted(results), "count": count_of(user)}


def purges(user: User) -> dict[str, Any]:
    """Eight let old notices go while half of the threads read them."""
    for cause in range(PEOPLE):
        make_notice(user, cause=f"old-{cause}")
    Notice.objects.filter(recipient=user).update(created_at=NOON - timedelta(days=800))
    tell(user, cause="new")
    results = together(lambda place: purge(at=NOON) if place % 2 else mark_all_read(user=user))
    left = Notice.objects.filter(recipient=user, read_at=None).count()
    return {"faults": [r for r in results if isinstance(r, str)], "count": count_of(user), "left": left}


def deliveries(cast: Cast) -> dict[str, Any]:
    """Eight senders for nine letters."""
    given: list[int] = []
    with only_channel(TestChannel(lambda delivery: given.append(delivery.pk))):
        tell(*cast.people.values(), cause="letters")
        taken = together(lambda place: deliver(clock=lambda: NOON))
    return {"taken": sum(taken), "given": len(given), "twice": len(given) - len(set(given))}


def killed_sender(user: User) -> dict[str, Any]:
    """A sender is killed between claiming and answering; what the next ones do."""
    given: list[int] = []
    with only_channel(TestChannel(lambda delivery: given.append(delivery.pk))):
        notice = make_notice(user, cause="killed")
        with subprocess.Popen([sys.executable, "-m", __spec__.name, "sender"], stdout=subprocess.PIPE) as sender:
            said = sender.stdout.readline().decode().strip() if sender.stdout else ""
            sender.kill()
        states = []
        for minutes in (0, 9, 11, 60):
            deliver(clock=lambda minutes=minutes: NOON + timedelta(minutes=minutes))  # type: ignore[misc]
            states.append(Delivery.objects.get(notice=notice).state)
    return {"said": said, "signal": sender.returncode == -signal.SIGKILL, "states": states, "given": len(given)}


def be_the_sender() -> None:
    """Claim at noon, say so, and never come to an end."""

    def say_and_wait(delivery: Delivery) -> None:
        print(CLAIMED, flush=True)
        time.sleep(120)

    with only_channel(TestChannel(say_and_wait)):
        deliver(clock=lambda: NOON)


def main() -> None:
    """Everything once."""
    cast = make_cast()
    report = {
        "same_cause": same_cause(cast),
        "other_causes": other_causes(cast.officer),
        "readings": readings(cast.stranger),
        "purges": purges(cast.rapporteur),
        "deliveries": deliveries(cast),
        "killed_sender": killed_sender(cast.member),
    }
    print(json.dumps(report))


if __name__ == "__main__":
    be_the_sender() if sys.argv[1:] == ["sender"] else main()
