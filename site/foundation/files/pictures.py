"""Pictures: drawn anew, so that nothing but what one sees is kept."""

from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from foundation.files.kinds import FileKind, FileRefused

LONGEST_SIDE = 4000
"""Pixels of what is kept."""
MOST_PIXELS = 52_000_000
"""Of what is sent: phones take 50 million at most."""
QUALITY = 85
KINDS = {
    "JPEG": FileKind.JPEG, "MPO": FileKind.JPEG, "PNG": FileKind.PNG, "GIF": FileKind.PNG,
    "WEBP": FileKind.WEBP, "AVIF": FileKind.WEBP,
}  # fmt: skip
"""What each is kept as. Some phones write their photographs as MPO: a JPEG with a second one behind it."""
READ = ["JPEG", "PNG", "GIF", "WEBP", "AVIF"]


def drawn_anew(content: bytes, longest_side: int = LONGEST_SIDE) -> tuple[FileKind, bytes]:
    """Its kind, and the same picture upright, of at most so many pixels a side, without place, camera or notes.

    Of a moving picture the first image stays. Raises `FileRefused` for what cannot be drawn or is too large.
    """
    try:
        with Image.open(BytesIO(content), formats=READ) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Image.DecompressionBombError
            kind = KINDS[picture.format or ""]
            picture.draft("RGB", (longest_side, longest_side))  # a large JPEG is not even unpacked whole
            return kind, _encoded(_clean(picture, longest_side), kind)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise FileRefused(_("Ảnh quá lớn (hơn 52 triệu điểm ảnh). Đồng chí thu nhỏ ảnh rồi tải lại.")) from error
    except Exception as error:  # a stranger's file may break the decoder in any way
        raise FileRefused(_("Ảnh bị hỏng hoặc tải lên chưa hết. Đồng chí chụp hoặc chọn lại ảnh.")) from error


def pixels_of(content: bytes) -> int:
    """How many pixels a picture says it has; raises `FileRefused` for what is none."""
    try:
        with Image.open(BytesIO(content), formats=READ) as picture:
            return picture.width * picture.height
    except Exception as error:  # a stranger's file may break the decoder in any way
        raise FileRefused(_("Ảnh bị hỏng hoặc tải lên chưa hết. Đồng chí chụp hoặc chọn lại ảnh.")) from error


def turned(content: bytes) -> bytes:
    """A picture that we drew, a quarter turn to the right."""
    with Image.open(BytesIO(content), formats=READ) as picture:
        kind = KINDS[picture.format or ""]
        return _encoded(picture.transpose(Image.Transpose.ROTATE_270), kind)


def _clean(picture: Image.Image, longest_side: int) -> Image.Image:
    """Made small first: less is then held at once."""
    mode = "RGBA" if picture.has_transparency_data else "L" if picture.mode in {"1", "L", "I;16"} else "RGB"
    drawn = picture.convert(mode)
    drawn.thumbnail((longest_side, longest_side))
    ImageOps.exif_transpose(drawn, in_place=True)
    clean = Image.new(mode, drawn.size)
    clean.paste(drawn)
    return clean


def _encoded(picture: Image.Image, kind: FileKind) -> bytes:
    target = BytesIO()
    picture.save(target, format=kind.name, quality=QUALITY, optimize=kind is FileKind.JPEG)
    return target.getvalue()
