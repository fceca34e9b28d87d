"""The demonstration's film: ordered with the rest, made by the worker, asked of one cell once it can be watched."""

import itertools
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image
from pytest_django import Settings

from foundation.jobs.actions import retry
from foundation.jobs.actions import run as run_job
from foundation.jobs.models import Job
from foundation.jobs.runs import ClaimLost, Run
from learning.campaigns.models import Duty
from learning.library.choices import WATCH_RECORDING
from media.video.choices import RecordingState
from media.video.encoding import commands, running
from media.video.encoding.limits import PROBING
from media.video.models import Recording, UploadPart
from media.video.rules.probe import read as probed
from members.units.models import Unit
from portal.demo.content import FOLDER, read
from portal.demo.film import job as ordered
from portal.demo.film.making import make
from portal.demo.film.pictures import Painter
from portal.demo.film.scenes import HEIGHT, WIDTH, Scene, cues_of, moved, scenes_of, view_of
from tests.cast import Cast
from tests.factories.campaigns import make_open
from tests.factories.library import make_resolution

SCENES = scenes_of(read("film")["scenes"])


@pytest.fixture(autouse=True)
def own_uploads(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "uploads"
    settings.SCRATCH = tmp_path / "uploads" / "tam"


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> list[Scene]:
    """Two scenes of three seconds instead of the whole: the way is the same."""
    rows = [row | {"seconds": 3} for row in read("film")["scenes"][:2]]
    monkeypatch.setattr(ordered, "scenes_of", lambda _rows: scenes_of(rows))
    return scenes_of(rows)


def order(cast: Cast) -> Recording:
    campaign, resolution = make_open(cast.officer, cast.province), make_resolution(cast.officer, cast.province)
    return ordered.order(campaign=campaign, resolution=resolution, watchers=cast.cell, by=cast.officer)


def watching(cast: Cast) -> set[Unit]:
    """The units whose members owe the film."""
    duties = Duty.objects.filter(requirement__kind=WATCH_RECORDING).select_related("enrolment__unit")
    return {duty.enrolment.unit for duty in duties}


@pytest.mark.rule
def test_the_whole_film_lasts_between_sixty_and_ninety_seconds() -> None:
    assert 60 <= SCENES[-1].ends <= 90


@pytest.mark.rule
def test_captions_follow_one_another_from_the_first_moment_to_the_last() -> None:
    cues = cues_of(SCENES)
    assert (cues[0][0], cues[-1][1]) == (0, SCENES[-1].ends * 1000)
    assert all(before[1] == after[0] for before, after in itertools.pairwise(cues))
    assert all(len(line) <= 60 for _begin, _end, words in cues for line in words.split("\n"))
    assert all(end - begin >= 2000 for begin, end, _words in cues), "long enough to be read"


@pytest.mark.rule
def test_every_part_of_the_picture_lies_in_it_and_its_view_shows_all_of_it() -> None:
    width, height = read("infographic")["width"], read("infographic")["height"]
    for scene in SCENES:
        if scene.box:
            left, top, wide, high = scene.box
            assert 0 <= left < left + wide <= width and 0 <= top < top + high <= height  # noqa: PT018
            seen = view_of(scene.box)
            assert seen[0] <= left and seen[1] <= top  # noqa: PT018
            assert seen[0] + seen[2] >= left + wide and seen[1] + seen[3] >= top + high  # noqa: PT018
            assert abs(seen[2] / seen[3] - WIDTH / HEIGHT) < 0.001


@pytest.mark.rule
def test_a_view_on_its_way_begins_and_ends_where_it_rests() -> None:
    start, end = (0.0, 0.0, 100.0, 50.0), (40.0, 60.0, 200.0, 100.0)
    assert (moved(start, end, 0), moved(start, end, 1)) == (start, end)
    assert moved(start, end, 0.5) == (20, 30, 150, 75)


@pytest.mark.rule
def test_the_part_spoken_of_is_bright_and_the_others_are_dimmed() -> None:
    second = next(scene for scene in SCENES if scene.box and scene.box[1] == 560)
    frame = Painter(FOLDER / "infographic.webp").at_rest(second)
    assert frame.size == (WIDTH, HEIGHT)
    reds = [[pixel for pixel in band(frame, top) if pixel[0] > 150 and pixel[1] < 60] for top in (0.3, 0.0, 0.9)]
    assert (bool(reds[0]), reds[1], reds[2]) == (True, [], [])


def band(frame: Image.Image, top: float) -> list[tuple[int, int, int]]:
    """The pixels of a tenth of the frame."""
    return list(frame.crop((0, int(top * HEIGHT), WIDTH, int((top + 0.1) * HEIGHT))).getdata())


def test_until_it_is_made_the_officers_page_says_so_and_members_see_nothing(cast: Cast) -> None:
    recording = order(cast)
    client = Client()
    client.force_login(cast.officer)
    page = client.get(reverse("video:detail", args=[recording.public_id])).content.decode()
    assert "Đang chờ đến lượt" in page
    assert client.get(reverse("video:list")).status_code == 200
    client.force_login(cast.member)
    assert client.get(reverse("watching:recording", args=[recording.public_id])).status_code == 404
    assert not watching(cast)


def test_the_job_leaves_a_published_film_with_sound_captions_and_duties(
    cast: Cast, short: list[Scene], tmp_path: Path
) -> None:
    recording = order(cast)
    assert run_job(job_id=Job.objects.get(kind=ordered.MAKE_FILM).pk)
    recording = Recording.objects.select_related("live").get(pk=recording.pk)
    assert (recording.state, recording.captions.count()) == (RecordingState.PUBLISHED, 1)
    assert recording.live
    assert abs(recording.live.duration_ms - 6000) < 300
    assert [rendition["name"] for rendition in recording.live.renditions] == ["240p", "480p"]
    assert recording.live.audio_bytes > 10_000
    assert watching(cast) == {cast.cell}
    assert Client().get("/thu-vien/26-hd-btgtu/phim/").status_code == 200, "a material for the people"
    assert not list((tmp_path / "uploads" / "tam").rglob("*.mp4"))


def test_running_it_again_changes_nothing(cast: Cast, short: list[Scene]) -> None:
    recording = order(cast)
    job = Job.objects.get(kind=ordered.MAKE_FILM)
    run_job(job_id=job.pk)
    live = Recording.objects.get(pk=recording.pk).live_id
    Job.objects.filter(pk=job.pk).update(state="QUEUED")
    assert run_job(job_id=job.pk)
    job.refresh_from_db()
    assert (job.state, Recording.objects.get(pk=recording.pk).live_id) == ("DONE", live)
    assert UploadPart.objects.count() == 1


def test_stopped_while_drawing_it_leaves_nothing_and_can_be_begun_anew(
    cast: Cast, short: list[Scene], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recording = order(cast)
    job = Job.objects.get(kind=ordered.MAKE_FILM)

    def lose(run: Run, done: int, total: int) -> None:
        raise ClaimLost

    monkeypatch.setattr(Run, "report", lose)
    run_job(job_id=job.pk)
    recording.upload.refresh_from_db()
    assert (recording.upload.size, UploadPart.objects.count()) == (0, 0)
    assert not [path for path in (tmp_path / "uploads").rglob("*") if path.is_file()]
    monkeypatch.undo()
    Job.objects.filter(pk=job.pk).update(state="CANCELLED")
    assert retry(job=job)


def test_the_file_made_has_picture_and_sound_of_that_length(tmp_path: Path) -> None:
    rows = [row | {"seconds": 3} for row in read("film")["scenes"][:2]]
    told: list[tuple[int, int]] = []
    target = tmp_path / "phim.mp4"
    make(FOLDER / "infographic.webp", scenes_of(rows), target, lambda done, total: told.append((done, total)))
    found = probed(running.run(commands.probe(target, "mov"), tmp_path, PROBING)[1])
    assert found.picture
    assert (found.picture.width, found.picture.height, found.sound is not None) == (WIDTH, HEIGHT, True)
    assert abs((found.duration_ms or 0) - 6000) < 200
    assert told == [(second, 6) for second in range(6)]
