"""Names of invented units, put together from syllables and lists; none is meant to be a real one."""

from collections import Counter
from itertools import count, cycle
from random import Random
from typing import NamedTuple


class Distinct:
    """Hands out names under one parent; one that was given before gets a number."""

    def __init__(self) -> None:
        self.given: Counter[str] = Counter()

    def __call__(self, name: str) -> str:
        self.given[name] += 1
        times = self.given[name]
        return name if times == 1 else f"{name} {times}"


def words(text: str) -> list[str]:
    """Parted by commas."""
    return [word.strip() for word in text.split(",")]


PROVINCE_STARTS = words("Sơn, Khau, Vân, Phia, Mường, Lĩnh")
PROVINCE_ENDS = words("Thượng, Khê, Lâm, Sầm, Ngàn, Trà")
STARTS = words(
    "Nà, Khuổi, Pác, Lũng, Cốc, Phia, Tát, Bó, Thẳm, Nặm, Kéo, Pò, Khau, Đông, Mỏ, Phiêng, Cao, Lủng, Nậm, Tả, Sì, "
    "Thôm, Vằng, Đoỏng, Roỏng"
)
ENDS = words(
    "Lủng, Giàng, Mòn, Sảng, Rào, Cáy, Chang, Luông, Đeng, Ngàn, Phấy, Mạ, Pheo, Tẩu, Hẩu, Khoang, Phin, Dẻ, Lìn, "
    "Nưa, Ỏ, Thúm, Slao, Vài, Chộc, Kít, Pục, Rẻo, Sẩy, Tiên, Tổng, Vàng, Xiểm, Xỏm, Ảng, Ấm, Ơi, Đuốc, Bon, Hiểng"
)
VILLAGES = words("Bản, Xóm, Thôn")
SCHOOLS = words(
    "Trường Mầm non, Trường Tiểu học, Trường Trung học cơ sở, Trường Phổ thông dân tộc bán trú Tiểu học, "
    "Trường Phổ thông dân tộc bán trú Trung học cơ sở"
)
COMMUNE_AGENCIES = words(
    "Cơ quan Đảng ủy, Cơ quan Ủy ban nhân dân, Mặt trận Tổ quốc và các đoàn thể, Trạm Y tế, Công an, Quân sự, "
    "Trung tâm Phục vụ hành chính công"
)
OFFICES = words(
    "Văn phòng, Phòng Tổ chức cán bộ, Phòng Kế hoạch – Tài chính, Phòng Nghiệp vụ, Thanh tra, Phòng Tổng hợp, "
    "Phòng Tuyên truyền, Trung tâm Thông tin, Phòng Quản lý chuyên ngành, Đội Công tác địa bàn"
)
BODIES = {
    "các cơ quan Đảng tỉnh": words(
        "Văn phòng Tỉnh ủy, Ban Tổ chức Tỉnh ủy, Ủy ban Kiểm tra Tỉnh ủy, Ban Tuyên giáo và Dân vận Tỉnh ủy, "
        "Ban Nội chính Tỉnh ủy, Trường Chính trị tỉnh, Cơ quan Mặt trận Tổ quốc tỉnh, Báo và Phát thanh truyền hình"
    ),
    "Ủy ban nhân dân tỉnh": words(
        "Văn phòng Ủy ban nhân dân tỉnh, Sở Nội vụ, Sở Tài chính, Sở Xây dựng, Sở Nông nghiệp và Môi trường, Sở Y tế, "
        "Sở Giáo dục và Đào tạo, Sở Văn hóa Thể thao và Du lịch, Sở Dân tộc và Tôn giáo, Sở Tư pháp, Bệnh viện Đa khoa"
    ),
    "Quân sự tỉnh": words("Phòng Tham mưu, Phòng Chính trị, Phòng Hậu cần – Kỹ thuật, Trung đoàn, Ban Chỉ huy khu vực"),
    "Công an tỉnh": words("Khối Tham mưu, Khối An ninh, Khối Cảnh sát, Khối Xây dựng lực lượng, Khối Hậu cần"),
}
"""Committees under a province that are no commune, each with its grassroots organisations."""


def place(dice: Random) -> str:
    """A place name of two syllables."""
    return f"{dice.choice(STARTS)} {dice.choice(ENDS)}"


def province_name(number: int) -> str:
    """The n-th province's place name, from 0; after the 36th they repeat with a number."""
    combination = number % (len(PROVINCE_STARTS) * len(PROVINCE_ENDS))
    first, second = divmod(combination, len(PROVINCE_ENDS))
    again = number // (len(PROVINCE_STARTS) * len(PROVINCE_ENDS)) + 1
    return f"{PROVINCE_STARTS[first]} {PROVINCE_ENDS[second]}" + (f" {again}" if again > 1 else "")


class Grove(NamedTuple):
    """A grassroots organisation to be: its name, and the names of its cells."""

    name: str
    cells: list[str]


def groves_of_body(body: str, sizes: list[int]) -> list[Grove]:
    """Grassroots organisations of a provincial committee; `sizes` says how many cells each has."""
    distinct = Distinct()
    named = [distinct(f"Đảng bộ {name}") for name, _size in zip(cycle(BODIES[body]), sizes, strict=False)]
    return [Grove(name, listed_cells(OFFICES, size)) for name, size in zip(named, sizes, strict=True)]


def listed_cells(offices: list[str], size: int) -> list[str]:
    """Cells by a list, gone through again with numbers when it is too short."""
    distinct = Distinct()
    return [distinct(f"Chi bộ {office}") for office, _nth in zip(cycle(offices), range(size), strict=False)]


def groves_of_commune(name: str, is_ward: bool, sizes: list[int], dice: Random) -> list[Grove]:
    """Grassroots organisations of a commune or ward: its agencies, its schools, then where people live."""
    groves = [Grove(f"Đảng bộ các cơ quan {name}", listed_cells(COMMUNE_AGENCIES, sizes[0]))]
    distinct, quarter, village = Distinct(), count(1), dice.choice(VILLAGES)
    if len(sizes) > 1:
        schools = [f"{dice.choice(SCHOOLS)} {place(dice)}" for _nth in range(sizes[1])]
        groves.append(Grove(f"Đảng bộ các trường học {name}", [distinct(f"Chi bộ {school}") for school in schools]))
    for size in sizes[2:]:
        if is_ward:
            lived_in = [f"Tổ dân phố {next(quarter)}" for _nth in range(size)]
            called = f"Đảng bộ cơ sở khu dân cư {place(dice)}"
        else:
            lived_in = [f"{village} {place(dice)}" for _nth in range(size)]
            called = f"Đảng bộ cơ sở liên {village.lower()} {place(dice)}"
        groves.append(Grove(distinct(called), [distinct(f"Chi bộ {where}") for where in lived_in]))
    return groves
