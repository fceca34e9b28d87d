"""The gettext catalogs: compiled when a text changed or a compiled one is missing."""

from pathlib import Path

from portal.desk.places import ROOT, SITE, VAR, VENV_PYTHON
from portal.desk.processes import captured
from portal.desk.speech import Failure, say, with_detail
from portal.desk.stamps import digest, read_stamp, write_stamp

STAMP = VAR / "catalogs.json"


def sources() -> list[Path]:
    """The catalogs that people write."""
    return sorted((SITE / "locale").glob("*/LC_MESSAGES/*.po"))


def ensure() -> None:
    """Compile the catalogs unless those at hand were made from these very sources."""
    if not sources():
        return
    compiled = all(path.with_suffix(".mo").is_file() for path in sources())
    texts = digest(sources(), ROOT)
    if compiled and read_stamp(STAMP).get("texts") == texts:
        return
    say("Đang biên dịch các bản dịch giao diện…")
    outcome = captured([VENV_PYTHON, "manage.py", "translations", "compile"])
    if outcome.code:
        raise Failure(with_detail("Không biên dịch được các bản dịch giao diện.", outcome.output))
    write_stamp(STAMP, {"texts": texts})
