"""The worker is killed while it closes a roster, and the queue emptied: the sweep brings the job to its end."""

import contextlib
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import redis

from tests.faults.sites import FaultySite

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

MEMBERS = 4000
STEPS = "tests.faults.steps"
UNDER_WAY = "SELECT count(*) FROM foundation_job WHERE kind = 'close_roster' AND state = 'RUNNING' AND done > 0"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FaultySite]:
    with FaultySite(tmp_path_factory.mktemp("jobs") / "var") as made:
        made.populate(MEMBERS)
        made.step(STEPS, "attend")
        yield made


def wait_for(site: FaultySite, seconds: float, **wanted: Any) -> dict[str, Any]:
    """How the job stands once it stands so; fails with what it was last when it never does."""
    deadline = time.monotonic() + seconds
    while True:
        stands = site.step(STEPS, "job")
        if wanted.items() <= stands.items():
            return stands
        assert time.monotonic() < deadline, stands


def until_under_way(site: FaultySite) -> None:
    """Returns within moments of the first people reckoned; the job may end before the step that asked for it does."""
    deadline = time.monotonic() + 60
    while site.ask(UNDER_WAY) != (1,):
        assert time.monotonic() < deadline, site.step(STEPS, "job")
        time.sleep(0.01)


def empty_queue(site: FaultySite) -> None:
    """Whatever the queue knew is gone."""
    if site.redis:
        redis.Redis.from_url(site.redis).flushdb()
    with contextlib.suppress(FileNotFoundError):
        for message in (site.folder / "queue" / "messages").iterdir():
            message.unlink()


def assert_closed_once(site: FaultySite) -> None:
    found = site.step(STEPS, "outcome")
    assert (found["roster"], found["wrong_counters"]) == ("CLOSED", 0)
    assert found["records"] == found["expected"] == found["candidates"] + found["done"]
    assert found["candidates"] == -(-found["expected"] // 3)


def test_a_worker_killed_while_closing_leaves_nothing_half_or_double(site: FaultySite) -> None:
    empty_queue(site)
    site.start("worker")
    with ThreadPoolExecutor() as aside:
        closing = aside.submit(site.step, STEPS, "close")
        until_under_way(site)
        site.kill("worker")
        closing.result()
    assert site.ask(UNDER_WAY) == (1,), "the worker was killed too late to show anything"
    assert 0 < int(str(site.ask("SELECT count(*) FROM learning_absencerecord")[0])) < MEMBERS * 0.9
    site.step(STEPS, "lose_patience")
    site.start("worker", "scheduler")
    assert wait_for(site, 120, state="DONE")["attempts"] >= 2
    assert_closed_once(site)


def test_an_emptied_queue_delays_and_loses_nothing(site: FaultySite) -> None:
    for name in list(site.processes):
        site.kill(name)
    site.step(STEPS, "reopen")
    site.step(STEPS, "close")
    empty_queue(site)
    site.start("worker")
    time.sleep(3)
    assert site.step(STEPS, "job")["state"] == "QUEUED"
    site.step(STEPS, "lose_patience")
    site.start("scheduler")
    wait_for(site, 120, state="DONE")
    assert_closed_once(site)
