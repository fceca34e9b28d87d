"""What the tests can run on is asked, not assumed."""

import shutil
import sys
from pathlib import Path

import pytest

from portal.desk import browser, databases
from tests.desk.bare import free_port

pytestmark = pytest.mark.rule


@pytest.fixture(autouse=True)
def this_python(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask with the Python that runs the tests."""
    monkeypatch.setattr(databases, "VENV_PYTHON", sys.executable)


def test_what_does_not_answer_is_named_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_DATABASE_URL", f"postgres://postgres@127.0.0.1:{free_port()}/postgres")
    monkeypatch.setenv("TEST_REDIS_URL", f"redis://127.0.0.1:{free_port()}/15")
    env, absent = databases.with_services()
    assert env is None
    assert [one.what for one in absent] == ["PostgreSQL", "Redis"]
    assert all("refused" in one.why.lower() for one in absent)


def test_nothing_of_the_persons_own_settings_reaches_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATABASE_URL", "REDIS_URL", "S3_BUCKET", "EMAIL_URL", "PORTAL_SECRET_KEY"):
        monkeypatch.setenv(name, "mine")
    env = databases.clean()
    assert "mine" not in env.values()
    assert env["PORTAL_ENV"] == "test"


def test_a_named_chromium_is_taken_before_one_on_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM_PATH", "/somewhere/chromium")
    assert browser.find() == "/somewhere/chromium"


def test_a_chromium_on_the_path_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("CHROMIUM_PATH", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    program = tmp_path / ("chromium.exe" if sys.platform == "win32" else "chromium")
    shutil.copy(sys.executable, program)
    assert browser.find() == str(program)
