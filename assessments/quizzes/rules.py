"""When a survey may be offered to members."""

from collections.abc import Sequence

from django.utils.translation import gettext as _


def readiness_problems(*, draw_count: int, pool: int, retired: Sequence[str]) -> list[str]:
    """What keeps the survey from being ready, in sentences for the officer; empty when nothing does.

    `pool` is how many questions are picked, `retired` the stems of those no longer in use.
    """
    problems = []
    if not pool:
        problems.append(_("Phiếu chưa có câu hỏi nào. Đồng chí chọn câu hỏi từ ngân hàng."))
    elif pool < draw_count:
        problems.append(
            _("Phiếu rút %(draw)s câu nhưng mới chọn %(pool)s câu. Hãy chọn thêm, hoặc giảm số câu rút.")
            % {"draw": draw_count, "pool": pool}
        )
    problems += [_("Câu “%(stem)s” đã ngừng dùng. Hãy bỏ câu này khỏi phiếu.") % {"stem": stem} for stem in retired]
    return problems


def estimated_minutes(minutes: int | None, draw_count: int) -> int:
    """How long a member should reckon with: the time limit, else three quarters of a minute a question."""
    return minutes or -(-draw_count * 3 // 4)
