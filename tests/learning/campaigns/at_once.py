"""Eight runs over the same people at the same moment: run on a database of its own.

`python -m tests.learning.campaigns.at_once` prints one JSON object; `test_at_once.py` reads it.
"""

import json
import threading
from collections.abc import Callable
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from learning.campaigns import actions, kinds  # noqa: E402
from learning.campaigns.models import Campaign, Duty, Enrolment  # noqa: E402
from tests.cast import make_cast, make_member  # noqa: E402
from tests.factories.campaigns import KIND, listening, make_open  # noqa: E402

RUNS = 8


def together(act: Callable[[int], Any]) -> list[Any]:
    """What each of eight threads gets, begun at the same moment; an error as its name."""
    barrier = threading.Barrier(RUNS)
    results: list[Any] = [None] * RUNS

    def run(place: int) -> None:
        barrier.wait()
        try:
            results[place] = act(place)
        except Exception as error:  # whatever it is, the test must see it
            results[place] = type(error).__name__
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(RUNS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def counters() -> list[tuple[int, int]]:
    """Total and done of every enrolment, each pair once."""
    return sorted({(row.duties_total, row.duties_done) for row in Enrolment.objects.all()})


def gives(campaign: Campaign) -> dict[str, Any]:
    """Everyone is given the same duty eight times."""
    today = timezone.localdate()
    plan: dict[str, Any] = {
        "kind": KIND,
        "target": "hoi-nghi",
        "title": "Dự hội nghị",
        "minutes": 240,
        "due_on": today,
        "by": None,
    }
    results = together(
        lambda place: actions.give_duties(campaign=campaign, enrolments=campaign.enrolments.all(), **plan)
    )
    rows = Duty.objects.filter(requirement__target="hoi-nghi").count()
    return {"results": results, "rows": rows, "counters": counters()}


def settles() -> dict[str, Any]:
    """The given duty is settled by five runs in bulk, while three settle one after the other."""
    keys = list(Duty.objects.filter(requirement__target="hoi-nghi").values_list("pk", flat=True))

    def act(place: int) -> int:
        at = timezone.now()
        if place % 3:
            return actions.settle_duties_in_bulk(duties=keys, evidence={"run": place}, at=at)
        return sum(actions.settle_duty(duty=duty, evidence={}, at=at) for duty in Duty.objects.filter(pk__in=keys))

    return {"results": together(act), "counters": counters()}


def takings_back() -> dict[str, Any]:
    """What is left is taken back eight times."""
    keys = list(Duty.objects.filter(requirement__target="mot").values_list("pk", flat=True))
    results = together(lambda place: actions.take_back_duties(duties=keys, reason="Hoãn", by=None))
    return {"results": results, "counters": counters()}


def main() -> None:
    """Everything once, over the same thirty people."""
    cast = make_cast()
    for number in range(21):
        make_member(f"7{number}", f"Lò Văn {number}", cast.cell)
    kinds.register(listening())
    campaign = make_open(cast.officer, cast.province)
    print(json.dumps({"gives": gives(campaign), "settles": settles(), "takings_back": takings_back()}))


if __name__ == "__main__":
    main()
