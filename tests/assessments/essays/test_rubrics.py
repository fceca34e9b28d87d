"""Rubrics add up, are checked, and never change once written."""

import pytest

from assessments.essays.actions import write_rubric
from assessments.essays.choices import RubricState
from assessments.essays.models import Rubric
from assessments.essays.queries import rubric_for
from assessments.essays.rubrics import (
    Criterion,
    Level,
    RubricRefused,
    check,
    chosen_tenths,
    criteria_of,
    most_tenths,
    not_chosen,
    read_points,
    spoken,
)
from tests.cast import Cast
from tests.factories.essays import submitted_essay

FORM = "/bai-thu-hoach/phieu-cham/soan/{}/"


def criterion(title: str = "Nhận thức", code: str = "a", points: tuple[int, ...] = (0, 20)) -> Criterion:
    return Criterion(code, title, "", tuple(Level(f"Mức {n}", "Mô tả", n) for n in points))


@pytest.mark.rule
@pytest.mark.parametrize(("text", "tenths"), [("2", 20), ("1,5", 15), ("1.50", 15), (" 0 ", 0)])
def test_points_are_read_as_written(text: str, tenths: int) -> None:
    assert read_points(text) == tenths


@pytest.mark.rule
@pytest.mark.parametrize("text", ["", "hai", "-1", "1,25", "1,x", "²"])
def test_what_are_no_points_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_points(text)


@pytest.mark.rule
def test_levels_add_up() -> None:
    rows = [criterion(), criterion(code="b", points=(0, 15))]
    assert (chosen_tenths(rows, {"a": 1, "b": 1}), most_tenths(rows), spoken(35)) == (35, 35, "3,5")
    assert not_chosen(rows, {"b": 0}) == ["Nhận thức"]


@pytest.mark.rule
@pytest.mark.parametrize(
    "rows",
    [
        [],
        [criterion("")],
        [criterion(), criterion()],
        [criterion(points=(0,))],
        [criterion(points=(20, 0))],
        [criterion(points=(0, 0))],
        [Criterion("a", "Tên", "", (Level("Đạt", "", 0), Level("Tốt", "Mô tả", 10)))],
    ],
)
def test_a_rubric_that_says_too_little_is_refused(rows: list[Criterion]) -> None:
    with pytest.raises(RubricRefused):
        check(rows)


@pytest.mark.django_db
def test_the_shipped_rubric_is_sound_and_makes_ten() -> None:
    rows = criteria_of(Rubric.objects.get(unit=None).criteria)
    check(rows)
    assert most_tenths(rows) == 100


def write(cast: Cast, title: str = "Phiếu của xã", points: tuple[int, ...] = (0, 50)) -> Rubric:
    rows = [criterion(points=points)]
    return write_rubric(unit=cast.commune, title=title, source="", criteria=rows, by=cast.commune_officer)


def test_the_nearest_units_rubric_holds(cast: Cast) -> None:
    rubric = write(cast)
    assert rubric_for(cast.cell.path) == rubric
    assert rubric_for(cast.far_cell.path) == Rubric.objects.get(unit=None)


def test_a_change_makes_a_new_version_and_keeps_the_old(cast: Cast) -> None:
    first, second = write(cast), write(cast, points=(0, 60))
    first.refresh_from_db()
    assert (first.state, second.number, first.criteria[0]["levels"][1]["tenths"]) == (RubricState.RETIRED, 2, 50)


def test_the_same_once_more_changes_nothing(cast: Cast) -> None:
    assert write(cast) == write(cast)


def test_an_essay_keeps_the_version_it_was_handed_in_under(cast: Cast, campaign: object) -> None:
    essay = submitted_essay(cast.member)
    write_rubric(unit=cast.province, title="Mới", source="", criteria=[criterion()], by=cast.officer)
    essay.refresh_from_db()
    assert essay.rubric == Rubric.objects.get(unit=None)


def test_nobody_writes_the_rubric_of_another_unit(cast: Cast) -> None:
    with pytest.raises(RubricRefused):
        write_rubric(unit=cast.province, title="Của tỉnh", source="", criteria=[criterion()], by=cast.commune_officer)


def sent(points: str = "2") -> dict[str, str]:
    head = {"title": "Phiếu của xã", "criterion-0-title": "Nhận thức", "criterion-0-code": "grasp"}
    levels = [("Chưa đạt", "Chép tài liệu", "0"), ("Đạt", "Bằng lời của mình", points)]
    for place, values in enumerate(levels):
        for name, value in zip(("title", "says", "points"), values, strict=True):
            head[f"criterion-0-level-{place}-{name}"] = value
    return head


def test_an_officer_writes_one_on_the_screen(cast: Cast) -> None:
    page = cast.client("commune_officer").post(FORM.format(cast.commune.public_id), sent("1,5"), follow=True)
    assert "bản 1" in page.content.decode()
    assert rubric_for(cast.commune.path) == Rubric.objects.get(unit=cast.commune)


def test_points_that_cannot_be_read_come_back_with_what_was_typed(cast: Cast) -> None:
    page = cast.client("officer").post(FORM.format(cast.commune.public_id), sent("hai")).content.decode()
    assert "“hai”" in page
    assert "Bằng lời của mình" in page
