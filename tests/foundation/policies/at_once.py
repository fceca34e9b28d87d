"""Eight publish at the same moment: run on a database of its own.

`python -m tests.foundation.policies.at_once` prints one JSON object; `test_at_once.py` reads it.
"""

import json
import threading
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from foundation.policies.actions import publish_policy  # noqa: E402
from foundation.policies.models import Policy  # noqa: E402
from foundation.policies.rules import PolicyRefused  # noqa: E402

PEOPLE = 8


def publish(place: int, barrier: threading.Barrier, results: list[str]) -> None:
    """Each with another value for the same day."""
    barrier.wait()
    values = {"least_percent": 50 + place, "warn_percent": 40}
    texts = {"legal_source": "a", "clause": "", "reason": "a"}
    try:
        publish_policy(kind="study_target", values=values, valid_from=timezone.localdate(), by=None, **texts)
        results.append("published")
    except PolicyRefused:
        results.append("refused")
    except Exception as error:  # whatever it is, the test must see it
        results.append(repr(error))
    finally:
        connection.close()


def main() -> dict[str, Any]:
    """What each got, and the versions there are."""
    barrier = threading.Barrier(PEOPLE)
    results: list[str] = []
    threads = [threading.Thread(target=publish, args=(n, barrier, results)) for n in range(PEOPLE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    rows = Policy.objects.filter(kind="study_target").order_by("version")
    return {"results": sorted(results), "open": [row.version for row in rows if row.valid_to is None]}


if __name__ == "__main__":
    print(json.dumps(main()))
