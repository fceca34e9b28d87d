"""Words of the library."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ResolutionKind(models.TextChoices):
    """Kinds of documents under study."""

    RESOLUTION = "RESOLUTION", _("Nghị quyết")
    DIRECTIVE = "DIRECTIVE", _("Chỉ thị")
    CONCLUSION = "CONCLUSION", _("Kết luận")
    REGULATION = "REGULATION", _("Quy định")
    GUIDANCE = "GUIDANCE", _("Hướng dẫn")
    PLAN = "PLAN", _("Kế hoạch")


class SecrecyLevel(models.TextChoices):
    """Declared by the author; only `NONE` may enter the system (`R46`)."""

    NONE = "NONE", _("Không mật")
    SECRET = "SECRET", _("Mật")
    TOP_SECRET = "TOP_SECRET", _("Tối mật")
    ULTRA_SECRET = "ULTRA_SECRET", _("Tuyệt mật")


CLASSIFIED_REFUSED = _(
    "Không lưu được: tài liệu “Mật” trở lên tuyệt đối không đưa vào hệ thống "
    "(Luật Bảo vệ bí mật nhà nước; Hướng dẫn 26-HD/BTGTU, mục 2). "
    "Đồng chí xóa nội dung vừa nhập và liên hệ văn thư cơ quan để được hướng dẫn."
)


class Audience(models.TextChoices):
    """Whom a text is for; the depth of content differs (`R44`)."""

    KEY_CADRE = "KEY_CADRE", _("Cán bộ chủ chốt")
    GRASSROOTS_MEMBER = "GRASSROOTS_MEMBER", _("Đảng viên ở cơ sở")
    ARMED_FORCES = "ARMED_FORCES", _("Lực lượng vũ trang")
    TEACHER_STUDENT = "TEACHER_STUDENT", _("Giảng viên, giáo viên, học sinh, sinh viên")
    UNION_INTELLECTUAL = "UNION_INTELLECTUAL", _("Đoàn viên, hội viên, trí thức")
    RESPECTED_FIGURE = "RESPECTED_FIGURE", _("Người có uy tín")
    PUBLIC = "PUBLIC", _("Nhân dân")


class Depth(models.TextChoices):
    """How far a material goes into its resolution (`KT2`, `R44`)."""

    BRIEF = "BRIEF", _("Nắm điểm chính")
    STANDARD = "STANDARD", _("Học tập đầy đủ")
    IN_DEPTH = "IN_DEPTH", _("Nghiên cứu sâu")


class TextForm(models.TextChoices):
    """How a text to be read in sections is written (`R3`)."""

    CONDENSED = "CONDENSED", _("Tài liệu rút gọn")
    LEAFLET = "LEAFLET", _("Tờ gấp")
    VERSE = "VERSE", _("Văn vần")


class MaterialKind(models.TextChoices):
    """What a published page of the library is; in the order in which a resolution lists its materials."""

    RESOLUTION = "RESOLUTION", _("Văn bản được quán triệt")
    CONDENSED_TEXT = "CONDENSED_TEXT", _("Tài liệu rút gọn")
    AUDIO = "AUDIO", _("Bài nghe")
    VIDEO = "VIDEO", _("Phim")
    INFOGRAPHIC = "INFOGRAPHIC", _("Đồ họa thông tin")
    QUESTION_ANSWER = "QUESTION_ANSWER", _("Hỏi – đáp")
    LEAFLET = "LEAFLET", _("Tờ gấp")
    VERSE = "VERSE", _("Văn vần")
    SUPPLEMENT = "SUPPLEMENT", _("Phần bổ sung của địa phương")
    NEWS = "NEWS", _("Tin tức")
    BULLETIN = "BULLETIN", _("Bản tin Thông báo nội bộ")


class OfficialTextState(models.TextChoices):
    """From upload to use."""

    READING = "READING", _("Đang đọc tệp")
    READ = "READ", _("Đã nhận ra điều, mục")
    REFUSED = "REFUSED", _("Không đọc được")
    CURRENT = "CURRENT", _("Đang dùng")
    REPLACED = "REPLACED", _("Đã thay bằng bản khác")
    DISCARDED = "DISCARDED", _("Đã bỏ, không dùng")


class ClauseKind(models.TextChoices):
    """What a recognised piece of an official text is."""

    HEADING = "HEADING", _("Đề mục")
    CLAUSE = "CLAUSE", _("Điều, mục")
    PARAGRAPH = "PARAGRAPH", _("Đoạn")


READ_CONDENSED_TEXT = "READ_CONDENSED_TEXT"
"""The kind of duty that reading a study text fulfils."""
WATCH_RECORDING = "WATCH_RECORDING"
"""The kind of duty that watching, or listening to, a recording fulfils."""
