"""Reading the demonstration's content files."""

import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "content"


def read(name: str) -> dict[str, Any]:
    """One content file, by its name without suffix."""
    with (FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
