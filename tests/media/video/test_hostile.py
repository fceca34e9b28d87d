"""What is sent to hurt the worker, or to make it fetch what is not its own, comes to nothing."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from foundation.jobs.models import Job
from media.video.actions.refusal import Refused
from media.video.actions.uploading import begin_upload, take_part
from media.video.encoding import commands
from media.video.encoding.limits import PROBING, STDERR_KEPT, Limits
from media.video.encoding.making import NotUsable, make
from media.video.encoding.running import LimitReached, run
from media.video.models import Upload, UploadPart
from tests.cast import Cast
from tests.factories.recordings import film

SMALL = Limits(seconds=20, processor=20)


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A port of this machine that must never be called."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.3)
        yield server


def called(server: socket.socket) -> bool:
    try:
        server.accept()
    except TimeoutError:
        return False
    return True


def playlists(address: str) -> list[bytes]:
    """Files of other programs that name the address."""
    return [
        f"#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXTINF:6,\n{address}\n#EXT-X-ENDLIST\n".encode(),
        f"ffconcat version 1.0\nfile '{address}'\n".encode(),
        f'<?xml version="1.0"?><MPD><BaseURL>{address}</BaseURL></MPD>'.encode(),
        f"v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=video 5004 RTP/AVP 96\na={address}\n".encode(),
        f"[playlist]\nFile1={address}\n".encode(),
    ]


def sent(cast: Cast, content: bytes) -> Upload:
    upload = begin_upload(
        by=cast.officer, unit=cast.province, title="Phim", language="vi", file_name="a.mp4", size=len(content)
    )
    return take_part(upload=upload, offset=0, content=content, by=cast.officer)


@pytest.mark.parametrize("number", range(5))
def test_a_playlist_is_refused_at_its_first_bytes_whatever_it_points_to(cast: Cast, number: int) -> None:
    for address in ("file:///etc/passwd", "http://127.0.0.1:9/a.ts"):
        with pytest.raises(Refused, match="không phải tệp phim"):
            sent(cast, playlists(address)[number] * 20)
    assert not UploadPart.objects.exists()
    assert not Job.objects.exists()


def test_a_file_of_zero_bytes_is_refused_before_anything(cast: Cast) -> None:
    with pytest.raises(Refused, match="Tệp trống"):
        sent(cast, b"")


@pytest.mark.parametrize("demuxer", ["mov", "matroska", "mp3"])
def test_a_playlist_that_came_through_is_still_never_followed(
    listener: socket.socket, tmp_path: Path, demuxer: str
) -> None:
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/doan.ts"
    for number, content in enumerate([*playlists(address), *playlists("file:///etc/passwd")[:2]]):
        source = tmp_path / f"{number}.mp4"
        source.write_bytes(content * 40)
        folder = tmp_path / f"ban{number}"
        folder.mkdir()
        with pytest.raises(NotUsable):
            make(source, demuxer, folder, 60, lambda percent: None)
        assert not any(b"root:" in file.read_bytes() for file in folder.iterdir())
    assert not called(listener)


def test_ffmpeg_itself_would_open_no_playlist_and_no_line(listener: socket.socket, tmp_path: Path) -> None:
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/doan.ts"
    source = tmp_path / "a.m3u8"
    source.write_bytes(playlists(address)[0])
    told = commands.probe(source, "mov")
    unforced = [word for at, word in enumerate(told) if word != "-f" and told[at - 1] != "-f"]
    code, said = run(unforced, tmp_path, PROBING)
    assert code
    assert "whitelist" in said.lower() or "Invalid data" in said
    direct = [*told[: told.index("-i") + 1], address, "-nostdin"]
    code, said = run(direct, tmp_path, PROBING)
    assert code
    assert "not on whitelist" in said
    assert not called(listener)


def test_only_readers_of_the_list_are_used(tmp_path: Path) -> None:
    for name in ("hls", "concat", "dash", "image2", "sdp", "lavfi", "subviewer"):
        with pytest.raises(ValueError, match=name):
            commands.probe(tmp_path / "a", name)


def test_a_huge_picture_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    source, folder = tmp_path / "a.mkv", tmp_path / "ban"
    folder.mkdir()
    source.write_bytes(film("to.mkv", "6000x4000", 0.2, sound=False, more=("-c:v", "mjpeg")))
    with pytest.raises(NotUsable, match=r"4K|Không đọc được"):
        make(source, "matroska", folder, 60, lambda percent: None)


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_the_child_gets_no_more_memory_than_it_may(tmp_path: Path) -> None:
    code, said = run(python("x = bytearray(2**31)"), tmp_path, Limits(20, 20, memory=2**30))
    assert code
    assert "MemoryError" in said


def test_the_child_gets_no_more_processor_time_than_it_may(tmp_path: Path) -> None:
    code, _said = run(python("while True: pass"), tmp_path, Limits(20, 1))
    assert code in {-signal.SIGXCPU, -signal.SIGKILL}


def test_the_child_is_ended_when_its_time_is_up(tmp_path: Path) -> None:
    began = time.monotonic()
    with pytest.raises(LimitReached):
        run(python("import time; time.sleep(60)"), tmp_path, Limits(1, 20))
    assert time.monotonic() - began < 5


def test_the_child_is_ended_when_its_folder_is_full(tmp_path: Path) -> None:
    fill = "open('a', 'wb').write(bytes(2_000_000)); import time; time.sleep(60)"
    with pytest.raises(LimitReached):
        run(python(fill), tmp_path, Limits(20, 20, folder=1_000_000))


def test_no_file_of_the_child_grows_beyond_its_bound(tmp_path: Path) -> None:
    code, _said = run(python("open('a', 'wb').write(bytes(2_000_000))"), tmp_path, Limits(20, 20, file=1_000_000))
    assert code
    assert (tmp_path / "a").stat().st_size <= 1_000_000


def test_of_endless_complaints_only_the_end_is_kept(tmp_path: Path) -> None:
    code, said = run(python("import sys; sys.stderr.write('a' * 5_000_000 + 'het')"), tmp_path, SMALL)
    assert code == 0
    assert len(said) <= STDERR_KEPT
    assert said.endswith("het")


def test_the_child_has_nothing_of_our_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAL_SECRET_KEY", "bi-mat")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    _code, said = run(python("import os, sys; sys.stderr.write(repr(dict(os.environ)))"), tmp_path, SMALL)
    assert "bi-mat" not in said
    assert "proxy" not in said


def test_without_the_worker_the_child_is_gone(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from media.video.encoding import running, limits;"
        f"running.run([sys.executable, '-c', 'import time; time.sleep(60) # {tmp_path.name}'],"
        " Path('.'), limits.PROBING)"
    )
    worker = subprocess.Popen([sys.executable, "-c", code])
    try:
        deadline = time.monotonic() + 10
        while not children(tmp_path.name):
            assert time.monotonic() < deadline
            time.sleep(0.05)
    finally:
        worker.kill()
        worker.wait()
    deadline = time.monotonic() + 5
    while children(tmp_path.name):
        assert time.monotonic() < deadline, "ffmpeg outlived its worker"
        time.sleep(0.05)


def children(mark: str) -> list[str]:
    """Running programs whose first argument after `-c` begins with a sleep and bears the mark."""
    found = subprocess.run(
        ["pgrep", "-f", f"^[^ ]*python[^ ]* -c import time; .*{mark}"], capture_output=True, text=True
    )
    return found.stdout.split()
