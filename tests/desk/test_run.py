"""`dev.py run` as a whole, on a copy of the project whose web server, worker and scheduler are stubs."""

import os
import signal
import sys
from pathlib import Path

import psutil
import pytest

from tests.desk.bare import Bare, free_port
from tests.desk.processes import until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no SIGTERM to send there")


def test_it_shows_address_and_accounts_and_sigterm_ends_everything(furnished: Bare) -> None:
    said = furnished.run_once()
    assert "Quán Triệt đang chạy: http://127.0.0.1:" in said
    assert "    Đảng viên   DV0001      mot-mat-khau\n" in said
    assert said.endswith("Đang dừng…\n")


def test_a_second_start_asks_nothing_of_django(furnished: Bare) -> None:
    furnished.run_once()
    first = furnished.calls()
    assert "DV0001" in furnished.run_once()
    assert furnished.calls() == first == ["prepare"]


def test_a_database_made_anew_is_prepared_again(furnished: Bare) -> None:
    furnished.run_once()
    for path in furnished.var.glob("portal.sqlite3*"):
        path.unlink()
    furnished.run_once()
    assert furnished.calls() == ["prepare", "prepare"]


def test_a_new_migration_is_applied_at_the_next_start(furnished: Bare) -> None:
    furnished.run_once()
    migration = furnished.folder / "members" / "migrations" / "0002_later.py"
    migration.parent.mkdir(parents=True)
    migration.write_text("# a migration")
    furnished.run_once()
    assert furnished.calls() == ["prepare", "prepare"]


def test_texts_are_compiled_again_only_when_they_changed(furnished: Bare) -> None:
    catalog = furnished.folder / "site" / "locale" / "en" / "LC_MESSAGES" / "django.po"
    catalog.parent.mkdir(parents=True)
    for text in ("one", "one", "two"):
        catalog.write_text(text)
        catalog.with_suffix(".mo").touch()
        furnished.run_once()
    assert furnished.calls() == ["translations compile", "prepare", "translations compile"]


def test_empty_loads_no_demonstration_and_the_next_start_without_it_does(furnished: Bare) -> None:
    assert "Tài khoản" not in furnished.run_once("--empty")
    assert "Tài khoản" in furnished.run_once()
    assert furnished.calls() == ["prepare --empty", "prepare"]


def test_fresh_says_what_it_removes_and_leaves_the_rest(furnished: Bare) -> None:
    furnished.run_once()
    for name in ("uploads/picture.jpg", "queue/messages/one", "secret-key", "shots/home.png"):
        (furnished.var / name).parent.mkdir(parents=True, exist_ok=True)
        (furnished.var / name).write_text("x")
    said = furnished.run_once("--fresh")
    assert "Xoá dữ liệu cũ: portal.sqlite3, uploads, queue, prepared.json (trong " in said
    assert furnished.calls() == ["prepare", "prepare"]
    assert [(furnished.var / name).exists() for name in ("uploads", "queue", "secret-key", "shots")] == [0, 0, 1, 1]


def test_kill_9_leaves_no_process_behind_and_the_next_start_works(furnished: Bare) -> None:
    port = str(free_port())
    process = furnished.start("run", "--port", port)
    assert until(furnished.is_up)
    process.kill()
    process.communicate(timeout=5)
    assert until(lambda: not furnished.running())
    furnished.forget()
    furnished.run_once("--port", port)


def test_a_dead_worker_is_replaced(furnished: Bare) -> None:
    process = furnished.start("run", "--port", str(free_port()))
    assert until(furnished.is_up)
    first = next(furnished.var.glob("worker-*.pids"))
    psutil.Process(int(first.read_text())).kill()
    assert until(lambda: len(list(furnished.var.glob("worker-*.pids"))) == 2)
    process.send_signal(signal.SIGINT)
    assert "! Bộ xử lý nền dừng (mã 137), khởi động lại sau 1 giây." in process.communicate(timeout=20)[0]
    assert furnished.running() == []


def test_a_web_server_that_cannot_start_ends_it_with_the_reason(furnished: Bare) -> None:
    Path(furnished.folder, "broken-web").touch()
    code, said = furnished.dev("run", "--port", str(free_port()))
    assert (code, furnished.running()) == (1, [])
    assert said.endswith("Trang web không chạy được.\n    ImproperlyConfigured: PORTAL_ENV is not usable\n")


def test_a_database_that_cannot_be_prepared_ends_it_with_the_reason(furnished: Bare) -> None:
    Path(furnished.folder, "broken-manage").touch()
    code, said = furnished.dev("run", "--port", str(free_port()))
    assert code == 1
    assert said.endswith("Không chuẩn bị được cơ sở dữ liệu.\n    the database is on the moon\n")


def test_an_unreachable_registry_ends_it_with_a_sentence_and_the_reason(bare: Bare) -> None:
    unreachable = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_CONFIG_FILE": os.devnull, "PIP_RETRIES": "0"}
    code, said = bare.dev("run", "--port", str(free_port()), PIP_FIND_LINKS="", **unreachable)
    assert code == 1
    assert "Không cài được công cụ uv. Hãy kiểm tra kết nối mạng" in said
    assert "    ERROR: No matching distribution found for uv==" in said
