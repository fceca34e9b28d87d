"""What is installed when: only what changed, and never half."""

from pathlib import Path

import pytest

from portal.desk import environment, testing, venv
from portal.desk.databases import Absent
from portal.desk.hold import Hold
from portal.desk.stamps import digest, read_stamp, write_stamp
from portal.desk.steps import Result, Step, together
from tests.desk.bare import Bare, free_port

pytestmark = pytest.mark.rule


def lock_file(folder: Path, name: str, *pins: str) -> Path:
    """A lock file with these pins."""
    path = folder / name
    path.write_text("\n".join(f"{pin} ; python_version >= '3.11' \\\n    --hash=sha256:00" for pin in pins))
    return path


def test_a_dev_lock_serves_running_only_with_the_same_versions(tmp_path: Path) -> None:
    running = lock_file(tmp_path, "run", "django==5.2.1", "kombu==5.6")
    assert environment.covers(lock_file(tmp_path, "dev", "django==5.2.1", "kombu==5.6", "pytest==9"), running)
    assert not environment.covers(lock_file(tmp_path, "dev", "django==5.2.0", "kombu==5.6", "pytest==9"), running)
    assert not environment.covers(tmp_path / "missing", running)


def test_the_projects_own_dev_lock_serves_running() -> None:
    assert environment.covers(environment.DEV_LOCK, environment.RUN_LOCK)


def test_lock_files_name_no_address() -> None:
    for lock in (environment.RUN_LOCK, environment.DEV_LOCK):
        assert "://" not in lock.read_text(encoding="utf-8")


def test_the_digest_sees_content_name_and_absence(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("x")
    seen = {digest([one], tmp_path), digest([two], tmp_path), digest([one, two], tmp_path)}
    one.write_text("y")
    one.rename(two)
    assert len(seen | {digest([two], tmp_path)}) == 4


def test_a_spoilt_stamp_counts_as_none(tmp_path: Path) -> None:
    stamp = tmp_path / "stamp.json"
    write_stamp(stamp, {"a": "ă"})
    assert read_stamp(stamp) == {"a": "ă"}
    stamp.write_text('{"a":')
    assert read_stamp(stamp) == {}


def test_a_missing_lock_file_is_named(furnished: Bare) -> None:
    (furnished.folder / "requirements.lock").unlink()
    code, said = furnished.dev("run", "--port", str(free_port()))
    assert (code, said) == (2, "Thiếu tệp requirements.lock: thư mục dự án không đầy đủ, hãy tải lại dự án.\n")


def test_an_environment_whose_python_went_away_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(venv, "VENV", tmp_path)
    monkeypatch.setattr(venv, "VENV_PYTHON", tmp_path / "python")
    (tmp_path / "pyvenv.cfg").write_text(f"home = {tmp_path / 'gone'}\n")
    (tmp_path / "python").symlink_to("/bin/sh")
    assert venv.interpreter() == ""
    (tmp_path / "gone").mkdir()
    assert venv.interpreter() == str(Path("/bin/sh").resolve())


def test_a_lock_is_held_by_one_and_let_go(tmp_path: Path) -> None:
    first, second = Hold(tmp_path / "lock"), Hold(tmp_path / "lock")
    assert first.take()
    assert not second.take()
    first.release()
    assert second.take()
    second.release()
    assert second.holder() == ""


def test_steps_report_each_and_show_the_output_of_the_failed(capsys: pytest.CaptureFixture[str]) -> None:
    good = Step("good", ["/bin/sh", "-c", "echo hidden"])
    bad = Step("bad", ["/bin/sh", "-c", "echo shown; exit 3"])
    results = together([good, bad])
    assert {result.name: result.passed for result in results} == {"good": True, "bad": False}
    said = capsys.readouterr().out
    assert "hidden" not in said
    assert "\nshown\n" in said


@pytest.mark.parametrize(("ci", "absent", "passed", "code"), [
    ("", [], True, 0),
    ("", [Absent("Redis", "no answer")], True, 0),
    ("true", [Absent("Redis", "no answer")], True, 1),
    ("true", [], True, 0),
    ("", [], False, 1),
])  # fmt: skip
def test_what_could_not_run_is_a_failure_only_where_nobody_watches(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    ci: str,
    absent: list[Absent],
    passed: bool,
    code: int,
) -> None:
    monkeypatch.setenv("CI", ci)
    assert testing.sum_up([Result("step", passed, 1.0)], absent) == code
    assert ("  - Redis: no answer" in capsys.readouterr().out) == bool(absent)
