"""The house holds itself to its conventions."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
APPS = ["site/portal", "site/foundation", "members", "media", "learning", "assessments", "reports"]
SOURCES = [p for app in APPS for p in (ROOT / app).rglob("*.py") if "migrations" not in p.parts]
MOST_LINES = 300

pytestmark = pytest.mark.rule


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_module_says_what_it_is_for_and_stays_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not text or ast.get_docstring(ast.parse(text)), "module docstring missing"
    assert text.count("\n") <= MOST_LINES


def test_migrations_bear_names() -> None:
    nameless = [relative(p) for app in APPS for p in (ROOT / app).glob("migrations/*_auto_*.py")]
    assert nameless == []


IMPURE = re.compile(
    r"^\s*(?:from|import) (?:django\.db|django\.conf|django\.utils\.timezone|\S+\.models|\S+\.queries)", re.M
)


@pytest.mark.parametrize("path", [p for p in SOURCES if p.name == "rules.py"], ids=relative)
def test_rules_are_pure(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not IMPURE.search(text)
    assert "now()" not in text


ORDER = ["choices", "models", "kinds", "queries", "rules", "actions", "forms", "tasks", "views", "urls"]


@pytest.mark.parametrize("path", [p for p in SOURCES if p.stem in ORDER], ids=relative)
def test_a_file_imports_only_leftwards_in_its_own_concept(path: Path) -> None:
    concept = ".".join(path.relative_to(ROOT).parent.parts).removeprefix("site.")
    imported = re.findall(rf"^\s*(?:from|import) {re.escape(concept)}\.(\w+)", path.read_text(encoding="utf-8"), re.M)
    later = [name for name in imported if name in ORDER and ORDER.index(name) > ORDER.index(path.stem)]
    assert later == []


def test_templates_hold_no_inline_script_style_or_handler() -> None:
    inline = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", re.I)
    guilty = [relative(p) for p in (ROOT / "templates").rglob("*.html") if inline.search(p.read_text(encoding="utf-8"))]
    assert guilty == []


def test_nothing_is_loaded_from_another_host() -> None:
    foreign = re.compile(r"""(?:src|href)=["']https?://|url\(["']?https?://|from ["']https?://""")
    shown = [
        *(ROOT / "templates").rglob("*.html"),
        *(ROOT / "site/static/css").rglob("*"),
        *(ROOT / "site/static/js").rglob("*"),
    ]
    guilty = [relative(p) for p in shown if p.is_file() and foreign.search(p.read_text(encoding="utf-8"))]
    assert guilty == []


def test_every_dependency_has_its_line() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    named = {re.split(r"[\[<>=]", requirement)[0] for requirement in wanted}
    explained = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
    assert sorted(name for name in named if f"`{name}`" not in explained) == []


def test_lock_files_name_no_address() -> None:
    for lock in ROOT.glob("requirements*.lock"):
        assert not re.search(r"://|index-url|find-links", lock.read_text(encoding="utf-8"))
