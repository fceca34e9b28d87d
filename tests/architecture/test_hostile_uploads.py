"""Every hostile file at every door: refused in a sentence, or nothing harmful is left of it."""

import html
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import Settings

from tests.architecture.hostile_files import HOSTILE, NAMES, Hostile
from tests.architecture.upload_doors import DOORS, Door
from tests.architecture.world import World
from tests.foundation.files import samples

ROOT = Path(__file__).resolve().parents[2]
APPS = ["site/foundation", "site/portal", "members", "media", "learning", "assessments", "reports", "implementation"]
SENTENCE = re.compile(
    r"(?:Tệp|Ảnh|Hình vẽ|Đây|Chỗ này|Tên tệp|Không nhận ra|Không đọc được|Chưa có câu|Hệ thống không)[^<>]{8,300}?"
    r"(?:Đồng chí|không được nhận|không phải tệp)"
)
TAKES_FILES = re.compile(r"request\.FILES|forms\.FileField\(|PrivateFileField\(")
FIELDS_ONLY = {
    "site/foundation/files/forms.py", "learning/library/forms.py", "learning/attendance/forms.py",
    "learning/attendance/log_forms.py", "learning/conferences/forms/credits.py",
    "learning/rapporteurs/outlines/forms.py", "media/video/forms.py",
}  # fmt: skip
"""Fields of forms, whose views stand in the table."""
PLAIN_PLACE = re.compile(r"(?!.*\.\.)[\w./\-]{1,120}")


@dataclass(frozen=True)
class Outcome:
    """Status, the page's words, and what was kept, by its place."""

    status: int
    words: str
    kept: dict[str, bytes]


@pytest.fixture
def store(settings: Settings, tmp_path: Path) -> Path:
    """What is kept now lies here, and nothing else."""
    settings.MEDIA_ROOT = tmp_path / "uploads"
    settings.SCRATCH = tmp_path / "uploads" / "tam"
    return tmp_path / "uploads"


def outcome(client: Client, world: World, door: Door, content: bytes, name: str, store: Path) -> Outcome:
    """Whatever the request changed in the database is undone."""
    with transaction.atomic():
        address, values = door.at(world), {**door.data(world), door.field: samples.upload(content, name)}
        before = kept_in(store)  # what the world itself needed
        answer = client.post(address, values)
        new = {place: content for place, content in kept_in(store).items() if place not in before}
        if answer.status_code == 302:
            answer = client.get(answer["Location"])  # where the sentence stands as a message
        transaction.set_rollback(True)
    return Outcome(answer.status_code, words_of(answer), new)


def kept_in(store: Path) -> dict[str, bytes]:
    paths = store.rglob("*") if store.exists() else []
    return {path.relative_to(store).as_posix(): path.read_bytes() for path in paths if path.is_file()}


def words_of(answer: Any) -> str:
    text = answer.content.decode()
    if "json" in answer.headers.get("Content-Type", ""):
        text = json.dumps(json.loads(text), ensure_ascii=False)
    return html.unescape(text)


def fault(hostile: Hostile, came: Outcome) -> str:
    """What is wrong with the outcome; empty for none."""
    if came.status not in {200, 422}:
        return f"status {came.status}"
    if not came.kept:
        return "" if SENTENCE.search(came.words) else "no sentence says why"
    if not hostile.harm:
        return f"kept: {list(came.kept)}"
    return "harm is left" if any(hostile.harm in content for content in came.kept.values()) else ""


@pytest.mark.django_db
def test_a_guest_sends_nothing(guest: Client) -> None:
    """First; its mark has the tables made when this module runs alone."""
    answer = guest.post("/phim/tai-len/", {"file": samples.upload(samples.PDF, "a.pdf")})
    assert answer.status_code in {302, 404}


@pytest.mark.parametrize("where", DOORS)
def test_an_honest_file_comes_in(world: World, store: Path, where: str) -> None:
    """Else the table would show nothing: each door is open, and says nothing that could be taken for a refusal."""
    door = DOORS[where]
    name, make = door.honest
    came = outcome(world.cast.client(door.who), world, door, make(), name, store)
    assert came.status == 200
    assert SENTENCE.search(came.words) is None
    assert came.kept or where == "captions"


@pytest.mark.parametrize("where", DOORS)
def test_nothing_harmful_comes_in(world: World, store: Path, where: str) -> None:
    door = DOORS[where]
    client = world.cast.client(door.who)
    faults = {
        what: wrong
        for what, hostile in HOSTILE.items()
        if (wrong := fault(hostile, outcome(client, world, door, hostile.make(), hostile.name, store)))
    }
    assert faults == {}


@pytest.mark.parametrize("where", [where for where, door in DOORS.items() if door.takes_pdf])
def test_no_name_does_harm(world: World, store: Path, where: str) -> None:
    """The file may be taken or refused; what is kept lies inside the store, under a short plain name."""
    door = DOORS[where]
    client = world.cast.client(door.who)
    for name in NAMES.values():
        came = outcome(client, world, door, samples.PDF, name, store)
        assert came.status in {200, 422} or (came.status == 400 and not came.kept)  # 400: no browser sends such
        assert [place for place in came.kept if not PLAIN_PLACE.fullmatch(place)] == []


@pytest.mark.rule
def test_every_place_that_takes_files_stands_in_the_table() -> None:
    sources = [path for app in APPS for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts]
    taking = {
        path.relative_to(ROOT).as_posix() for path in sources if TAKES_FILES.search(path.read_text(encoding="utf-8"))
    }
    assert sorted(taking - FIELDS_ONLY - {door.module for door in DOORS.values()}) == []
