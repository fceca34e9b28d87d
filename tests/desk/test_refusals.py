"""Whatever is in the way is told in one sentence, with exit code 2 and no traceback."""

import ast
import importlib.util
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from portal.desk.hold import Hold
from portal.desk.places import BASE_PYTHON, ROOT
from tests.desk.bare import Bare, free_port

pytestmark = pytest.mark.rule


@pytest.fixture
def dev() -> ModuleType:
    """`dev.py` as a module."""
    specification = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert specification
    assert specification.loader
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def test_dev_py_can_be_read_by_python_3_6() -> None:
    ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 10, 99), (2, 7, 18)])
def test_an_old_python_is_told_apart_in_two_languages(dev: ModuleType, version: tuple[int, int, int]) -> None:
    vietnamese, english = dev.sentence_for(version).splitlines()
    assert "Cần Python 3.11 trở lên" in vietnamese
    assert english == f"Python 3.11 or newer is needed; this is Python {'.'.join(map(str, version))}."


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 2), (4, 0, 0)])
def test_a_new_python_is_told_nothing(dev: ModuleType, version: tuple[int, int, int]) -> None:
    assert dev.sentence_for(version) == ""


def old_pythons() -> list[Path]:
    """Interpreters of Python 3.6 to 3.10 found on this machine."""
    folders = [*os.environ["PATH"].split(os.pathsep), *map(str, Path.home().glob(".pyenv/versions/3.*/bin"))]
    found = [Path(folder, f"python3.{minor}") for minor in range(6, 11) for folder in folders]
    return [path for path in found if path.is_file() and path.parent.name != "shims"]


@pytest.mark.skipif(not old_pythons(), reason="no old Python on this machine")
def test_a_real_old_python_ends_with_the_sentence() -> None:
    ended = subprocess.run([old_pythons()[0], ROOT / "dev.py", "run"], capture_output=True, check=False)
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert ended.stderr.decode().startswith("Cần Python 3.11 trở lên; đang dùng Python 3.")


def test_a_taken_port_is_named_with_one_that_is_free(bare: Bare) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        code, said = bare.dev("run", "--port", str(port))
    assert code == 2
    assert said.startswith(f"Cổng {port} đang được chương trình khác dùng: hãy chạy lại với --port ")
    assert len(said.splitlines()) == 1


def test_an_unknown_host_is_named(bare: Bare) -> None:
    code, said = bare.dev("run", "--host", "nowhere.invalid")
    assert (code, said.splitlines()[0][:36]) == (2, "Không biết địa chỉ nowhere.invalid. ")


@pytest.mark.skipif(sys.platform == "win32", reason="folders are not made read-only that way there")
def test_a_read_only_folder_is_named(bare: Bare) -> None:
    anyone = 65534 if os.geteuid() == 0 else None
    shut = Path(shutil.move(bare.folder, f"/tmp/desk-{os.getpid()}"))  # noqa: S108  (pytest's own folder is private)
    shut.chmod(0o555)
    env = {**bare.env, "PORTAL_VAR_DIR": str(shut / "var")}
    command = ["/usr/bin/env", "python3", str(shut / "dev.py"), "run", "--port", str(free_port())]
    try:
        ended = subprocess.run(command, env=env, capture_output=True, text=True, check=False, user=anyone)
    finally:
        shut.chmod(0o755)
        shutil.rmtree(shut)
    assert ended.returncode == 2
    assert ended.stderr.startswith(f"Không ghi được vào thư mục {shut / 'var'}: hãy cấp quyền ghi")
    assert len(ended.stderr.splitlines()) == 1


def test_a_second_run_in_the_same_folder_is_told_where_the_first_is(bare: Bare) -> None:
    first = Hold(bare.var / "run.lock")
    assert first.take()
    first.note("http://127.0.0.1:8000/ (tiến trình 4321)")
    code, said = bare.dev("run", "--port", str(free_port()))
    assert code == 2
    assert said.startswith("Quán Triệt đang chạy rồi: http://127.0.0.1:8000/ (tiến trình 4321).")
    first.release()


def test_fresh_never_touches_a_database_elsewhere(furnished: Bare) -> None:
    elsewhere = "postgres://postgres@127.0.0.1/somewhere"
    code, said = furnished.dev("run", "--fresh", "--port", str(free_port()), DATABASE_URL=elsewhere)
    assert (code, said[:40]) == (2, "--fresh chỉ xoá dữ liệu trong var/: hãy ")


def test_an_unknown_command_points_to_the_help() -> None:
    ended = subprocess.run([BASE_PYTHON, ROOT / "dev.py", "dance"], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("Lệnh chưa đúng: xem python3 dev.py --help.")
