"""What a desk without any environment needs: a secret key and queue folders under `var/`."""

import os
import secrets
from pathlib import Path
from typing import Any


def local_secret_key(var: Path) -> str:
    """The key kept in `var/secret-key`, made at the first start and readable by its owner only."""
    path = var / "secret-key"
    var.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    key = secrets.token_urlsafe(48)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(key)
    return key


def queue_folders(var: Path) -> dict[str, Any]:
    """Options of kombu's filesystem transport, its folders made when missing."""
    messages, control = var / "queue" / "messages", var / "queue" / "control"
    for folder in (messages, control):
        folder.mkdir(parents=True, exist_ok=True)
    return {
        "data_folder_in": str(messages),
        "data_folder_out": str(messages),
        "control_folder": str(control),
        "store_processed": False,
        "polling_interval": 0.1,
    }
