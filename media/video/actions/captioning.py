"""Captions are kept, in the language they are in."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.audit.actions import record
from media.video.actions.refusal import Refused
from media.video.models import Caption, Recording
from media.video.rules.captions import LONGEST_CUE, MOST_CUES, CaptionFault, Cue, checked
from members.access.models import User


@transaction.atomic
def keep_captions(*, recording: Recording, language: str, cues: Iterable[Cue], by: User) -> Caption:
    """Write or replace the captions in that language; raises `Refused` with the cue that is wrong."""
    try:
        good = checked(cues)
    except CaptionFault as fault:
        raise Refused(in_words(fault)) from fault
    before = Caption.objects.filter(recording=recording, language=language).first()
    values = {"cues": good, "updated_by": by, "updated_at": timezone.now()}
    caption, _made = Caption.objects.update_or_create(recording=recording, language=language, defaults=values)
    was = {"cues": len(before.cues)} if before else {}
    record(actor=by, verb="keep_captions", target=recording, before=was, after={language: len(good)})
    return caption


@transaction.atomic
def remove_captions(*, recording: Recording, language: str, by: User) -> None:
    """Take the captions in that language away; twice is once."""
    gone, _each = Caption.objects.filter(recording=recording, language=language).delete()
    if gone:
        record(actor=by, verb="remove_captions", target=recording, before={"language": language})


def in_words(fault: CaptionFault) -> str:
    """For the person who wrote them."""
    sentences = {
        CaptionFault.NO_CUES: _("Chưa có câu phụ đề nào. Đồng chí nhập ít nhất một câu, hoặc chọn tệp .vtt, .srt."),
        CaptionFault.TOO_MANY: _("Phụ đề có hơn %(most)d câu. Đồng chí chia phim thành nhiều phần."),
        CaptionFault.BAD_TIME: _("Câu %(number)d: thời gian chưa đúng. Đồng chí ghi như 1:05 hoặc 1:05.500."),
        CaptionFault.BACKWARDS: _("Câu %(number)d: lúc hết phải sau lúc bắt đầu."),
        CaptionFault.OUT_OF_ORDER: _("Câu %(number)d bắt đầu trước câu đứng trên nó. Đồng chí sửa lại thời gian."),
        CaptionFault.EMPTY: _("Câu %(number)d chưa có lời."),
        CaptionFault.TOO_LONG: _("Câu %(number)d dài hơn %(longest)d chữ cái. Đồng chí chia thành nhiều câu."),
    }
    return sentences[fault.kind] % {"number": fault.number, "most": MOST_CUES, "longest": LONGEST_CUE}
