"""Officers confirm the same people, and two workers reckon the same class, at the same moment: on its own database.

`python -m tests.learning.attendance.at_once` prints one JSON object; `test_at_once.py` reads it.
"""

import json
from typing import Any

import django

django.setup()

from foundation.audit.models import AuditEntry  # noqa: E402
from learning.attendance.actions.closing import close_roster, reckon_class  # noqa: E402
from learning.attendance.actions.retaking import confirm_retakes  # noqa: E402
from learning.attendance.choices import RetakeForm  # noqa: E402
from learning.attendance.models import AbsenceRecord, Retake  # noqa: E402
from learning.campaigns.models import Duty  # noqa: E402
from learning.conferences.choices import RosterState  # noqa: E402
from tests.cast import Cast, make_cast  # noqa: E402
from tests.factories.attendance import Held, hold, register_kinds  # noqa: E402
from tests.factories.conferences import in_days  # noqa: E402
from tests.learning.campaigns.at_once import counters, together  # noqa: E402


def reckonings(held: Held, cast: Cast) -> dict[str, Any]:
    """Eight workers reckon the class."""
    close_roster(study_class=held.study_class, by=cast.officer)
    results = together(lambda place: reckon_class(study_class=held.study_class))
    held.study_class.refresh_from_db()
    closed = held.study_class.roster_state == RosterState.CLOSED
    records = AbsenceRecord.objects.count() == held.study_class.entries.count()
    return {"results": results, "closed": closed, "records": records, "counters": counters()}


def confirmations(held: Held, cast: Cast) -> dict[str, Any]:
    """Four times two officers confirm the member's retake, each with a last day of their own."""
    officers = [cast.officer, cast.commune_officer]

    def act(place: int) -> int | None:
        [result] = confirm_retakes(
            entries=[held.entry(cast.member)],
            form=RetakeForm.SELF_STUDY,
            due_on=in_days(5 + place),
            reason="Vắng trên 40%",
            by=officers[place % 2],
        )
        return result.retake.pk if result.retake else None

    return {
        "results": together(act),
        "retakes": Retake.objects.count(),
        "decisions": AuditEntry.objects.filter(verb="confirm_retake").count(),
        "essays": Duty.objects.filter(requirement__individual=True, requirement__kind="test_essay").count(),
        "failed": Duty.objects.filter(state="FAILED").count(),
    }


def main() -> None:
    """Both, one after the other."""
    cast = make_cast()
    register_kinds()
    held = hold(cast)
    held.attend(cast.neighbour)
    print(json.dumps({"reckonings": reckonings(held, cast), "confirmations": confirmations(held, cast)}))


if __name__ == "__main__":
    main()
