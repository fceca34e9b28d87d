"""The database is gone for twenty seconds while members check in: nothing acknowledged is lost, nobody is told a lie.

On PostgreSQL the wire to it is cut. SQLite cannot go away: there another process holds it locked for as long.
"""

import contextlib
import sqlite3
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime

import httpx
import pytest

from learning.attendance.codes import TYPED
from tests.faults.sites import FaultySite
from tests.server import postgres_url

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

MEMBERS, RATE, GONE_AFTER, GONE_SECONDS = 1000, 20, 6, 22
DONE = "Đã điểm danh lúc"
HONEST = "có thể chưa được ghi"


@dataclass(frozen=True)
class Answer:
    """What one member saw, and when (seconds since the load began)."""

    session: str
    at: float
    status: int
    text: str

    @property
    def acknowledged(self) -> bool:
        """Whether it said that presence was recorded."""
        return self.status == 200 and DONE in self.text


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FaultySite]:
    with FaultySite(tmp_path_factory.mktemp("gone") / "var") as made:
        made.populate(MEMBERS)
        yield made.start()


def check_in(site: FaultySite, session: str, secret: str, began: float) -> Answer:
    """As the phone sends it."""
    code = TYPED.shown(secret, datetime.now(UTC))
    with httpx.Client(base_url=site.url, cookies={"phien": session, "csrf": "a" * 32}, timeout=60) as phone:
        answer = phone.post("/diem-danh/", data={"code": code}, headers={"X-CSRFToken": "a" * 32, "HX-Request": "true"})
    return Answer(session, time.monotonic() - began, answer.status_code, answer.text)


@contextlib.contextmanager
def database_gone(site: FaultySite) -> Iterator[None]:
    """For its time, the site's database does not answer."""
    if site.proxy:
        site.proxy.cut()
        yield
        site.proxy.mend()
        return
    other = sqlite3.connect(site.folder / "portal.sqlite3", isolation_level=None, timeout=20)
    other.execute("BEGIN EXCLUSIVE")
    yield
    other.execute("COMMIT")
    other.close()


def be_gone(site: FaultySite) -> None:
    time.sleep(GONE_AFTER)
    with database_gone(site):
        time.sleep(GONE_SECONDS)


def load(site: FaultySite, people: list[tuple[str, str]]) -> list[Answer]:
    """Everyone checks in, so many a second, whatever becomes of the others."""
    began = time.monotonic()
    fault = threading.Thread(target=be_gone, args=(site,))
    fault.start()

    def one(numbered: tuple[int, tuple[str, str]]) -> Answer:
        number, (session, secret) = numbered
        time.sleep(max(0.0, began + number / RATE - time.monotonic()))
        return check_in(site, session, secret, began)

    with ThreadPoolExecutor(64) as pool:
        answers = list(pool.map(one, enumerate(people)))
    fault.join()
    return answers


def test_nothing_acknowledged_is_lost_and_nobody_is_told_a_lie(site: FaultySite) -> None:
    people = [
        (str(key), str(secret)) for key, secret in site.step("tests.benchmarks.checkin_setup", "people")["people"]
    ]
    people = people[: RATE * (GONE_AFTER + GONE_SECONDS + 8)]
    answers = load(site, people)
    acknowledged = [answer for answer in answers if answer.acknowledged]
    others = [answer for answer in answers if not answer.acknowledged]
    assert acknowledged
    assert all(answer.status == 503 and HONEST in answer.text for answer in others)
    if postgres_url():
        assert others, "the database was not gone"
    counted = site.step("tests.benchmarks.checkin_setup", "count")
    assert counted["spans"] == counted["people"] >= len(acknowledged)
    back = [a for a in acknowledged if a.at > GONE_AFTER + GONE_SECONDS]
    assert min(a.at for a in back) - GONE_AFTER - GONE_SECONDS < 8
    secrets = dict(people)
    again = [check_in(site, answer.session, secrets[answer.session], time.monotonic()) for answer in others]
    assert all(answer.status == 200 for answer in again)
    whole = site.step("tests.benchmarks.checkin_setup", "count")
    assert whole == {**whole, "spans": len(people), "people": len(people)}
    told(answers, back, others)


def told(answers: list[Answer], back: list[Answer], others: list[Answer]) -> None:
    """One line of what was seen, for `docs/developing.md`."""
    first = min(a.at for a in back) - GONE_AFTER - GONE_SECONDS
    slowest = max(a.at - number / RATE for number, a in enumerate(answers))
    print(
        f"\ndatabase gone {GONE_SECONDS} s: {len(answers)} people, {len(others)} told to press again, "
        f"0 lost, 0 doubled; first success {first:.1f} s after, slowest answer {slowest:.1f} s"
    )
