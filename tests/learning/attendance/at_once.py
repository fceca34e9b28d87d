"""Eight taps at the same moment: run on a database of its own.

`python -m tests.learning.attendance.at_once` prints one JSON object; `test_at_once.py` reads it.
"""

import json
import threading
from collections.abc import Callable
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from learning.attendance.actions.checking_in import check_in_scanned, check_in_typed, leave  # noqa: E402
from learning.attendance.tickets import Ticket  # noqa: E402
from learning.attendance.tries import MOST  # noqa: E402
from learning.conferences.models import Conference  # noqa: E402
from tests.cast import Cast, make_cast  # noqa: E402
from tests.factories.campaigns import make_open, only_listening  # noqa: E402
from tests.factories.check_in import conference_now, departures_of, hall, spans_of, typed_code  # noqa: E402

TAPS = 8


def together(act: Callable[[int], Any]) -> list[str]:
    """What each of eight threads is told, begun at the same moment; an error as its name."""
    barrier, results = threading.Barrier(TAPS), [""] * TAPS

    def run(place: int) -> None:
        barrier.wait()
        try:
            results[place] = act(place).outcome.value
        except Exception as error:  # whatever it is, the test must see it
            results[place] = type(error).__name__
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(TAPS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def taps(cast: Cast, conference: Conference) -> dict[str, Any]:
    """One member taps on two phones eight times, then leaves eight times."""
    ticket, code = Ticket(hall(conference).public_id, timezone.now()), typed_code(hall(conference))

    def tap(place: int) -> Any:
        if place % 2:
            return check_in_typed(user=cast.member, text=code, now=timezone.now())
        return check_in_scanned(user=cast.member, ticket=ticket, now=timezone.now())

    told = together(tap)
    arrived = len(spans_of(conference, cast.member))
    left = together(lambda place: leave(user=cast.member, now=timezone.now()))
    spans = spans_of(conference, cast.member)
    return {
        "told": sorted(set(told)),
        "arrived": arrived,
        "left": sorted(set(left)),
        "departures": len(departures_of(conference, cast.member)),
        "open": sum(span.ended_at is None for span in spans),
    }


def guesses(cast: Cast, conference: Conference) -> list[str]:
    """One member, who may guess once more, guesses eight times at once."""
    wrong = f"{(int(typed_code(hall(conference))) + 1) % 1_000_000:06d}"
    for _ in range(MOST - 1):
        check_in_typed(user=cast.neighbour, text=wrong, now=timezone.now())
    return sorted(together(lambda place: check_in_typed(user=cast.neighbour, text=wrong, now=timezone.now())))


def main() -> None:
    """Everything once."""
    cast = make_cast()
    with only_listening():
        conference = conference_now(make_open(cast.officer, cast.province), cast.officer)
    print(json.dumps(taps(cast, conference) | {"guessed": guesses(cast, conference)}))


if __name__ == "__main__":
    main()
