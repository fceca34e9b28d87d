"""Health: the process, and all that it needs."""

import pytest
from django.test import Client
from pytest_django import Settings

from foundation.web import health

pytestmark = pytest.mark.django_db


def test_healthz_answers_a_guest(guest: Client) -> None:
    assert guest.get("/healthz").content == b"ok\n"


def test_readyz_names_every_part(guest: Client) -> None:
    assert guest.get("/readyz").json() == {"database": "ok", "queue": "ok", "storage": "ok", "migrations": "ok"}


def test_readyz_fails_when_storage_cannot_be_written(guest: Client, settings: Settings) -> None:
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": "/proc/none"}}
    }
    answer = guest.get("/readyz")
    assert (answer.status_code, answer.json()["storage"]) == (503, "failed")


def test_every_response_carries_a_request_id(guest: Client) -> None:
    assert len(guest.get("/healthz")["X-Request-ID"]) == 16


def test_a_proxys_request_id_is_kept_only_when_well_formed(guest: Client) -> None:
    assert guest.get("/healthz", headers={"X-Request-ID": "abcd1234abcd"})["X-Request-ID"] == "abcd1234abcd"
    assert guest.get("/healthz", headers={"X-Request-ID": "a b\nc"})["X-Request-ID"] != "a b\nc"


def test_the_policy_forbids_inline_script_outside_the_admin(guest: Client) -> None:
    policy = guest.get("/dang-nhap/")["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert "default-src 'self'" in policy
    assert "unsafe-inline" in guest.get("/quan-tri/")["Content-Security-Policy"]


def test_readyz_asked_in_a_loop_writes_to_the_storage_once(guest: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[int] = []
    monkeypatch.setitem(health.CHECKS, "storage", lambda: looks.append(1))
    assert [guest.get("/readyz").status_code for _ in range(5)] == [200] * 5
    assert looks == [1]
