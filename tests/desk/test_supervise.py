"""The group of programs: real processes, really killed."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from portal.desk import tether
from portal.desk.processes import environment
from portal.desk.speech import Failure
from portal.desk.supervise import Group, Service
from tests.desk.processes import alive, generations, pids, sleeper, until

NAMES = ("first", "second", "third")


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[Group]:
    """Three sleepers, the third stubborn, each with a child of its own."""
    with Group(backoff=(0.05, 0.05), grace=0.5) as group:
        for name, manner in zip(NAMES, ([], [], ["stubborn"]), strict=True):
            group.start(sleeper(tmp_path, name, *manner))
        assert until(lambda: len(pids(tmp_path)) == 6)
        yield group


def test_stopping_leaves_none_behind_not_even_a_stubborn_one_or_a_grandchild(trio: Group, tmp_path: Path) -> None:
    started = pids(tmp_path)
    assert all(alive(pid) for pid in started)
    trio.stop()
    assert [pid for pid in started if alive(pid)] == []


def test_a_dead_program_is_started_again_and_its_children_are_swept(
    trio: Group, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program, child = map(int, next(tmp_path.glob("second-*.pids")).read_text().split())
    os.kill(program, signal.SIGKILL)
    assert tended(trio, lambda: generations(tmp_path, "second") == 2)
    assert not alive(child)
    assert (generations(tmp_path, "first"), generations(tmp_path, "third")) == (1, 1)
    assert capsys.readouterr().out == "! second dừng (mã 137), khởi động lại sau 0.05 giây.\n"


def test_a_program_that_keeps_dying_is_given_up_and_the_others_go_on(
    trio: Group, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    trio.start(failing(tmp_path, vital=False))
    assert tended(trio, lambda: "không chạy được" in capsys.readouterr().out)
    assert (tmp_path / "failing.log").read_text().count("no such luck") == 3
    assert all(alive(pid) for pid in pids(tmp_path))


def test_a_vital_program_that_keeps_dying_ends_the_group_with_its_last_words(trio: Group, tmp_path: Path) -> None:
    trio.start(failing(tmp_path, vital=True))
    with pytest.raises(Failure, match=r"failing không chạy được\.\n(?s:.*)no such luck"):
        tended(trio, lambda: False)


def tended(group: Group, true: Callable[[], object]) -> bool:
    """Look after the group until it is true."""

    def look() -> object:
        group.tend()
        return true()

    return until(look)


def failing(folder: Path, vital: bool) -> Service:
    """A service that says something and ends."""
    command = [sys.executable, "-c", "raise SystemExit('no such luck')"]
    return Service("failing", command, environment(), folder / "failing.log", vital)


@pytest.mark.skipif(sys.platform == "win32", reason="no signals to send there")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_killed_supervisor_leaves_none_behind(tmp_path: Path, number: signal.Signals) -> None:
    keeper = subprocess.Popen([sys.executable, "-m", "tests.desk.keeper", str(tmp_path)], env=environment())
    assert until(lambda: len(pids(tmp_path)) == 6)
    keeper.send_signal(number)
    keeper.wait(10)
    assert until(lambda: not any(alive(pid) for pid in pids(tmp_path)))


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's own signal to orphans")
def test_a_killed_tether_takes_its_program_along_on_linux(trio: Group, tmp_path: Path) -> None:
    program, child = map(int, next(tmp_path.glob("first-*.pids")).read_text().split())
    psutil.Process(program).parent().kill()
    assert until(lambda: not alive(program))
    os.kill(child, signal.SIGKILL)  # a real program would have ended it when asked to stop


def test_a_log_is_turned_over_beyond_its_limit(tmp_path: Path) -> None:
    log = tmp_path / "talker.log"
    talk = "for number in range(20000): print(number, 'words')"
    options = ["--log", str(log), "--limit", "20000"]
    command = [sys.executable, "-I", tether.__file__, *options, "--", sys.executable, "-c", talk]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as held:
        assert held.wait(20) == 0
    assert log.read_text().endswith("19999 words\n")
    assert log.stat().st_size + log.with_name("talker.log.1").stat().st_size < 2 * (20000 + 65536)
