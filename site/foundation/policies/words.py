"""Every kind of policy in words, for those who are judged by it. A new kind in `kinds.py` needs its words here."""

from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class PolicyWords:
    """The kind's name, and one sentence for each thing it lays down, its values named as in `%(name)s`.

    `choices` gives for a yes-or-no value the sentence when it holds, and when it does not.
    """

    label: str | Promise
    sentences: tuple[str | Promise, ...]
    choices: dict[str, tuple[str | Promise, str | Promise]] = field(default_factory=dict)

    def of(self, values: Any) -> list[str]:
        """The sentences with the values of one version; yes-or-no values choose theirs."""
        chosen = [yes if getattr(values, name) else no for name, (yes, no) in self.choices.items()]
        return [str(sentence) % asdict(values) for sentence in (*self.sentences, *chosen)]


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
    "attendance": PolicyWords(
        _("Có mặt và học lại"),
        (
            _(
                "Vắng trên %(absent_more_than_percent)s%% thời gian của lớp học thì phải học lại; "
                "vắng đúng mức ấy thì không."
            ),
            _("Điểm danh mở trước giờ bắt đầu buổi học %(check_in_opens_minutes)s phút."),
        ),
        {
            "credits_outages": (
                _("Phút đường truyền gián đoạn được ghi nhận thì không tính là vắng."),
                _("Phút đường truyền gián đoạn vẫn tính là vắng."),
            )
        },
    ),
    "unit_criticism": PolicyWords(
        _("Chi bộ có đảng viên bị phê bình, nhắc nhở"),
        (
            _(
                "Chi bộ có từ %(bar_percent)s%% đảng viên bị phê bình, nhắc nhở trở lên "
                "thì không xếp loại hoàn thành xuất sắc nhiệm vụ."
            ),
        ),
    ),
    "conference_checklist": PolicyWords(
        _("Các bước tổ chức hội nghị"),
        (
            _(
                "Giấy mời phát hành trước hội nghị từ %(invitations_latest_days)s "
                "đến %(invitations_earliest_days)s ngày."
            ),
            _(
                "Trước hội nghị: xong hội trường %(hall_days)s ngày, thử đường truyền %(line_test_days)s ngày, "
                "chốt số đại biểu %(headcount_days)s ngày."
            ),
            _(
                "Sau hội nghị: lập danh sách trong %(lists_days_after)s ngày, "
                "báo cáo kết quả trong %(report_days_after)s ngày."
            ),
        ),
    ),
    "notification_hours": PolicyWords(
        _("Giờ yên lặng"),
        (_("Không gửi thư từ %(quiet_from)s đến %(quiet_until)s; thư chờ đến khi hết giờ ấy."),),
    ),
    "essay": PolicyWords(
        _("Bài thu hoạch"),
        (_("Cả bài dài từ %(least_words)s đến %(most_words)s từ."),),
    ),
    "rapporteurs": PolicyWords(
        _("Báo cáo viên"),
        (_("Báo cáo viên được rà soát, đánh giá ít nhất một lần trong %(review_months)s tháng."),),
        {
            "province_takes_province_only": (
                _("Hội nghị cấp tỉnh chỉ do báo cáo viên Trung ương và báo cáo viên cấp tỉnh báo cáo."),
                _("Hội nghị cấp tỉnh nhận báo cáo viên của mọi cấp."),
            )
        },
    ),
    "watching": PolicyWords(
        _("Xem phim, nghe bài"),
        (
            _("Xem hoặc nghe từ %(least_percent)s%% thời lượng trở lên là xong; tua qua thì không tính."),
            _("Xem nhanh vẫn tính đủ; phần xem lại chỉ tính một lần."),
        ),
    ),
    "essay_grading": PolicyWords(
        _("Nộp, chấm và phúc khảo bài thu hoạch"),
        (
            _("Bài nộp bằng ảnh hoặc tệp có không quá %(most_pages)s trang ảnh hoặc tệp."),
            _("Bài trả lại được nộp lại trong %(return_days)s ngày, trừ khi người chấm cho hạn khác."),
            _("Người chấm giữ bài %(claim_minutes)s phút kể từ lần làm việc cuối; trong lúc ấy người khác không chấm."),
            _(
                "Đảng viên được đề nghị phúc khảo trong %(appeal_days)s ngày từ khi kết quả được công bố; "
                "người xem xét không phải người đã chấm."
            ),
        ),
    ),
}
