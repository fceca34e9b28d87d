"""What was done for which input, so that unchanged input costs nothing the next time."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def digest(paths: Iterable[Path], root: Path) -> str:
    """One hash over names and contents; a missing file counts as such."""
    total = hashlib.sha256()
    for path in sorted(paths):
        content = path.read_bytes() if path.is_file() else b"(missing)"
        total.update(f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()


def read_stamp(path: Path) -> dict[str, Any]:
    """The stamp, or an empty one when there is none or it cannot be read: then the work is done again."""
    try:
        stamp = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def write_stamp(path: Path, stamp: dict[str, Any]) -> None:
    """Write it whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(path.name + ".new")
    draft.write_text(json.dumps(stamp, ensure_ascii=False, indent=1), encoding="utf-8")
    draft.replace(path)
