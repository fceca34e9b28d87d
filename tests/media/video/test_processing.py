"""What people send becomes one complete set of files, or is refused in words."""

import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from pytest_django import Settings

from foundation.jobs.models import Job
from foundation.jobs.runs import Run
from media.video.actions import processing
from media.video.actions.publishing import process_again, stop_processing
from media.video.actions.sweeping import sweep
from media.video.choices import RecordingKind
from media.video.encoding import commands, running
from media.video.encoding.limits import PROBING
from media.video.models import Recording, RenditionSet
from media.video.rules.probe import read
from tests.cast import Cast
from tests.factories.recordings import film, made, processed, send, tone


def sizes(recording: Recording) -> list[tuple[str, int, int]]:
    assert recording.live, recording.job and recording.job.message
    return [(r["name"], r["width"], r["height"]) for r in recording.live.renditions]


def names(recording: Recording) -> set[str]:
    assert recording.live
    return set(default_storage.listdir(recording.live.folder)[1])


def processed_from(cast: Cast, content: bytes, name: str = "phim.mp4") -> Recording:
    return processed(send(content, cast.officer, cast.province, name))


def test_a_film_becomes_renditions_with_sound_a_poster_and_sound_alone(cast: Cast, tmp_path: Path) -> None:
    recording = processed_from(cast, film(size="854x480", seconds=7))
    assert sizes(recording) == [("240p", 426, 240), ("480p", 854, 480)]
    wanted = {"danh-sach.m3u8", "240p.m3u8", "480p.m3u8", "240p_00000.ts", "240p_00001.ts", "nghe.m4a", "hinh.jpg"}
    assert wanted <= names(recording)
    assert recording.live
    assert abs(recording.live.duration_ms - 7000) < 300
    assert 10_000 < recording.live.audio_bytes < 100_000
    for name in ("240p_00000.ts", "480p_00001.ts"):
        (tmp_path / name).write_bytes(default_storage.open(f"{recording.live.folder}/{name}").read())
        said = running.run(commands.probe(tmp_path / name, "mpegts"), tmp_path, PROBING)[1]
        found = read(said)
        assert found.picture
        assert found.sound is not None, "sound is in every rendition"
        assert (found.picture.width, found.picture.height) == ((426, 240) if name.startswith("240") else (854, 480))


def test_a_standing_film_stays_upright(cast: Cast) -> None:
    assert sizes(processed_from(cast, film("dung.mp4", "270x480"))) == [("240p", 240, 426)]


def test_a_film_that_is_only_marked_as_turned_is_turned(cast: Cast, tmp_path: Path) -> None:
    film("nam.mp4", "480x270")
    source = tmp_path / "a.mp4"
    source.write_bytes(film("nam.mp4", "480x270"))
    turned = made("xoay.mp4", "-display_rotation", "90", "-i", str(source), "-c", "copy")
    assert sizes(processed_from(cast, turned)) == [("240p", 240, 426)]


def test_odd_sizes_become_even_and_smaller_ones_stay(cast: Cast) -> None:
    assert sizes(processed_from(cast, film("le.mp4", "161x121"))) == [("121p", 160, 120)]


def test_a_film_without_sound_is_a_film(cast: Cast) -> None:
    recording = processed_from(cast, film("cam.mp4", sound=False))
    assert recording.live
    assert (recording.live.kind, recording.live.audio_bytes) == (RecordingKind.VIDEO, 0)
    assert "nghe.m4a" not in names(recording)


@pytest.mark.parametrize("name", ["bai.mp3", "bai.wav", "bai.ogg", "bai.m4a"])
def test_sound_alone_is_an_audio_piece(cast: Cast, name: str) -> None:
    recording = processed_from(cast, tone(name), name)
    assert recording.live, recording.job
    assert (recording.live.kind, sizes(recording)) == (RecordingKind.AUDIO, [])
    assert names(recording) == {"nghe.m4a"}
    assert abs(recording.live.duration_ms - 2000) < 200


@pytest.mark.parametrize("name", ["phim.webm", "phim.mkv", "phim.avi", "phim.mpg", "phim.ts"])
def test_other_containers_are_taken(cast: Cast, name: str) -> None:
    assert sizes(processed_from(cast, film(name, "320x240", 1), name)) == [("240p", 320, 240)]


def test_a_wrong_suffix_is_of_no_consequence(cast: Cast) -> None:
    assert sizes(processed_from(cast, film(), "bai-phat-bieu.mp3")) == [("240p", 320, 240)]


def refusal(cast: Cast, content: bytes) -> str:
    recording = processed_from(cast, content)
    assert recording.live is None
    assert not RenditionSet.objects.exists()
    assert recording.job
    assert recording.job.state == "FAILED"
    return recording.job.message


def test_a_film_cut_off_before_its_index_is_refused(cast: Cast) -> None:
    assert "Không đọc được tệp" in refusal(cast, film(size="320x240", seconds=2)[:-2000])


def test_a_film_of_which_the_end_is_missing_is_refused_with_what_is_there(cast: Cast) -> None:
    whole = film("dai.mp4", "160x120", 20, more=("-movflags", "+faststart"))
    assert "Tệp bị thiếu phần sau" in refusal(cast, whole[: len(whole) * 2 // 3])


def test_noise_behind_an_honest_beginning_is_refused(cast: Cast) -> None:
    assert "Không đọc được tệp" in refusal(cast, film()[:32] + b"\x00\xff" * 50_000)


def test_a_film_that_is_too_long_is_refused(cast: Cast, settings: Settings) -> None:
    settings.VIDEO_MOST_MINUTES = 1
    assert "dài hơn 1 phút" in refusal(cast, tone("dai.mp3", 70))


def test_running_the_job_again_changes_nothing(cast: Cast) -> None:
    recording = processed_from(cast, film())
    assert recording.job
    Job.objects.filter(pk=recording.job.pk).update(state="QUEUED")
    assert processed(recording).live == recording.live
    assert RenditionSet.objects.count() == 1


def test_a_run_that_lost_its_claim_while_working_publishes_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    recording = send(film(), cast.officer, cast.province)
    store = processing.store

    def store_and_lose(*arguments: object) -> None:
        store(*arguments)  # type: ignore[arg-type]
        stop_processing(recording=recording)

    monkeypatch.setattr(processing, "store", store_and_lose)
    stopped = processed(recording)
    assert stopped.live is None
    assert stopped.job
    assert stopped.job.state == "CANCELLED"
    monkeypatch.undo()
    assert process_again(recording=recording)
    whole = processed(recording)
    assert whole.live
    folder = default_storage.path("phim/ban")
    assert len(list(Path(folder).iterdir())) == 2
    assert sweep(orphan_after=timedelta(seconds=-1)) > 0
    left = [path.name for path in Path(folder).iterdir() if any(path.iterdir())]
    assert left == [whole.live.public_id]
    assert len(names(whole)) > 4


def test_stopping_ends_ffmpeg_within_seconds(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    recording = send(film("lau.mp4", "640x480", 60, more=("-g", "10")), cast.officer, cast.province)
    monkeypatch.setattr(running, "EVERY", 0.1)
    told = []

    def stop(run: Run, percent: int) -> None:
        told.append(percent)
        stop_processing(recording=recording)
        report(run, percent)

    report = processing._tell_encoding
    monkeypatch.setattr(processing, "_tell_encoding", stop)
    assert processed(recording).job.state == "CANCELLED"  # type: ignore[union-attr]
    assert len(told) == 1
    seen = subprocess.run(["pgrep", "-f", f"{recording.public_id}.*nguon"], capture_output=True, text=True)
    assert seen.stdout == ""
