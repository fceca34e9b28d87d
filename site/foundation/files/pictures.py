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
KINDS = {"JPEG": FileKind.JPEG, "PNG": FileKind.PNG, "WEBP": FileKind.WEBP}


def drawn_anew(content: bytes) -> tuple[FileKind, bytes]:
    """Its kind, and the same picture upright, of at most 4,000 pixels a side, without place, camera or notes.

    Of a moving picture the first image stays. Raises `FileRefused` for what cannot be drawn or is too large.
    """
    try:
        with Image.open(BytesIO(content), formats=list(KINDS)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Image.DecompressionBombError
            kind = KINDS[picture.format or ""]
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a large JPEG is not even unpacked whole
            return kind, _encoded(_clean(picture), kind)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise FileRefused(_("Ảnh quá lớn (hơn 52 triệu điểm ảnh). Đồng chí thu nhỏ ảnh rồi tải lại.")) from error
    except Exception as error:  # a stranger's file may break the decoder in any way
        raise FileRefused(_("Ảnh bị hỏng hoặc tải lên chưa hết. Đồng chí chụp hoặc chọn lại ảnh.")) from error


def turned(content: bytes) -> bytes:
    """A picture that we drew, a quarter turn to the right."""
    with Image.open(BytesIO(content), formats=list(KINDS)) as picture:
        kind = KINDS[picture.format or ""]
        return _encoded(picture.transpose(Image.Transpose.ROTATE_270), kind)


def _clean(picture: Image.Image) -> Image.Image:
    """Made small first: less is then held at once."""
    mode = "RGBA" if picture.has_transparency_data else "L" if picture.mode in {"1", "L", "I;16"} else "RGB"
    drawn = picture.convert(mode)
    drawn.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    ImageOps.exif_transpose(drawn, in_place=True)
    clean = Image.new(mode, drawn.size)
    clean.paste(drawn)
    return clean


def _encoded(picture: Image.Image, kind: FileKind) -> bytes:
    target = BytesIO()
    picture.save(target, format=kind.name, quality=QUALITY, optimize=kind is FileKind.JPEG)
    return target.getvalue()
