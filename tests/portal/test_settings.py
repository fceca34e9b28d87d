"""A wrong environment stops the start with the variable's name and what was expected."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from portal.mail import mail_settings

ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = {
    "PORTAL_ENV": "production",
    "PORTAL_SECRET_KEY": "k" * 50,
    "PORTAL_HOSTS": "hoc.example.vn",
    "PORTAL_BASE_URL": "https://hoc.example.vn",
    "DATABASE_URL": "postgres://portal@db/portal",
    "REDIS_URL": "redis://redis:6379/0",
}


def start(tmp_path: Path, environment: dict[str, str]) -> tuple[int, str]:
    """Load the settings in a fresh process: (exit code, last line)."""
    kept = {k: v for k, v in os.environ.items() if k in {"PATH", "SYSTEMROOT", "HOME"}}
    env = kept | {"PORTAL_VAR_DIR": str(tmp_path), "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}"} | environment
    done = subprocess.run(
        [sys.executable, "-c", "import portal.settings"], env=env, cwd=ROOT, capture_output=True, text=True
    )
    return done.returncode, done.stderr.strip().rsplit("\n", 1)[-1]


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("PORTAL_ENV", "staging", "one of desk, test, production"),
        ("PORTAL_DEBUG", "maybe", "true or false"),
        ("DATABASE_URL", "mysql://x", "an address beginning postgres://"),
        ("REDIS_URL", "localhost:6379", "an address beginning redis://"),
        ("PORTAL_PROXY_COUNT", "-1", "a whole number, 0 or more"),
        ("PORTAL_LOG_FORMAT", "xml", "one of readable, json"),
    ],
)
def test_a_wrong_value_is_named(tmp_path: Path, name: str, value: str, expected: str) -> None:
    code, last = start(tmp_path, {name: value})
    assert code == 1
    assert name in last
    assert expected in last


@pytest.mark.parametrize("name", ["PORTAL_SECRET_KEY", "PORTAL_HOSTS", "DATABASE_URL", "REDIS_URL"])
def test_production_refuses_to_start_without(tmp_path: Path, name: str) -> None:
    code, last = start(tmp_path, {k: v for k, v in PRODUCTION.items() if k != name})
    assert code == 1
    assert name in last


def test_production_refuses_debug(tmp_path: Path) -> None:
    code, last = start(tmp_path, PRODUCTION | {"PORTAL_DEBUG": "true"})
    assert (code, "PORTAL_DEBUG" in last) == (1, True)


def test_production_refuses_a_short_secret_without_showing_it(tmp_path: Path) -> None:
    code, last = start(tmp_path, PRODUCTION | {"PORTAL_SECRET_KEY": "short-secret"})
    assert code == 1
    assert "short-secret" not in last


def test_production_starts_with_all_its_variables(tmp_path: Path) -> None:
    assert start(tmp_path, PRODUCTION)[0] == 0


def test_a_desk_makes_its_secret_key_once(tmp_path: Path) -> None:
    start(tmp_path, {})
    first = (tmp_path / "secret-key").read_text()
    start(tmp_path, {})
    assert (tmp_path / "secret-key").read_text() == first
    assert len(first) >= 50


@pytest.mark.parametrize(
    ("url", "secure"), [("smtp://u:p%40s@mail.vn:2525", (True, False)), ("smtps://u:p%40s@mail.vn:2525", (False, True))]
)
def test_mail_goes_where_its_address_says(url: str, secure: tuple[bool, bool]) -> None:
    mail = mail_settings(url)
    assert (mail["EMAIL_HOST"], mail["EMAIL_PORT"], mail["EMAIL_HOST_PASSWORD"]) == ("mail.vn", 2525, "p@s")
    assert (mail["EMAIL_USE_TLS"], mail["EMAIL_USE_SSL"]) == secure
