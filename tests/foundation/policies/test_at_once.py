"""Two who publish at once do not make two versions of one number."""

from typing import Any

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.at_once import report_of

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.fixture(scope="module")
def report(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    """What the threads saw."""
    return report_of("tests.foundation.policies.at_once", tmp_path_factory.mktemp("at-once"), django_db_blocker)


def test_one_publishes_and_the_others_are_told(report: dict[str, Any]) -> None:
    assert report == {"results": ["published"] + ["refused"] * 7, "open": [2]}
