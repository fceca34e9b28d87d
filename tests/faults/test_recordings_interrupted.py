"""The worker is killed at random moments of processing a film: in the end exactly one complete set is live."""

import random
import subprocess
import time
from collections.abc import Iterator

import pytest

from tests.faults.sites import FaultySite

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

STEPS = "tests.faults.recording_steps"
KILLS = 3
"""A job that was lost five times is given up."""


@pytest.fixture
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FaultySite]:
    with FaultySite(tmp_path_factory.mktemp("recordings") / "var") as made:
        made.create_database()
        made.manage("migrate", "-v", "0")
        yield made


def ffmpegs(site: FaultySite) -> list[str]:
    """Running programs that work in the site's folder."""
    found = subprocess.run(["pgrep", "-f", f"ffmpeg.*{site.folder}"], capture_output=True, text=True)
    return found.stdout.split()


def wait_until(site: FaultySite, question: str, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while site.ask(question) != (1,):
        assert time.monotonic() < deadline, site.step(STEPS, "stands")
        time.sleep(0.05)


def test_a_worker_killed_at_random_moments_leaves_one_complete_set(site: FaultySite) -> None:
    chance = random.Random(20211001)
    site.step(STEPS, "upload")
    for attempt in range(1, KILLS + 1):
        site.start("worker")
        wait_until(site, f"SELECT count(*) FROM foundation_job WHERE state = 'RUNNING' AND attempts = {attempt}", 60)
        time.sleep(chance.uniform(0.2, 3.0))
        site.kill("worker")
        over = site.ask("SELECT count(*) FROM foundation_job WHERE state = 'DONE'") == (1,)
        time.sleep(0.5)
        assert ffmpegs(site) == [], "ffmpeg outlived its worker"
        if over:
            break
        assert site.ask("SELECT count(*) FROM media_renditionset") in {(0,), (1,)}
        site.step(STEPS, "recover")
    site.start("worker")
    wait_until(site, "SELECT count(*) FROM foundation_job WHERE state = 'DONE'", 120)
    found = site.step(STEPS, "outcome")
    assert found["folders"] == [found["live"]]
    assert (found["sets"], found["whole"], found["missing"]) == (1, True, [])
    assert found["bytes"] == found["found"]
    assert list(found["bytes"]) == ["240p", "480p"]
