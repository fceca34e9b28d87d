"""In which sizes and formats a picture is kept ready."""

WIDTHS = (360, 720, 1080)
"""Pixels: a phone, a phone with a sharp screen, a desk."""
FORMATS = ("avif", "webp")
"""The lighter first; WebP is what every browser of the last years shows."""
LARGE = "max-3200x6400|format-webp"
"""What is fetched when a reader enlarges the picture."""


def widths_for(width: int) -> list[int]:
    """The widths worth having of a picture so wide: never wider than it, but for the first that holds it whole."""
    smaller = [size for size in WIDTHS if size < width]
    return [*smaller, *[size for size in WIDTHS if size >= width][:1]]


def spec(width: int, file_format: str) -> str:
    """The name under which Wagtail keeps a size in a format."""
    return f"width-{width}|format-{file_format}"


def specs_for(width: int, *, is_drawing: bool) -> list[str]:
    """All that is made of a picture so wide, smallest first; a drawing is sharp at every size as it stands."""
    if is_drawing:
        return []
    return [*(spec(size, file_format) for size in widths_for(width) for file_format in FORMATS), LARGE]
