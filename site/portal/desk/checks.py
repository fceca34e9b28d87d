"""The checks that run no test: format, lint, templates, types, contracts, what is missing."""

from portal.desk import databases
from portal.desk.places import VENV_PROGRAMS, VENV_PYTHON
from portal.desk.steps import Step


def module(*arguments: str) -> list[str]:
    """A tool that is started as a module of the environment's Python."""
    return [str(VENV_PYTHON), "-m", *arguments]


def manage(*arguments: str) -> list[str]:
    """A command of Django's."""
    return [str(VENV_PYTHON), "manage.py", *arguments]


def static() -> list[Step]:
    """All of them, the longest first so that two at a time end soon."""
    django = databases.clean()
    compose = ["--builtin-schema", "vendor.compose-spec", "docker-compose.yml"]
    return [
        Step("Kiểu dữ liệu (mypy)", module("mypy"), django),
        Step("Thiếu migration (makemigrations --check)", manage("makemigrations", "--check", "--dry-run"), django),
        Step("Thiếu bản dịch (translations check)", manage("translations", "check"), django),
        Step("Mẫu trang (djlint)", module("djlint", "--lint", "--quiet", "templates")),
        Step("Hướng nhập mô-đun (import-linter)", [str(VENV_PROGRAMS / "lint-imports")]),
        Step("Định dạng (ruff format)", module("ruff", "format", "--check", ".")),
        Step("Quy tắc mã (ruff check)", module("ruff", "check", ".")),
        Step("docker-compose.yml (check-jsonschema)", module("check_jsonschema", *compose)),
    ]
