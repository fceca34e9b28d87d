"""Eight clicks and runs over one roster at the same moment: run on a database of its own.

`python -m tests.learning.conferences.at_once` prints one JSON object; `test_at_once.py` reads it.
"""

import json
import threading
from collections.abc import Callable
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402

from foundation.jobs.models import Job  # noqa: E402
from foundation.notifications.models import Notice  # noqa: E402
from learning.campaigns import kinds  # noqa: E402
from learning.campaigns.models import Enrolment  # noqa: E402
from learning.conferences import actions  # noqa: E402
from learning.conferences.actions.duties import duties_of  # noqa: E402
from learning.conferences.models import Conference, Invitation, StudyClass  # noqa: E402
from learning.conferences.plans import regular_class  # noqa: E402
from tests.cast import Cast, make_cast, make_member  # noqa: E402
from tests.factories.campaigns import listening, make_open  # noqa: E402
from tests.factories.conferences import make_conference  # noqa: E402

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


def fresh(study_class: StudyClass) -> StudyClass:
    """The class as a thread of its own reads it."""
    return StudyClass.objects.select_related("conference__campaign", "conference__unit").get(pk=study_class.pk)


def clicks(study_class: StudyClass, cast: Cast) -> dict[str, Any]:
    """Eight officers ask for the roster."""
    jobs = together(lambda place: actions.open_roster(study_class=fresh(study_class), by=cast.officer).public_id)
    return {"answers": sorted(set(jobs)), "rows": Job.objects.filter(kind=actions.MAKE_ROSTER).count()}


def runs(study_class: StudyClass, cast: Cast) -> dict[str, Any]:
    """Eight workers make it."""
    new = together(lambda place: actions.make_roster(study_class=fresh(study_class), by=cast.officer))
    counters = Enrolment.objects.filter(campaign=study_class.conference.campaign).values_list("duties_total", flat=True)
    return {
        "new": new,
        "entries": study_class.entries.count(),
        "duties": duties_of(study_class.conference).count(),
        "counters": sorted(set(counters)),
    }


def invites(conference: Conference, cast: Cast) -> dict[str, Any]:
    """Eight workers invite its people."""
    results = together(lambda place: actions.write_invitations(conference=conference, by=cast.officer))
    return {"results": results, "rows": Invitation.objects.count(), "notices": Notice.objects.count()}


def main() -> None:
    """Every scenario, one after the other."""
    kinds.register(listening())
    cast = make_cast()
    for number in range(22):
        make_member(f"1{number:02d}", f"Mã Văn Số {number}", cast.cell)
    conference = make_conference(make_open(cast.officer, cast.commune), cast.officer)
    study_class = regular_class(conference)
    report = {"clicks": clicks(study_class, cast), "runs": runs(study_class, cast)}
    report["invites"] = invites(conference, cast)
    print(json.dumps(report))


if __name__ == "__main__":
    main()
