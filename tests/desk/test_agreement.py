"""Things that must be said in two places are held together here."""

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from portal.desk import environment, places, services
from portal.desk.processes import environment as surroundings

pytestmark = pytest.mark.rule
ROOT = places.ROOT
ASK = (
    "import json; from portal import settings as s;"
    "print(json.dumps([str(s.DATABASES['default']['NAME']), str(s.MEDIA_ROOT), s.STATIC_URL,"
    " s.CELERY_BROKER_TRANSPORT_OPTIONS['data_folder_in']]))"
)


def read(name: str) -> str:
    """A file of the project."""
    return (ROOT / name).read_text(encoding="utf-8")


def imported(path: Path) -> set[str]:
    """The modules that a file imports."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}


def test_the_desk_imports_the_standard_library_only() -> None:
    allowed = (*sys.stdlib_module_names, "portal")
    for path in {ROOT / "dev.py", *places.DESK.glob("*.py")} - {places.DESK / "probe.py"}:
        foreign = [name for name in imported(path) if name.split(".")[0] not in allowed]
        outside = [name for name in imported(path) if name.startswith("portal") and "portal.desk" not in name]
        assert (path.name, foreign, outside) == (path.name, [], [])


def test_the_desk_knows_where_the_settings_put_database_uploads_and_queue(tmp_path: Path) -> None:
    env = {name: value for name, value in surroundings(PORTAL_VAR_DIR=str(tmp_path)).items() if "_URL" not in name}
    answer = subprocess.run([sys.executable, "-c", ASK], env=env, capture_output=True, check=True)
    database, uploads, _, messages = json.loads(answer.stdout)
    ours = [tmp_path / place.relative_to(places.VAR) for place in (places.DATABASE, places.UPLOADS, places.QUEUE)]
    assert [Path(database), Path(uploads)] == ours[:2]
    assert Path(messages).is_relative_to(ours[2])


def test_env_example_names_every_variable_that_is_read() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "site" / "portal").glob("*.py"))
    names = set(re.findall(r'env\.\w+\(\s*"([A-Z][A-Z0-9_]+)"', code))
    explained = set(re.findall(r"^#? ?([A-Z][A-Z0-9_]+)=", read(".env.example"), re.MULTILINE))
    assert names - explained == set()
    assert len(names) > 10


def test_env_example_names_every_variable_of_the_compose_file() -> None:
    names = set(re.findall(r"\$\{([A-Z0-9_]+)", read("docker-compose.yml")))
    explained = set(re.findall(r"^#? ?([A-Z][A-Z0-9_]+)=", read(".env.example"), re.MULTILINE))
    assert names - explained == set()


def test_the_container_installs_with_the_same_uv() -> None:
    assert f"ARG UV_VERSION={environment.UV_VERSION}\n" in read("Dockerfile")


def test_worker_and_container_listen_to_the_same_queues() -> None:
    assert f'"{services.QUEUES}"' in read("docker-compose.yml")


def test_nginx_serves_files_from_where_the_site_keeps_them() -> None:
    assert "alias /srv/quan-triet/var/uploads/;" in read("site/deploy/nginx.conf")
