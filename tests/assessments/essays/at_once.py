"""One author in eight tabs, and eight who judge, at the same moment: run on a database of its own.

`python -m tests.assessments.essays.at_once` prints one JSON object; `test_at_once.py` reads it.
"""

import json
from typing import Any

from tests.assessments.attempts.at_once import PEOPLE, together

from django.utils import timezone  # isort: skip

from assessments.essays.actions import accept_essay, return_essay, save_parts, submit_essay
from assessments.essays.models import Essay, EssayDecision
from assessments.essays.rules import Parts
from learning.campaigns.models import Enrolment
from members.access.models import User
from tests.cast import Cast, make_cast
from tests.factories.essays import essay_duty, parts, require_essay, submitted_essay


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
    essay = submitted_essay(user)

    def act(place: int) -> bool:
        read = Essay.objects.select_related("author", "duty").get(pk=essay.pk)
        chosen: dict[str, Any] = {"essay": read, "revision": essay.revision, "by": cast.officer, "at": timezone.now()}
        return return_essay(reason="Bổ sung", **chosen) if place % 2 else accept_essay(**chosen)

    results = together(act)
    decided = EssayDecision.objects.get(essay=essay)
    done = Enrolment.objects.get(member=user.member).duties_done
    return {"results": results, "accepted": decided.decision == "ACCEPTED", "done": done}


def main() -> None:
    """Everything once, each with an author of its own."""
    cast = make_cast()
    require_essay(cast.officer, cast.province)
    report = {
        "saves": saves(cast.member),
        "submits": submits(cast.neighbour),
        "judgements": judgements(cast, cast.stranger),
    }
    print(json.dumps(report | {"people": PEOPLE}))


if __name__ == "__main__":
    main()
