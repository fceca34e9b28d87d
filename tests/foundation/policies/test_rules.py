"""What values a policy may hold, and from when."""

from dataclasses import dataclass
from datetime import date

import pytest

from foundation.policies.clauses import cited, clause_in_words
from foundation.policies.kinds import KINDS, StudyTarget
from foundation.policies.models import Policy
from foundation.policies.rules import PolicyRefused, Standing, check_start, checked_values, read_values
from foundation.policies.words import WORDS

pytestmark = pytest.mark.rule
TODAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Sample:
    """One value of each type."""

    least_percent: int
    strict: bool
    note: str


def test_every_kind_has_its_words() -> None:
    assert list(WORDS) == list(KINDS)


def test_words_hold_the_values() -> None:
    said = " ".join(WORDS["study_target"].of(StudyTarget(least_percent=95, warn_percent=90)))
    assert "Ít nhất 95% đảng viên" in said
    assert "dưới 90% là thấp" in said


def test_values_typed_in_are_read_by_their_types() -> None:
    read = read_values(Sample, {"least_percent": " 95 ", "strict": "Có", "note": "x"})
    assert checked_values(Sample, read) == {"least_percent": 95, "strict": True, "note": "x"}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"least_percent": 95, "strict": True}, "Thiếu giá trị: note"),
        ({"least_percent": 95, "strict": True, "note": "", "other": 1}, "không có giá trị other"),
        ({"least_percent": "95", "strict": True, "note": ""}, "“least_percent” phải là số nguyên"),
        ({"least_percent": True, "strict": True, "note": ""}, "“least_percent” phải là số nguyên"),
        ({"least_percent": 95, "strict": 1, "note": ""}, "“strict” phải là có hoặc không"),
        ({"least_percent": 101, "strict": True, "note": ""}, "ngoài khoảng cho phép: 101"),
        ({"least_percent": -1, "strict": True, "note": ""}, "ngoài khoảng cho phép: -1"),
    ],
)
def test_wrong_values_are_refused_by_name(given: dict[str, object], words: str) -> None:
    with pytest.raises(PolicyRefused, match=words):
        checked_values(Sample, given)


def test_what_cannot_be_read_stays_text_and_is_refused() -> None:
    with pytest.raises(PolicyRefused, match="số nguyên"):
        checked_values(StudyTarget, read_values(StudyTarget, {"least_percent": "9²", "warn_percent": "1"}))


def test_a_version_in_force_cannot_be_changed_from_a_day_gone_by() -> None:
    with pytest.raises(PolicyRefused, match="lùi về trước hôm nay"):
        check_start(Standing(1, date(2021, 1, 1)), date(2026, 11, 22), TODAY)


def test_a_new_version_starts_after_the_newest() -> None:
    with pytest.raises(PolicyRefused, match="Bản 2 đã áp dụng từ 01/01/2027"):
        check_start(Standing(2, date(2027, 1, 1)), date(2027, 1, 1), TODAY)


def test_today_is_early_enough() -> None:
    check_start(Standing(1, date(2021, 1, 1)), TODAY, TODAY)


def test_the_first_version_of_a_kind_may_start_in_the_past() -> None:
    check_start(None, date(2021, 1, 1), TODAY)


@pytest.mark.parametrize(
    ("clause", "words"),
    [
        ("KT3", "mục 3"),
        ("KT3, KT4", "mục 3, mục 4"),
        ("CB2.4", "mục 2.4"),
        ("CB II.2.2", "mục 2.2 phần II"),
        ("TS IV", "phần IV"),
        ("Điều 5, khoản 2", "Điều 5, khoản 2"),
        ("KT", "KT"),
        ("", ""),
    ],
)
def test_a_clause_is_told_in_words(clause: str, words: str) -> None:
    assert clause_in_words(clause) == words


def test_a_policy_without_a_clause_cites_its_document_alone() -> None:
    assert cited(Policy(legal_source="Hướng dẫn 26", clause="KT3")) == "mục 3, Hướng dẫn 26"
    assert cited(Policy(legal_source="Mặc định của hệ thống", clause="")) == "Mặc định của hệ thống"
