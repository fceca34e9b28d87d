"""The author says where a required part stands."""

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.audit.actions import record
from learning.rapporteurs.outlines.access import writes
from learning.rapporteurs.outlines.actions.refusal import OutlineRefused
from learning.rapporteurs.outlines.choices import WRITABLE, OutlinePart
from learning.rapporteurs.outlines.models import OutlineVersion, PartPlace
from learning.rapporteurs.outlines.models.versions import LONGEST_PASSAGE
from learning.rapporteurs.outlines.rules.passages import stands_on
from members.access.models import User


@transaction.atomic
def place_part(*, version: OutlineVersion, part: OutlinePart, page: int, passage: str, by: User) -> PartPlace:
    """The part begins on that page, at the passage when one is quoted; what was known of it gives way.

    Raises `OutlineRefused` for anyone but the author, when the outline is not being written, for a page that is not
    there, and for a passage that does not stand on it.
    """
    if not writes(version.outline, by) or version.outline.state not in WRITABLE:
        raise OutlineRefused(_("Chỉ tác giả chỉ chỗ, khi đề cương đang soạn hoặc cần sửa."))
    row = version.pages.filter(number=page).first()
    if row is None:
        raise OutlineRefused(_("Không có trang %(page)d.") % {"page": page})
    if passage.strip() and row.lines and not stands_on(passage, row.lines):
        raise OutlineRefused(_("Trang %(page)d không có đoạn này. Đồng chí chép vài chữ trong trang.") % {"page": page})
    told = {"page": page, "passage": passage.strip()[:LONGEST_PASSAGE], "by_author": True}
    place, _made = PartPlace.objects.update_or_create(version=version, part=part, defaults=told)
    after = {"part": part, "page": page, "version": version.number}
    record(actor=by, verb="place_outline_part", target=version.outline, after=after)
    return place
