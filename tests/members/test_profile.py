"""One's own page: who one is, where one belonged, which roles one holds; the password changes there."""

from datetime import date

from members.access.actions import end_role, grant_role
from members.access.choices import Role
from members.people.models import Membership
from tests.cast import BEGAN, PASSWORD, Cast

ADDRESS = "/ho-so-cua-toi/"
NEW = {"old_password": PASSWORD, "new_password1": "hoa-ban-no-2026", "new_password2": "hoa-ban-no-2026"}


def page(cast: Cast, name: str) -> str:
    return cast.client(name).get(ADDRESS).content.decode()


def test_everyone_sees_their_own_name_number_and_unit(cast: Cast) -> None:
    text = page(cast, "stranger")
    assert all(words in text for words in ("Vàng A Páo", "Chi bộ Bản Xa", "<dd>09</dd>"))


def test_earlier_units_stay_with_their_dates(cast: Cast) -> None:
    before = {"joined_on": date(2015, 5, 19), "left_on": date(2019, 12, 31)}
    Membership.objects.create(member=cast.member.member, unit=cast.far_cell, **before)
    assert "Từ 19/05/2015 đến 31/12/2019" in page(cast, "member")


def test_roles_in_force_are_shown(cast: Cast) -> None:
    assert "Bí thư chi bộ" in page(cast, "secretary")


def test_roles_that_ended_are_not_shown(cast: Cast) -> None:
    grant = grant_role(member=cast.member.member, role=Role.RAPPORTEUR, unit=cast.cell, starts_on=BEGAN, by=None)
    end_role(grant=grant, ends_on=date(2021, 1, 1), by=None, reason="Chuyển công tác")
    assert "Báo cáo viên" not in page(cast, "member")


def test_a_changed_password_keeps_the_session(cast: Cast) -> None:
    client = cast.client("member")
    assert "Đã đổi mật khẩu." in client.post(f"{ADDRESS}doi-mat-khau/", NEW, follow=True).content.decode()
    cast.member.refresh_from_db()
    assert cast.member.check_password("hoa-ban-no-2026")


def test_a_wrong_old_password_changes_nothing(cast: Cast) -> None:
    cast.client("member").post(f"{ADDRESS}doi-mat-khau/", NEW | {"old_password": "khong-phai"})
    cast.member.refresh_from_db()
    assert cast.member.check_password(PASSWORD)
