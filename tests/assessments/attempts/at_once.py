"""Eight people, or one person eight times, at the same moment: run on a database of its own.

`python -m tests.assessments.attempts.at_once` prints one JSON object; `test_at_once.py` reads it.
Real threads, each with its own connection, and real commits.
"""

import json
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from assessments.attempts.actions import (  # noqa: E402
    AlreadySubmitted,
    NoNeed,
    TooBusy,
    grant_extra_attempt,
    save_answers,
    start_attempt,
    submit_attempt,
)
from assessments.attempts.models import Attempt, ExtraAttempt  # noqa: E402
from assessments.attempts.queries import own_survey_duties, versions_on  # noqa: E402
from assessments.attempts.rules import Answers, milliseconds  # noqa: E402
from learning.campaigns.models import Duty, Enrolment  # noqa: E402
from members.access.models import User  # noqa: E402
from tests.cast import Cast, make_cast  # noqa: E402
from tests.factories.assessments import make_quiz, require_quiz, survey_duty  # noqa: E402

PEOPLE = 8


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


def begun(user: User) -> Attempt:
    """The user's attempt, begun."""
    return start_attempt(duty=survey_duty(user), member=user.member, at=timezone.now())


def fresh(attempt: Attempt) -> Attempt:
    """The attempt as a thread of its own reads it."""
    return Attempt.objects.select_related("duty").get(pk=attempt.pk)


def one_answer(item: int, chosen: int = 0) -> Answers:
    """One item's answer, given now."""
    return {str(item): {"chosen": [chosen], "at": milliseconds(timezone.now())}}


def starts(user: User) -> dict[str, Any]:
    """Eight starts of one duty."""
    ids = together(lambda place: begun(user).public_id)
    return {"ids": ids, "rows": Attempt.objects.filter(member=user.member).count()}


def saves(user: User) -> dict[str, Any]:
    """Eight tabs saving an item each."""
    attempt = begun(user)
    results = together(
        lambda place: save_answers(attempt=fresh(attempt), answers=one_answer(place), at=timezone.now()).revision
    )
    return {"results": results, "kept": sorted(fresh(attempt).answers), "revision": fresh(attempt).revision}


def submits(user: User) -> dict[str, Any]:
    """Eight submissions, all right, of one attempt."""
    attempt = begun(user)
    versions = versions_on(attempt)
    right: Answers = {
        str(n): {"chosen": sorted(versions[item["version"]].key), "at": milliseconds(timezone.now())}
        for n, item in enumerate(attempt.paper)
    }

    def act(place: int) -> list[Any]:
        done = submit_attempt(attempt=fresh(attempt), answers=right if place % 2 else {}, at=timezone.now())
        return [str(done.submitted_at), done.correct]

    results = together(act)
    enrolment = Enrolment.objects.get(member=user.member)
    stored = fresh(attempt)
    return {
        "results": results,
        "stored": [str(stored.submitted_at), stored.correct],
        "done": enrolment.duties_done,
        "passed": stored.passed,
    }


def submit_until_taken(attempt: Attempt) -> None:
    """As the person does who is told that others are writing: presses again."""
    for _again in range(50):
        with suppress(TooBusy):
            submit_attempt(attempt=fresh(attempt), answers={}, at=timezone.now())
            return
    raise TooBusy


def saves_against_submit(user: User) -> dict[str, Any]:
    """Seven tabs save while the eighth submits; what was acknowledged before must count, what came after must not."""
    attempt = begun(user)
    acknowledged: list[list[Any]] = [[] for _ in range(PEOPLE)]
    after: list[Any] = []

    def act(place: int) -> str:
        if place == 0:
            submit_until_taken(attempt)
            after.append(fresh(attempt).answers)
            return "submitted"
        for chosen in range(4):
            answers = one_answer(place, chosen)
            try:
                save_answers(attempt=fresh(attempt), answers=answers, at=timezone.now())
            except AlreadySubmitted:
                return "refused"
            except TooBusy:
                continue  # told so, and nothing was acknowledged
            acknowledged[place].append(answers[str(place)])
        return "saved"

    results = together(act)
    stored = fresh(attempt).answers
    latest = {str(place): given[-1] for place, given in enumerate(acknowledged) if given}
    return {"results": results, "unchanged": stored == after[0], "acknowledged": latest, "stored": stored}


def grants(cast: Cast, user: User) -> dict[str, Any]:
    """Eight grants to a member who has used up every attempt."""
    for _ in range(2):
        submit_attempt(attempt=begun(user), answers={}, at=timezone.now())
    duty = own_survey_duties(user).get()

    def act(place: int) -> str:
        try:
            grant_extra_attempt(duty=duty, reason="Mất điện giữa chừng", by=cast.officer, at=timezone.now())
        except NoNeed:
            return "no need"
        return "granted"

    results = together(act)
    return {"results": results, "rows": ExtraAttempt.objects.count(), "state": Duty.objects.get(pk=duty.pk).state}


def main() -> None:
    """Everything once, each with a member of its own."""
    cast = make_cast()
    require_quiz(make_quiz(cast.province, cast.officer, PEOPLE), cast.officer, cast.province)
    report = {
        "starts": starts(cast.member),
        "saves": saves(cast.neighbour),
        "submits": submits(cast.secretary),
        "saves_against_submit": saves_against_submit(cast.other_secretary),
        "grants": grants(cast, cast.stranger),
    }
    print(json.dumps(report))


if __name__ == "__main__":
    main()
