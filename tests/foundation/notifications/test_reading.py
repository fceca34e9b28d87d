"""Reading notices, and letting old ones go: the number on the account always fits."""

from datetime import timedelta

import pytest
from django.utils import timezone

from foundation.notifications.actions import mark_all_read, mark_read, purge
from foundation.notifications.models import Delivery, Notice
from members.access.models import User
from tests.cast import Cast
from tests.factories.notifications import give_address, make_notice, tell

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def count_of(user: User) -> int:
    user.refresh_from_db()
    return user.unread_notices


def written(notice: Notice, days_ago: int, read_days_ago: int | None = None) -> None:
    read_at = None if read_days_ago is None else NOW - timedelta(days=read_days_ago)
    Notice.objects.filter(pk=notice.pk).update(created_at=NOW - timedelta(days=days_ago), read_at=read_at)


def test_reading_counts_once(cast: Cast) -> None:
    notice = make_notice(cast.member)
    assert [mark_read(user=cast.member, notice=notice) for _ in range(2)] == [True, False]
    assert count_of(cast.member) == 0


def test_anothers_notice_cannot_be_read(cast: Cast) -> None:
    notice = make_notice(cast.member)
    assert not mark_read(user=cast.neighbour, notice=notice)
    assert (count_of(cast.member), count_of(cast.neighbour)) == (1, 0)


def test_reading_all_leaves_others_alone(cast: Cast) -> None:
    tell(cast.member, cast.neighbour)
    tell(cast.member, cause="b")
    assert [mark_all_read(user=cast.member) for _ in range(2)] == [2, 0]
    assert (count_of(cast.member), count_of(cast.neighbour)) == (0, 1)


def test_a_notice_read_a_year_ago_is_let_go_with_its_delivery(cast: Cast) -> None:
    give_address(cast.member)
    notice = make_notice(cast.member)
    mark_read(user=cast.member, notice=notice)
    written(notice, 400, read_days_ago=366)
    assert purge(at=NOW) == 1
    assert not Notice.objects.exists()
    assert not Delivery.objects.exists()


def test_a_notice_read_within_the_year_stays(cast: Cast) -> None:
    notice = make_notice(cast.member)
    mark_read(user=cast.member, notice=notice)
    written(notice, 700, read_days_ago=364)
    assert purge(at=NOW) == 0


def test_an_unread_notice_stays_for_two_years_and_then_leaves_the_count(cast: Cast) -> None:
    old, older = make_notice(cast.member), make_notice(cast.member, cause="b")
    tell(cast.member, cast.neighbour, cause="c")
    written(old, 729)
    written(older, 731)
    assert purge(at=NOW) == 1
    assert (count_of(cast.member), count_of(cast.neighbour)) == (2, 1)


def test_many_old_notices_of_several_people_leave_each_persons_count(cast: Cast) -> None:
    for cause in ("a", "b", "c"):
        tell(cast.member, cause=cause)
    tell(cast.neighbour, cast.secretary)
    Notice.objects.update(created_at=NOW - timedelta(days=731))
    tell(cast.member, cause="new")
    assert purge(at=NOW) == 5
    assert [count_of(user) for user in (cast.member, cast.neighbour, cast.secretary)] == [1, 0, 0]
