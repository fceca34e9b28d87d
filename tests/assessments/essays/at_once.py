"""One author in eight tabs, and eight who judge, at the same moment: run on a database of its own.

`python -m tests.assessments.essays.at_once` prints one JSON object; `test_at_once.py` reads it.
"""

import json
from typing import Any

from tests.assessments.attempts.at_once import PEOPLE, together

from django.utils import timezone  # isort: skip

from assessments.essays.actions import (
    BeingGraded,
    accept_essay,
    claim_essay,
    return_essay,
    save_parts,
    submit_essay,
)
from assessments.essays.models import Essay, Grading
from assessments.essays.rules import Parts
from foundation.reviews.actions import StepRefused
from foundation.reviews.queries import steps_of
from learning.campaigns.models import Enrolment
from members.access.models import User
from tests.cast import Cast, make_cast
from tests.factories.essays import entries, essay_duty, fresh, parts, require_essay, submitted_essay


def saves(user: User) -> dict[str, Any]:
    """Eight tabs save parts at once, each later than the one before."""
    names = ["grasp", "link_to_duty", "proposals"]

    def act(place: int) -> int:
        sent: Parts = {names[place % 3]: {"text": f"chữ của thẻ {place}", "at": place + 1}}
        return save_parts(duty=essay_duty(user), parts=sent, at=timezone.now()).revision

    results = together(act)
    return {"results": results, "texts": Essay.objects.get(author=user.member).texts}


def submits(user: User) -> dict[str, Any]:
    """Eight hand in at once."""
    results = together(
        lambda place: str(submit_essay(duty=essay_duty(user), parts=parts(), at=timezone.now()).submitted_at)
    )
    return {"results": results, "rows": Essay.objects.filter(author=user.member).count()}


def judgements(cast: Cast, user: User) -> dict[str, Any]:
    """Four accept and four return at once."""
    essay, graders = submitted_essay(user), [cast.officer, cast.administrator]

    def act(place: int) -> bool:
        read = fresh(essay)
        chosen: dict[str, Any] = {"essay": read, "seen": essay.steps_taken, "at": timezone.now()}
        try:
            if place % 2:
                return_essay(reason="Bổ sung", by=graders[0], **chosen)
            else:
                accept_essay(entries=entries(), by=graders[1], **chosen)
        except (StepRefused, BeingGraded):
            return False
        return True

    together(act)
    names = [step.name for step in steps_of(essay)]
    done = Enrolment.objects.get(member=user.member).duties_done
    return {"steps": names, "done": done, "finished": Grading.objects.filter(finished_at__isnull=False).count()}


def claims(cast: Cast, user: User) -> dict[str, Any]:
    """Eight at once want to grade it, two people among them."""
    essay, graders = submitted_essay(user), [cast.officer, cast.administrator]

    def act(place: int) -> int | None:
        try:
            claim_essay(essay=fresh(essay), by=graders[place % 2], at=timezone.now())
        except BeingGraded:
            return None
        return graders[place % 2].pk

    return {"holders": together(act)}


def main() -> None:
    """Everything once, each with an author of its own."""
    cast = make_cast()
    require_essay(cast.officer, cast.province)
    report = {
        "saves": saves(cast.member),
        "submits": submits(cast.neighbour),
        "judgements": judgements(cast, cast.stranger),
        "claims": claims(cast, cast.rapporteur),
    }
    print(json.dumps(report | {"people": PEOPLE}))


if __name__ == "__main__":
    main()
