"""Eight officers at the same moment: run on a database of its own.

`python -m tests.security.at_once` prints one JSON object; `test_at_once.py` reads it.
"""

import json
import threading
from collections.abc import Callable
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402

from assessments.bank.actions import edit_question  # noqa: E402
from learning.campaigns.actions import enrol_members, open_campaign, refresh_roster, settle_duty, waive_duty  # noqa: E402
from learning.campaigns.models import Campaign, Duty, Enrolment  # noqa: E402
from learning.library.actions import discard_official_text, use_official_text  # noqa: E402
from learning.library.models import OfficialText  # noqa: E402
from tests.cast import Cast, make_cast  # noqa: E402
from tests.factories.assessments import make_options, make_question  # noqa: E402
from tests.factories.campaigns import make_draft  # noqa: E402
from tests.factories.library import make_resolution  # noqa: E402

PEOPLE = 8


def together(act: Callable[[int], Any]) -> list[Any]:
    """What each of eight threads gets, begun at the same moment; an error as its name."""
    barrier, results = threading.Barrier(PEOPLE), [None] * PEOPLE

    def run(place: int) -> None:
        barrier.wait()
        try:
            results[place] = act(place)
        except Exception as error:  # whatever it is, the test must see it
            results[place] = type(error).__name__  # type: ignore[call-overload]
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(PEOPLE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def texts_put_to_use(cast: Cast) -> dict[str, Any]:
    """Seven versions put to use at once, while the eighth officer puts the first aside; ten times."""
    faults: list[str] = []
    current: list[int] = []
    for turn in range(10):
        resolution = make_resolution(cast.officer, cast.province, symbol=f"{turn}-HD")
        rows = [
            OfficialText.objects.create(
                resolution=resolution, version=n, state="READ", uploaded_by=cast.officer, sha256=n
            )
            for n in range(1, PEOPLE + 1)
        ]

        def act(place: int, rows: list[OfficialText] = rows) -> bool:
            if place == 0:
                return discard_official_text(text=rows[1], by=cast.officer)
            return use_official_text(text=rows[place], by=cast.officer)

        faults += [result for result in together(act) if isinstance(result, str)]
        current.append(resolution.official_texts.filter(state="CURRENT").count())
    return {"faults": faults, "current": current}


def campaign(cast: Cast) -> dict[str, Any]:
    """Opened, enrolled, refreshed, settled and waived by eight people at once."""
    draft = make_draft(cast.officer, cast.province)
    faults = together(lambda place: open_campaign(campaign=Campaign.objects.get(pk=draft.pk), by=cast.officer).state)
    enrolled = together(lambda place: enrol_members(campaign=Campaign.objects.get(pk=draft.pk)))
    refreshed = together(lambda place: refresh_roster(campaign=Campaign.objects.get(pk=draft.pk), by=cast.officer).kind)
    duty = Duty.objects.filter(enrolment__member=cast.member.member).order_by("pk")[0]

    def settle(place: int) -> bool:
        mine = Duty.objects.select_related("enrolment__member").get(pk=duty.pk)
        if place % 2:
            return waive_duty(duty=mine, reason="Ốm", by=cast.officer)
        return settle_duty(duty=mine, evidence={}, at=draft.created_at)

    settled = together(settle)
    enrolment = Enrolment.objects.get(pk=duty.enrolment_id)
    every = [*faults, *enrolled, *refreshed, *settled]
    return {
        "faults": [
            result for result in every if isinstance(result, str) and result[0] != "O" and result != "open_campaign"
        ],
        "settled": settled.count(True),
        "sound": enrolment.duties_total - enrolment.duties_done == 1,
        "enrolments": Enrolment.objects.filter(campaign=draft).count(),
    }


def edits(cast: Cast) -> dict[str, Any]:
    """Eight edits of one question: one wins, the others are told."""
    question = make_question(cast.province, cast.officer)

    def act(place: int) -> str:
        stem, options = f"Câu {place}?", make_options({0})
        edit_question(
            question=question, resolution=None, kind="SINGLE", stem=stem, options=options, base=1, by=cast.officer
        )
        return "saved"

    results = together(act)
    return {"results": sorted(results), "versions": question.versions.count()}


def main() -> None:
    """Everything once."""
    cast = make_cast()
    print(json.dumps({"texts": texts_put_to_use(cast), "campaign": campaign(cast), "edits": edits(cast)}))


if __name__ == "__main__":
    main()
