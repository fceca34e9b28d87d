"""Whether we may write where we must."""

import tempfile
from pathlib import Path

from portal.desk.speech import Refusal


def require_writable(folder: Path) -> None:
    """Make the folder when missing; a `Refusal` naming it when nothing can be written there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise Refusal(
            f"Không ghi được vào thư mục {folder}: hãy cấp quyền ghi hoặc chép dự án sang nơi khác."
            f" ({error.strerror or error})"
        ) from None
