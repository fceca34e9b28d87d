"""Reviewers at the same moment: run on a database of its own.

`python -m tests.learning.rapporteurs.outlines.at_once` prints one JSON object; `test_at_once.py` reads it.
"""

import json
import threading
from collections.abc import Callable
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402

from foundation.audit.models import AuditEntry  # noqa: E402
from foundation.reviews.queries import steps_of  # noqa: E402
from learning.rapporteurs.outlines import actions  # noqa: E402
from learning.rapporteurs.outlines.actions import OutlineRefused  # noqa: E402
from learning.rapporteurs.outlines.flow import APPROVE, ASK_CHANGES  # noqa: E402
from learning.rapporteurs.outlines.models import Outline  # noqa: E402
from members.access.actions import grant_role  # noqa: E402
from members.access.choices import Role  # noqa: E402
from members.access.models import User  # noqa: E402
from tests.cast import BEGAN, Cast, make_cast  # noqa: E402
from tests.factories.library import make_resolution  # noqa: E402
from tests.factories.outlines import bare  # noqa: E402

EACH = 4


def together(*acts: Callable[[], Any]) -> list[str]:
    """Every act in a thread of its own, begun at the same moment; what each came to."""
    barrier, came = threading.Barrier(len(acts)), []

    def run(act: Callable[[], Any]) -> None:
        barrier.wait()
        try:
            came.append(str(act().name))
        except OutlineRefused:
            came.append("refused")
        except Exception as error:  # whatever it is, the test must see it
            came.append(repr(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(came)


def deciding(outline: Outline, name: str, by: User) -> Callable[[], Any]:
    """A reviewer who sees it as it was handed in."""
    own = Outline.objects.select_related("unit", "author__member").get(pk=outline.pk)
    return lambda: actions.step(outline=own, name=name, by=by, reason="Lý do", seen=0)


def outcome(outline: Outline, came: list[str]) -> dict[str, Any]:
    """What is left behind."""
    outline.refresh_from_db()
    audited = AuditEntry.objects.filter(object_id=outline.public_id, verb__startswith="outline_").count()
    return {"came": came, "rows": steps_of(outline).count(), "steps": outline.steps_taken, "audited": audited}


def main(cast: Cast) -> dict[str, Any]:
    """Two who disagree; one whose finger slips."""
    resolution = make_resolution(cast.officer, cast.province)
    grant_role(member=cast.neighbour.member, role=Role.PROPAGANDA_OFFICER, unit=cast.province, starts_on=BEGAN, by=None)
    other = User.objects.get(pk=cast.neighbour.pk)
    disputed, slipped = (bare(cast, resolution) for _ in range(2))
    against = together(
        *(deciding(disputed, APPROVE, cast.officer) for _ in range(EACH)),
        *(deciding(disputed, ASK_CHANGES, other) for _ in range(EACH)),
    )
    twice = together(*(deciding(slipped, APPROVE, cast.officer) for _ in range(EACH)))
    return {"against": outcome(disputed, against), "twice": outcome(slipped, twice)}


if __name__ == "__main__":
    print(json.dumps(main(make_cast())))
