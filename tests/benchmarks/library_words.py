"""Vietnamese prose as the library holds it, drawn from phrases of the field: thousands of texts, none alike."""

from collections.abc import Sequence
from random import Random

SUBJECTS = (
    "cấp ủy các cấp", "đảng viên ở cơ sở", "ban thường vụ tỉnh ủy", "chi bộ thôn bản", "Mặt trận Tổ quốc",
    "đoàn thể chính trị - xã hội", "người đứng đầu", "báo cáo viên cấp tỉnh", "lực lượng vũ trang",
    "hợp tác xã nông nghiệp", "già làng, trưởng bản", "đội ngũ nhà giáo", "cán bộ chủ chốt", "ủy ban kiểm tra",
)  # fmt: skip
VERBS = (
    "phải quán triệt đầy đủ", "tập trung lãnh đạo", "chủ động xây dựng kế hoạch về", "thường xuyên kiểm tra",
    "phát huy vai trò trong", "chịu trách nhiệm trước cấp trên về", "tổ chức học tập, thảo luận về", "sơ kết, tổng kết",
    "nâng cao chất lượng", "kịp thời biểu dương điển hình trong", "khắc phục triệt để hạn chế của", "cụ thể hóa",
)  # fmt: skip
TOPICS = (
    "phát triển kinh tế rừng", "bảo vệ chủ quyền biên giới", "chuyển đổi số trong cơ quan nhà nước",
    "xây dựng nông thôn mới", "giảm nghèo bền vững", "phòng chống tham nhũng, lãng phí", "bảo tồn văn hóa dân tộc",
    "du lịch cộng đồng", "giáo dục vùng đặc biệt khó khăn", "y tế tuyến cơ sở", "thủy lợi và nước sạch nông thôn",
    "công tác dân vận khéo", "quản lý đất đai", "kinh tế cửa khẩu", "phòng chống thiên tai, cháy rừng",
    "đào tạo nghề cho thanh niên", "bình đẳng giới", "an ninh nông thôn", "cải cách hành chính", "xóa nhà tạm",
    "trồng dược liệu dưới tán rừng", "chăn nuôi đại gia súc", "đường giao thông liên xã", "thu ngân sách",
    "bảo hiểm y tế toàn dân", "phổ cập tiếng Việt cho trẻ mầm non", "kết nạp đảng viên mới", "sinh hoạt chi bộ",
    "kỷ luật phát ngôn", "học tập và làm theo tư tưởng Hồ Chí Minh",
)  # fmt: skip
MANNERS = (
    "gắn với thực tiễn của địa phương", "trước ngày 15 tháng 12 hằng năm", "ngay sau hội nghị học tập",
    "đúng tiến độ đã đề ra", "theo phương châm dân biết, dân bàn, dân làm, dân kiểm tra", "đến từng hộ gia đình",
    "không hình thức, không bệnh thành tích", "bằng tiếng Việt và tiếng dân tộc", "trong giai đoạn 2021 - 2030",
    "với tinh thần tự phê bình và phê bình nghiêm túc", "từ tỉnh đến cơ sở", "có người phụ trách rõ ràng",
)  # fmt: skip
HEADINGS = (
    "Vì sao ban hành", "Những điểm mới", "Mục tiêu đến năm 2030", "Nhiệm vụ, giải pháp", "Liên hệ địa phương",
    "Trách nhiệm của đảng viên", "Tổ chức thực hiện", "Câu hỏi thảo luận",
)  # fmt: skip
PLACES = ("Mường Thín", "Nậm Khao", "Bản Lang", "Pa Vây Sử", "Huổi Luông", "Sì Lở Lầu", "Khun Há", "Tủa Sín Chải")


def sentence(dice: Random, topics: Sequence[str]) -> str:
    """Who does what about one of the topics, how, and sometimes where and how much."""
    words = f"{dice.choice(SUBJECTS)} {dice.choice(VERBS)} {dice.choice(topics)} {dice.choice(MANNERS)}"
    if dice.random() < 0.3:
        words += (
            f", riêng xã {dice.choice(PLACES)} đạt {dice.randrange(40, 100)}% trong năm {dice.randrange(2015, 2026)}"
        )
    return words[0].upper() + words[1:] + "."


def paragraph(dice: Random, topics: Sequence[str], length: int) -> str:
    """Sentences of at least so many characters in all."""
    said = ""
    while len(said) < length:
        said += sentence(dice, topics) + " "
    return said.strip()
