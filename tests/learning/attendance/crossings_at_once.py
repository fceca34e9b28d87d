"""Transactions that cross: incidents and closings, two clicks, many notices. On a database of its own.

`python -m tests.learning.attendance.crossings_at_once` prints one JSON object; `test_crossings_at_once.py` reads it.
"""

import json
import random
import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import django

django.setup()

from django.db import connection, transaction  # noqa: E402

from foundation.jobs.actions import run as run_job  # noqa: E402
from foundation.notifications.actions import counted_last, notify  # noqa: E402
from foundation.notifications.choices import NoticeKind  # noqa: E402
from foundation.notifications.models import Notice  # noqa: E402
from learning.attendance.actions.classes import Repeat, create_retake_class  # noqa: E402
from learning.attendance.actions.closing import close_roster, reopen_roster  # noqa: E402
from learning.attendance.models import AbsenceRecord  # noqa: E402
from learning.conferences.actions import record_incident  # noqa: E402
from learning.conferences.models import LineIncident, StudyClass  # noqa: E402
from members.access.models import User  # noqa: E402
from tests.cast import Cast, make_cast  # noqa: E402
from tests.factories.attendance import Held, hold, register_kinds  # noqa: E402
from tests.factories.conferences import at, in_days  # noqa: E402
from tests.learning.campaigns.at_once import together  # noqa: E402

WAIT = 1.5
"""Seconds that the first of two stays within its transaction, in which the second comes as far as it may."""
ROUNDS = 12


def crossing(first: Callable[[Callable[[], None]], Any], second: Callable[[], Any]) -> list[str]:
    """The first begins and calls what it is given where the second may begin; how each ended, an error as its name."""
    begun, results = threading.Event(), ["", ""]

    def pause() -> None:
        begun.set()
        threading.Event().wait(WAIT)

    def run(place: int, act: Callable[[], Any]) -> None:
        try:
            act()
            results[place] = "done"
        except Exception as error:  # whatever it is, the test must see it
            results[place] = type(error).__name__
        finally:
            begun.set()
            connection.close()

    threads = [
        threading.Thread(target=run, args=(0, lambda: first(pause))),
        threading.Thread(target=run, args=(1, lambda: (begun.wait(), second()))),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def fresh(held: Held) -> StudyClass:
    """The class as a thread of its own reads it."""
    return StudyClass.objects.select_related("conference").get(pk=held.study_class.pk)


def outage(held: Held) -> LineIncident:
    """The first hour of the morning at the first point."""
    point, start = held.conference.points.all()[0], held.morning.starts_at
    end = start + timedelta(hours=1)
    return record_incident(point=point, started_at=start, ended_at=end, cause="Đứt cáp", by=held.officer)


def close(held: Held) -> None:
    """Close, and do the job's work."""
    run_job(job_id=close_roster(study_class=fresh(held), by=held.officer).pk)


def incident_first(held: Held) -> dict[str, Any]:
    """An outage is recorded; before that is committed, the roster is closed."""

    def record(pause: Callable[[], None]) -> None:
        with transaction.atomic():
            outage(held)
            pause()

    results = crossing(record, lambda: close(held))
    return {"results": results, "credited": sorted(set(AbsenceRecord.objects.values_list("credited", flat=True)))}


def closing_first(held: Held) -> dict[str, Any]:
    """The roster is closed; before that is committed, an outage is recorded."""
    reopen_roster(study_class=fresh(held), reason="Quyết định 12", by=held.officer)
    LineIncident.objects.all().delete()

    def begin(pause: Callable[[], None]) -> None:
        with transaction.atomic():
            close_roster(study_class=fresh(held), by=held.officer)
            pause()

    results = crossing(begin, lambda: outage(held))
    close(held)
    return {"results": results, "incidents": LineIncident.objects.count()}


def clicks(held: Held) -> dict[str, Any]:
    """Eight clicks open a retake class."""
    day = in_days(1)
    repeat = Repeat(held.morning, at(day, "7:30"), at(day, "11:30"))
    plan: dict[str, Any] = {"title": "Lớp học lại", "sessions": [repeat], "by": held.officer}
    results = together(lambda place: create_retake_class(study_class=fresh(held), **plan).pk)
    made = StudyClass.objects.filter(kind="RETAKE")
    return {"answers": len(set(results)), "classes": made.count(), "sessions": [one.sessions.count() for one in made]}


def notice(users: list[User], cause: str) -> None:
    """Tell them all of it."""
    notify(recipients=[user.pk for user in users], cause=cause, kind=NoticeKind.DECISION, title="Thông báo")


def closing_tells(held: Held, cast: Cast) -> dict[str, Any]:
    """A closing dismisses retakes, that of the later account first, while others are told in the order of accounts."""
    earlier, later = cast.member, cast.neighbour
    for user in (earlier, later):
        held.confirm(user)
    reopen_roster(study_class=fresh(held), reason="Quyết định 12", by=held.officer)
    for user in (earlier, later):
        held.attend(user)

    def tell(pause: Callable[[], None]) -> None:
        with transaction.atomic():
            notice([earlier], "first")
            pause()
            notice([later], "second")

    before = Notice.objects.count()
    return {"results": crossing(tell, lambda: close(held)), "new": Notice.objects.count() - before}


def many_tell(cast: Cast) -> dict[str, Any]:
    """Half tell everybody at once, half one after another in an order of their own, all of it many times."""
    people = list(cast.people.values())

    def act(place: int) -> int:
        for number in range(ROUNDS):
            cause, some = f"many-{place}-{number}", random.Random(place * 100 + number).sample(people, len(people))
            with transaction.atomic():
                if place % 2:
                    notice(people, cause)
                else:
                    one_by_one(some, cause)
        return ROUNDS

    results = together(act)
    unread = {user.pk: Notice.objects.filter(recipient=user, read_at=None).count() for user in people}
    return {"results": results, "right": unread == dict(User.objects.values_list("pk", "unread_notices"))}


@counted_last()
def one_by_one(people: list[User], cause: str) -> None:
    """Tell them in this order."""
    for user in people:
        notice([user], cause)


def main() -> None:
    """Every scenario, one after the other."""
    cast = make_cast()
    register_kinds()
    held = hold(cast)
    first = held.entry(cast.member)
    first.delete()
    first.pk = None
    first.save(force_insert=True)  # the first account has the last place on the roster
    report = {
        "incident_first": incident_first(held),
        "closing_first": closing_first(held),
        "clicks": clicks(held),
        "closing_tells": closing_tells(held, cast),
        "many_tell": many_tell(cast),
    }
    print(json.dumps(report))


if __name__ == "__main__":
    main()
