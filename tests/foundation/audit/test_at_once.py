"""Sealers at once do not fork the chain, and one that is killed does not stop it."""

from typing import Any

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.at_once import report_of

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.fixture(scope="module")
def report(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    """What the threads saw, by scenario."""
    return report_of("tests.foundation.audit.at_once", tmp_path_factory.mktemp("at-once"), django_db_blocker)


def test_writers_and_sealers_at_once_make_one_gapless_chain(report: dict[str, Any]) -> None:
    assert report["crowd"] == {"errors": [], "faults": 0, "sealed": 160, "last": 160, "unsealed": 0}


def test_a_killed_sealer_leaves_a_sound_chain(report: dict[str, Any]) -> None:
    left = report["killed"]["left"]
    assert (left["faults"], left["sealed"] == left["last"]) == (0, True)
    assert left["unsealed"] > 0


def test_the_next_sealer_goes_on_from_there(report: dict[str, Any]) -> None:
    every = report["killed"]["all"]
    assert report["killed"]["then"] == {"faults": 0, "sealed": every, "last": every, "unsealed": 0}
