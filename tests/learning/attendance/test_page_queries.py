"""One person's presence costs the same however much is recorded and asked of it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from foundation.remembered import forget_all
from learning.attendance.models import ExcusedAbsence
from tests.cast import Cast
from tests.factories.attendance import Held
from tests.factories.conferences import be_present

pytestmark = pytest.mark.django_db


def recorded(held: Held, cast: Cast, times: int) -> None:
    """As many spans, and as many excuses asked and taken back."""
    entry = held.entry(cast.member)
    for number in range(times):
        be_present(entry, held.morning, f"{7 + number}:45", f"{8 + number}:10")
        ExcusedAbsence.objects.create(
            entry=entry, cause="FAMILY", statement="Việc nhà", state="WITHDRAWN", asked_by=cast.secretary
        )


def queries_of(client: Client, address: str) -> int:
    forget_all()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("who", ["member", "secretary"])
def test_ones_own_page_and_the_secretarys_cost_the_same_for_three(cast: Cast, held: Held, who: str) -> None:
    base = f"/hoi-nghi/{held.conference.public_id}"
    address = f"{base}/vang-mat/" if who == "member" else f"{base}/vang/{held.entry(cast.member).public_id}/"
    client = cast.client(who)
    client.get(address)
    recorded(held, cast, 1)
    once = queries_of(client, address)
    ExcusedAbsence.objects.all().delete()
    recorded(held, cast, 3)
    assert queries_of(client, address) == once
    assert once <= 30
