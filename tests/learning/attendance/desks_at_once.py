"""Eight desks sending at the same moment: run on a database of its own.

`python -m tests.learning.attendance.desks_at_once` prints one JSON object; `test_desks_at_once.py` reads it.
"""

import json
import random
import threading
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from learning.attendance.actions.desk import record_events  # noqa: E402
from learning.attendance.models import Departure, Presence  # noqa: E402
from learning.conferences.models import Conference  # noqa: E402
from tests.cast import Cast, make_cast  # noqa: E402
from tests.factories.campaigns import make_open, only_listening  # noqa: E402
from tests.factories.check_in import conference_now, hall  # noqa: E402
from tests.factories.desk import MINUTE, event_of, taken_back  # noqa: E402

DESKS = 8
ROUNDS = 6


def sendings(cast: Cast, conference: Conference) -> dict[str, Any]:
    """All but the officer at the desks come and go; each desk tells all of it, in its own order, in three batches."""
    now, people = timezone.now(), [user for user in cast.people.values() if user != cast.officer]
    came = [event_of(conference, user, "in", now - 20 * MINUTE) for user in people]
    left = [event_of(conference, user, "out", now - 5 * MINUTE) for user in people]
    barrier, told = threading.Barrier(DESKS), [[""]] * DESKS

    def run(place: int) -> None:
        events = came + left
        random.Random(place).shuffle(events)
        barrier.wait()
        try:
            batches = (events[0::3], events[1::3], events[2::3])
            verdicts = [
                verdict
                for batch in batches
                for verdict in record_events(point=hall(conference), events=batch, by=cast.officer, now=now)
            ]
            told[place] = sorted({verdict.status.value for verdict in verdicts})
        except Exception as error:  # whatever it is, the test must see it
            told[place] = [type(error).__name__]
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(DESKS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {
        "told": sorted({status for statuses in told for status in statuses}),
        "people": len(people),
        "spans": Presence.objects.count(),
        "departures": Departure.objects.count(),
        "open": Presence.objects.filter(ended_at__isnull=True).count(),
    }


def movings(cast: Cast, conference: Conference) -> dict[str, Any]:
    """Desks of two halls tell of the same people again and again, in differing order, and take some of it back."""
    now, people = timezone.now(), [user for user in cast.people.values() if user != cast.officer]
    barrier, told = threading.Barrier(DESKS), [[""]] * DESKS

    def run(place: int) -> None:
        barrier.wait()
        found: set[str] = set()
        try:
            for number in range(ROUNDS):
                shuffled = random.Random(place * 100 + number).sample(people, len(people))
                moment = now - (2 * ROUNDS - number) * MINUTE / 2 + place * MINUTE / 100
                came = [event_of(conference, user, "in", moment) for user in shuffled]
                back = [taken_back(event) for event in reversed(came[::2])]
                for batch in (came, back):
                    verdicts = record_events(point=hall(conference, place % 2), events=batch, by=cast.officer, now=now)
                    found |= {verdict.status.value for verdict in verdicts}
            told[place] = sorted(found)
        except Exception as error:  # whatever it is, the test must see it
            told[place] = [type(error).__name__]
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(DESKS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {"told": sorted({status for statuses in told for status in statuses})}


def main() -> None:
    """Everything once."""
    cast = make_cast()
    with only_listening():
        conference = conference_now(make_open(cast.officer, cast.province), cast.officer)
    report = sendings(cast, conference)
    print(json.dumps(report | {"moved": movings(cast, conference)}))


if __name__ == "__main__":
    main()
