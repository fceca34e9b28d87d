"""Every kind of policy in words, for those who are judged by it. A new kind in `kinds.py` needs its words here."""

from dataclasses import asdict, dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class PolicyWords:
    """The kind's name, and one sentence for each thing it lays down, its values named as in `%(name)s`."""

    label: str | Promise
    sentences: tuple[str | Promise, ...]

    def of(self, values: Any) -> list[str]:
        """The sentences with the values of one version."""
        return [str(sentence) % asdict(values) for sentence in self.sentences]


WORDS = {
    "study_target": PolicyWords(
        _("Chỉ tiêu học tập nghị quyết"),
        (
            _("Ít nhất %(least_percent)s%% đảng viên được học; người được miễn sinh hoạt không tính vào."),
            _("Từ %(warn_percent)s%% đến dưới %(least_percent)s%% là gần đạt; dưới %(warn_percent)s%% là thấp."),
        ),
    ),
    "survey_defaults": PolicyWords(
        _("Phiếu khảo sát nhận thức"),
        (
            _("Đạt khi đúng từ %(pass_percent)s%% số câu."),
            _("Mỗi người được làm %(attempts_allowed)s lượt, mỗi lượt %(minutes)s phút."),
            _("Đây là mức đặt sẵn khi soạn phiếu; phiếu nào ghi khác thì theo phiếu ấy."),
        ),
    ),
}
