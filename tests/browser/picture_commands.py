"""What is done with pictures in a running site's database besides its pages."""

import io
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

from learning.library.models import ResolutionPage
from media.assets.models import PortalImage
from members.access.choices import Role
from members.access.models import RoleGrant
from tests.factories.library import make_sizes
from tests.factories.materials import make_infographic
from tests.foundation.files import drawings

WORDS = "Quá 40% thì học lại.\nChi bộ có từ 10% đảng viên bị phê bình thì không xếp loại xuất sắc."


def poster() -> bytes:
    """Squares of many colours, 1600 by 2400."""
    drawn = Image.new("RGB", (1600, 2400), "#fffdf8")
    brush = ImageDraw.Draw(drawn)
    for row in range(12):
        for column in range(8):
            shade = (166 - row * 8, 27 + column * 20, 27 + row * 12)
            brush.rectangle((column * 200 + 10, row * 200 + 10, column * 200 + 180, row * 200 + 180), fill=shade)
    target = io.BytesIO()
    drawn.save(target, "PNG")
    return target.getvalue()


def show() -> dict[str, Any]:
    """A photograph and a drawing as infographics, the sizes made; the addresses by title."""
    grant = RoleGrant.objects.filter(role=Role.PROPAGANDA_OFFICER, unit__parent__isnull=True)[0]
    officer = grant.member.user
    resolution = ResolutionPage.objects.filter(live=True, owner_unit=grant.unit)[0]
    made = {}
    for title, name, content in (
        ("Năm con số", "nam-con-so.png", poster()),
        ("Bốn bước", "bon-buoc.svg", drawings.HONEST.encode()),
    ):
        image = PortalImage.objects.create(title=title, unit=grant.unit, file=ContentFile(content, name))
        values = {"title": title, "slug": name.partition(".")[0], "image": image, "alt_text": f"{title} cần nhớ"}
        page = make_infographic(officer, resolution, long_text=WORDS, **values)
        made[title] = page.url
    make_sizes()
    return made


COMMANDS = {"show": show}
