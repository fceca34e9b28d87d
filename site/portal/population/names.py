"""Invented names as the peoples of a northern mountain province bear them; no ethnic group is stored."""

from dataclasses import dataclass
from random import Random

from members.people.choices import Gender
from portal.population.dice import Weighted, by_rank

MEN = by_rank(
    "Hùng, Tuấn, Dũng, Cường, Thắng, Minh, Hải, Sơn, Nam, Long, Đức, Trung, Quân, Hoàng, Tùng, Kiên, Hiếu, Thành, "
    "Tiến, Mạnh, Vinh, Chiến, Thái, Bình, Phong, Quang, Khánh, Hòa, Toàn, Lâm, Việt, Dương, Nghĩa, Huy, Đạt, Đông, "
    "Hiệp, Linh, Luân, Lợi, Phúc, Quyết, Quý, Sáng, Tân, Tâm, Thịnh, Thuận, Trường, Tú, Tường, Vương, Xuân, Ân, An, "
    "Ánh, Bằng, Biên, Công, Điệp, Hậu, Hưng, Khoa, Kim, Lập, Lực, Nhất, Ngọc, Oanh, Pháo, Rèn, Ước, Ỷ, Đoàn, Độ"
)
WOMEN = by_rank(
    "Hương, Hoa, Lan, Hà, Thủy, Huyền, Hằng, Hạnh, Nga, Mai, Thu, Hiền, Nhung, Dung, Thảo, Yến, Loan, Linh, Phương, "
    "Trang, Liên, Ngân, Oanh, Tuyết, Hồng, Vân, Thúy, Bích, Nguyệt, Hường, Phượng, Xuân, Chinh, Duyên, Đào, Điệp, "
    "Hoài, Hòa, Huệ, Kiều, Lành, Lệ, Liễu, Luyến, Lụa, Lý, Minh, Mỵ, Na, Nết, Ngọc, Nhàn, Nụ, Quyên, Quỳnh, Sen, "
    "Sinh, Tâm, Thanh, Thắm, Thơm, Thơ, Trà, Ước, Uyên, Vui, Vy, Ánh, An, Ân, Ơn, Biển, Bưởi, Ghến, Đẹp, Đức"
)
MIDDLE_OF_MEN = by_rank(
    "Văn, Đức, Quốc, Xuân, Ngọc, Minh, Anh, Hoàng, Đình, Trọng, Mạnh, Thanh, Quang, Hữu, Công, Ích, Thế, Bá, Duy, "
    "Việt, Trung, Tiến, Hồng"
)
MIDDLE_OF_WOMEN = by_rank(
    "Thị, Thị Thu, Thị Hồng, Thị Thanh, Thị Bích, Thị Kim, Thu, Thị Ngọc, Thúy, Bích, Hồng, Thị Minh, Thị Mai, "
    "Ngọc, Thị Lan, Thanh, Phương, Thị Phương, Kim, Diệu"
)
WELL_KNOWN = frozenset(
    [
        "Nông Đức Mạnh",
        "Nguyễn Văn Linh",
        "Nguyễn Xuân Phúc",
        "Nguyễn Xuân Thắng",
        "Nguyễn Trọng Nghĩa",
        "Nguyễn Duy Ngọc",
        "Nguyễn Mạnh Hùng",
        "Nguyễn Thị Kim Ngân",
        "Bùi Thị Minh Hoài",
        "Đỗ Văn Chiến",
        "Lê Minh Hưng",
        "Trịnh Văn Quyết",
        "Nông Quốc Tuấn",
        "Trần Đức Thắng",
        "Phạm Thị Thanh Trà",
    ]
)
"""Leaders of past and present whose names these lists could put together."""


@dataclass(frozen=True)
class Naming:
    """How one people names itself: family names, then middle and given names of women and of men."""

    families: Weighted[str]
    middle_of_women: Weighted[str]
    women: Weighted[str]
    middle_of_men: Weighted[str]
    men: Weighted[str]

    def name(self, gender: Gender, dice: Random) -> str:
        """A full name, family name first; never that of a well-known leader."""
        female = gender == Gender.FEMALE
        middle = (self.middle_of_women if female else self.middle_of_men).pick(dice)
        given = (self.women if female else self.men).pick(dice)
        name = f"{self.families.pick(dice)} {middle} {given}"
        return self.name(gender, dice) if name in WELL_KNOWN else name


def lowland_given(families: str) -> Naming:
    """Peoples whose given names are those of the whole country."""
    return Naming(by_rank(families), MIDDLE_OF_WOMEN, WOMEN, MIDDLE_OF_MEN, MEN)


KINH = lowland_given("Nguyễn, Trần, Lê, Phạm, Hoàng, Vũ, Đặng, Bùi, Đỗ, Ngô, Phan, Đinh, Đoàn, Trịnh, Mai, Đào, Tô")
TAY = lowland_given("Hoàng, Nông, Bế, Đàm, Hà, Ma, Lương, Nguyễn, Lục, Hứa, Đinh, Triệu, Phan, Vi, Ngân, Bàng, Dương")
NUNG = lowland_given("Nông, Hoàng, Triệu, Lý, Lương, Mông, Long, Phùng, Lục, Mã, Chu, Vương, Linh, Thang, Tô, Ân, Ích")
MONG = Naming(
    by_rank("Giàng, Vàng, Sùng, Lầu, Thào, Hầu, Lý, Mùa, Cứ, Hờ, Ly, Dương, Vừ, Hoàng, Đào, Tráng"),
    by_rank("Thị, Seo, Thị Mỷ, Y"),
    by_rank("Mỷ, Dính, Pà, Dợ, Sua, Chở, Xúa, Máy, Ca, Si, Mai, Dí, Chứ, Vá, Cở, Dung, Mo, Nhìa, Súng, Ghến"),
    by_rank("A, Văn, Mí, Seo, Dũng, Chí, Vản"),
    by_rank(
        "Páo, Sính, Dình, Chá, Lử, Tủa, Vàng, Súa, Già, Thào, Sử, Cấu, Dế, Lềnh, Nủ, Và, Sùng, Pó, Chứ, Hồng, Tùng"
    ),
)
DAO = Naming(
    by_rank("Triệu, Bàn, Đặng, Lý, Phùng, Chảo, Tẩn, Hoàng, Dương, Phàn, Trương"),
    by_rank("Thị, Mùi, Tả, Thị Mùi, Tòn, Lở"),
    by_rank("Nái, Pham, Mẩy, Ghến, Coi, Chiều, Khe, Phấy, Hương, Lai, Nhất, Liều, Sính, Mui, Vạn, Hoa, Sao"),
    by_rank("Văn, Tòn, Chòi, Phúc, Sành, Kim, Vần, Tiến, Hữu, Dào"),
    by_rank("Phin, Chìu, Quyên, Sểnh, Vạng, Phú, Phấu, Hín, Lưu, Kiềm, Hiện, Thanh, Dất, Páo, Minh, Sơn, Quý"),
)
NAMINGS = (KINH, TAY, NUNG, MONG, DAO)
IN_TOWN = Weighted(NAMINGS, [45, 30, 20, 2, 3])
ON_THE_LAND = (
    Weighted(NAMINGS, [8, 62, 24, 1, 5]),
    Weighted(NAMINGS, [7, 28, 58, 4, 3]),
    Weighted(NAMINGS, [5, 18, 15, 55, 7]),
    Weighted(NAMINGS, [6, 25, 17, 8, 44]),
)
"""Mixes of the peoples: every rural commune has one of these."""
COMMON_ON_THE_LAND = Weighted(ON_THE_LAND, [45, 30, 13, 12])
