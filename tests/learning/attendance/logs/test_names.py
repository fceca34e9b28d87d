"""Names as people type them, found in a roster or left open."""

import unicodedata

import pytest

from learning.attendance.logs.choices import RowFault
from learning.attendance.logs.names import Directory, Person

UNITS = [
    ("0000", "Đảng bộ tỉnh Thử"),
    ("00000001", "Đảng bộ xã Một"),
    ("00000002", "Đảng bộ xã Hai"),
    ("000000010001", "Chi bộ Bản Chang"),
    ("000000010002", "Chi bộ Bản Chang Trên"),
    ("000000020001", "Chi bộ 1"),
]
PEOPLE = [
    Person(1, "Nguyễn Văn An", "0101", "000000010001", True),
    Person(2, "Nguyễn Văn An", "0102", "000000010002", True),
    Person(3, "Nguyễn Văn Ân", "0103", "000000020001", True),
    Person(4, "Hoàng Thị Bích", "0104", "000000010001", True),
    Person(5, "Y H'Mông Niê", "0105", "000000020001", True),
    Person(6, "Ông Văn Ba", "0106", "000000020001", True),
    Person(7, "Nguyễn Văn", "0107", "000000020001", True),
]
ROSTER = Directory(PEOPLE, UNITS)


def found(name: str, card: str = "", unit: str = "") -> int | RowFault | None:
    match = ROSTER.find([name] if name else [], card, unit)
    return match.person.entry if match.person else match.fault


@pytest.mark.parametrize(
    "name",
    [
        "Hoàng Thị Bích",
        "HOÀNG THỊ BÍCH",
        "hoang thi bich",
        "  Hoàng   Thị  Bích ",
        unicodedata.normalize("NFD", "Hoàng Thị Bích"),
        "Đ/c Hoàng Thị Bích (Chi bộ Bản Chang)",
        "Đ.c Hoàng Thị Bích",
        "Đồng chí Hoàng Thị Bích - CB Bản Chang",
        "CB Bản Chang - Hoàng Thị Bích",
        "CB Bản Chang_Hoàng Thị Bích",
        "HOANG THI BICH CB BAN CHANG",
        "Bản Chang Hoàng Thị Bích",
        "Bí thư Hoàng Thị Bích",
        "iPhone (Hoàng Thị Bích)",
        "Hoang Thi Bich (Hoàng Thị Bích)",
        "Hoàng Thị Bích-Chi bộ Bản Chang",
    ],
)
def test_however_it_is_typed_it_is_she(name: str) -> None:
    assert found(name) == 4


@pytest.mark.parametrize(
    ("name", "unit", "entry"),
    [
        ("Nguyễn Văn An - CB Bản Chang", "", 1),
        ("Nguyễn Văn An (Bản Chang Trên)", "", 2),
        ("NGUYEN VAN AN CB BAN CHANG TREN", "", 2),
        ("Nguyen Van An", "Chi bộ Bản Chang", 1),
        ("Nguyễn Văn Ân", "", 3),
        ("Nguyen Van An - xã Hai", "", 3),
        ("Nguyen Van An", "Chi bộ 1", 3),
    ],
)
def test_unit_and_marks_decide_among_namesakes(name: str, unit: str, entry: int) -> None:
    assert found(name, unit=unit) == entry


@pytest.mark.parametrize(
    ("name", "card", "fault"),
    [
        ("Nguyễn Văn An", "", RowFault.NAMESAKES),
        ("nguyen van an", "", RowFault.NAMESAKES),
        ("Nguyễn Văn An - xã Một", "", RowFault.NAMESAKES),
        ("Hoàng Thị Bích - CB 1 xã Hai", "", RowFault.UNIT_DIFFERS),
        ("Hoàng Thị Bích, Ông Văn Ba", "", RowFault.SEVERAL_NAMES),
        ("Hoàng Thị Bích Ngọc", "", RowFault.NOT_FOUND),
        ("Bích", "", RowFault.NOT_FOUND),
        ("iPad của cơ quan", "", RowFault.NOT_FOUND),
        ("Nguyễn Văn An Khang", "", RowFault.NOT_FOUND),
        ("Ông Văn Ba", "0104", RowFault.NUMBER_DIFFERS),
        ("Người Lạ", "0104", RowFault.NUMBER_DIFFERS),
        ("", "9999", RowFault.NOT_FOUND),
        ("", "", RowFault.NO_NAME),
    ],
)
def test_who_is_not_certain_is_left_to_a_person(name: str, card: str, fault: RowFault) -> None:
    assert found(name, card) == fault


@pytest.mark.parametrize(("name", "card"), [("", "0102"), ("", "102"), ("Nguyễn Văn An", "0102"), ("", " 01.02 ")])
def test_the_card_number_decides(name: str, card: str) -> None:
    assert found(name, card) == 2


def test_titles_that_are_names_stay_names() -> None:
    assert found("Ông Văn Ba") == 6
    assert found("Ông Ông Văn Ba") == 6


@pytest.mark.parametrize("name", ["Y H'Mông Niê", "Y H’Mông Niê", "Y H Mông Niê"])
def test_signs_in_a_name_do_not_matter(name: str) -> None:
    assert found(name) == 5


def test_several_writings_of_one_name_are_tried() -> None:
    match = ROSTER.find(["Bich Hoang Thi", "Hoang Thi Bich"], "", "")
    assert match.person == PEOPLE[3]
