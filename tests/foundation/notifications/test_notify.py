"""Telling people something: once for each cause, in the caller's transaction, for any number of people."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy
from pytest_django import DjangoCaptureOnCommitCallbacks

from foundation.notifications import channels
from foundation.notifications.actions import notify
from foundation.notifications.choices import NoticeKind
from foundation.notifications.models import Delivery, Notice
from members.access.models import User
from members.people.models import Member
from tests.cast import Cast
from tests.factories.notifications import TestChannel, give_address, tell

pytestmark = pytest.mark.django_db
PLAIN: dict[str, Any] = {"kind": NoticeKind.DEADLINE, "title": "Sắp đến hạn"}


def count_of(user: User) -> int:
    user.refresh_from_db()
    return user.unread_notices


def test_each_recipient_is_told_once_for_a_cause(cast: Cast) -> None:
    assert tell(cast.member, cast.neighbour) == 2
    assert tell(cast.member, cast.neighbour, cast.secretary) == 1
    assert (Notice.objects.count(), count_of(cast.member), count_of(cast.secretary)) == (3, 1, 1)


def test_a_recipient_named_twice_is_told_once(cast: Cast) -> None:
    assert notify(recipients=iter([cast.member.pk] * 2), cause="a", **PLAIN) == 1


def test_another_cause_is_another_notice(cast: Cast) -> None:
    assert tell(cast.member) + tell(cast.member, cause="retake:ab12:due-1") == 2
    assert count_of(cast.member) == 2


def test_nobody_to_tell_is_no_fault() -> None:
    assert notify(recipients=[], cause="a", **PLAIN) == 0


def test_a_notice_goes_with_the_transaction_that_made_it(cast: Cast) -> None:
    with transaction.atomic():
        tell(cast.member)
        transaction.set_rollback(True)
    assert (Notice.objects.count(), count_of(cast.member)) == (0, 0)


def test_only_who_has_an_address_gets_a_letter(cast: Cast) -> None:
    give_address(cast.member)
    tell(cast.member, cast.neighbour)
    assert [(d.notice.recipient, d.channel) for d in Delivery.objects.all()] == [(cast.member, "email")]


def test_an_account_out_of_use_gets_no_letter(cast: Cast) -> None:
    give_address(cast.member)
    User.objects.filter(pk=cast.member.pk).update(is_active=False)
    tell(cast.member)
    assert not Delivery.objects.exists()


def test_telling_again_sends_no_second_letter(cast: Cast) -> None:
    give_address(cast.member)
    tell(cast.member)
    tell(cast.member)
    assert Delivery.objects.count() == 1


def test_the_queue_is_told_after_commit_when_something_is_to_be_sent(
    cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks() as without_address:
        tell(cast.neighbour)
    give_address(cast.member)
    with django_capture_on_commit_callbacks() as with_address:
        tell(cast.member)
    assert (len(without_address), len(with_address)) == (0, 1)


@pytest.mark.parametrize("address", ["https://other.vn/", "//other.vn", "viec-cua-toi/", "/" + 300 * "a"])
def test_an_address_elsewhere_is_refused(cast: Cast, address: str) -> None:
    with pytest.raises(ValueError, match="not a path"):
        notify(recipients=[cast.member.pk], cause="a", address=address, **PLAIN)


@pytest.mark.parametrize("cause", ["", 121 * "a"])
def test_a_cause_that_cannot_be_kept_is_refused(cast: Cast, cause: str) -> None:
    with pytest.raises(ValueError, match="a cause has"):
        notify(recipients=[cast.member.pk], cause=cause, **PLAIN)


def test_a_title_too_long_for_its_column_is_cut(cast: Cast) -> None:
    tell(cast.member, title="Nghị quyết " * 50)
    assert len(Notice.objects.get().title) <= 200


def test_the_text_is_vietnamese_whatever_language_the_caller_works_in(cast: Cast) -> None:
    title = format_lazy("{}: 26-HD/BTGTU", gettext_lazy("Đợt học tập"))
    with translation.override("en"):
        notify(recipients=[cast.member.pk], cause="a", kind=NoticeKind.INVITATION, title=title)
    assert Notice.objects.get().title == "Đợt học tập: 26-HD/BTGTU"


def thousands_of_accounts(number: int) -> Iterator[int]:
    """Accounts with an address, given out one by one."""
    members = [
        Member(number=f"n{place}", full_name="Nông Văn An", email=f"n{place}@example.vn") for place in range(number)
    ]
    Member.objects.bulk_create(members)
    User.objects.bulk_create([User(member=member, username=member.number) for member in members])
    yield from User.objects.filter(username__startswith="n").values_list("pk", flat=True)


def test_five_thousand_are_told_with_few_queries(db: None) -> None:
    recipients = list(thousands_of_accounts(5000))
    with CaptureQueriesContext(connection) as queries:
        assert notify(recipients=iter(recipients), cause="a", **PLAIN) == 5000
    assert len(queries) <= 150
    assert (Delivery.objects.count(), User.objects.filter(unread_notices=1).count()) == (5000, 5000)


def test_a_channel_of_another_app_is_used_once_registered(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(channels._channels, "test", TestChannel(lambda delivery: None))
    tell(cast.member)
    assert Delivery.objects.get().channel == "test"
