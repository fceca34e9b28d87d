"""Letters: Vietnamese, plain, with the whole address; and what a mail server's answers come to."""

import smtplib
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from pytest_django import Settings

from foundation.notifications.actions import deliver, notify
from foundation.notifications.choices import DeliveryState, NoticeKind
from foundation.notifications.models import Delivery, Notice
from members.people.models import Member
from tests.cast import Cast
from tests.factories.notifications import NOON, give_address, tell
from tests.foundation.notifications.mail_server import MailServer

pytestmark = pytest.mark.django_db


def send() -> Delivery:
    """Deliver at noon; how the newest delivery stands."""
    deliver(clock=lambda: NOON)
    return Delivery.objects.latest("pk")


@pytest.fixture
def base_url(settings: Settings) -> None:
    settings.BASE_URL = "https://hoc-tap.example.vn"


def test_a_letter_is_vietnamese_with_name_text_and_whole_address(cast: Cast, base_url: None) -> None:
    give_address(cast.member)
    body = "Đồng chí vắng 130 trên 270 phút."
    notify(
        recipients=[cast.member.pk],
        cause="retake:ab12",
        kind=NoticeKind.RETAKE,
        title="Đồng chí cần học lại",
        body=body,
        address="/viec-cua-toi/",
    )
    assert send().state == DeliveryState.SENT
    [letter] = mail.outbox
    assert (letter.subject, letter.to) == ("Đồng chí cần học lại", ["01@example.vn"])
    wanted = ["Kính gửi đồng chí Nông Văn Thành,", body, "https://hoc-tap.example.vn/viec-cua-toi/\n"]
    assert [words for words in wanted if words not in str(letter.body)] == []


def test_a_notice_that_leads_nowhere_leads_to_the_list(cast: Cast, base_url: None) -> None:
    give_address(cast.member)
    notify(recipients=[cast.member.pk], cause="a", kind=NoticeKind.DECISION, title="<Kết luận> & 'quyết định'")
    send()
    assert "Đồng chí mở tại: https://hoc-tap.example.vn/thong-bao/" in str(mail.outbox[0].body)
    assert "<Kết luận> & 'quyết định'" in str(mail.outbox[0].body)


def test_the_message_id_follows_from_the_notice(cast: Cast, base_url: None) -> None:
    give_address(cast.member)
    tell(cast.member)
    send()
    message_id = mail.outbox[0].message()["Message-ID"]
    assert message_id == f"<{Notice.objects.get().public_id}.email@hoc-tap.example.vn>"


def test_an_address_removed_meanwhile_gets_nothing(cast: Cast) -> None:
    give_address(cast.member)
    tell(cast.member)
    Member.objects.filter(pk=cast.member.member_id).update(email="")
    assert (send().state, mail.outbox) == (DeliveryState.FAILED, [])


def test_a_notice_told_again_and_again_is_one_letter(cast: Cast) -> None:
    give_address(cast.member)
    for _ in range(3):
        tell(cast.member)
        send()
    assert len(mail.outbox) == 1


@pytest.fixture
def server(cast: Cast, settings: Settings) -> Iterator[MailServer]:
    """A mail server that really listens; two members have an address."""
    give_address(cast.member, cast.neighbour)
    with MailServer() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        settings.EMAIL_USE_TLS, settings.EMAIL_TIMEOUT = False, 1
        yield server


def states() -> list[tuple[Any, ...]]:
    return list(Delivery.objects.order_by("pk").values_list("state", "attempts"))


def test_letters_go_over_one_connection(cast: Cast, server: MailServer) -> None:
    tell(cast.member, cast.neighbour)
    send()
    assert (states(), server.connections, len(server.letters)) == ([("SENT", 1), ("SENT", 1)], 1, 2)


@pytest.mark.parametrize(
    ("command", "answer", "state"),
    [
        ("RCPT", "450 4.2.1 mailbox busy", "QUEUED"),
        ("RCPT", "550 5.1.1 no such mailbox", "FAILED"),
        ("DATA", "452 4.3.1 no room", "QUEUED"),
        ("END", "554 5.7.1 refused", "FAILED"),
    ],
)
def test_a_refused_letter_does_not_hold_up_the_next(
    cast: Cast, server: MailServer, command: str, answer: str, state: str
) -> None:
    tell(cast.member, cast.neighbour)
    server.answer_once(command, answer)
    send()
    assert (states(), len(server.letters)) == ([(state, 1), ("SENT", 1)], 1)
    assert answer[:3] in Delivery.objects.earliest("pk").message


def test_a_refused_sender_stops_the_run_and_all_is_tried_again(cast: Cast, server: MailServer) -> None:
    tell(cast.member, cast.neighbour)
    server.answer_once("MAIL", "421 4.7.0 too many letters")
    send()
    assert states() == [("QUEUED", 1), ("QUEUED", 0)]
    deliver(clock=lambda: NOON + timedelta(minutes=1))
    assert states() == [("SENT", 2), ("SENT", 1)]


@pytest.mark.parametrize("end", ["cut", "silent"])
def test_a_letter_whose_answer_never_came_is_uncertain_and_the_next_is_sent(
    cast: Cast, server: MailServer, end: str
) -> None:
    tell(cast.member, cast.neighbour)
    server.answer_once("END", end)
    send()
    assert (states(), len(server.letters)) == ([("UNCERTAIN", 1), ("SENT", 1)], 2)


def test_while_no_server_answers_everything_waits_without_losing_attempts(cast: Cast, server: MailServer) -> None:
    tell(cast.member, cast.neighbour)
    server.close()
    send()
    assert states() == [("QUEUED", 0), ("QUEUED", 0)]


def test_an_address_that_cannot_be_written_is_given_up(cast: Cast, server: MailServer) -> None:
    Member.objects.filter(pk=cast.member.member_id).update(email="a@b\nBcc: c@d.vn")
    tell(cast.member, cast.neighbour)
    send()
    assert states() == [("FAILED", 1), ("SENT", 1)]


def test_smtp_errors_count_as_errors_of_the_line() -> None:
    assert issubclass(smtplib.SMTPException, OSError)


def test_a_letter_about_a_decision_leaves_its_reasons_inside_the_system(cast: Cast) -> None:
    give_address(cast.member)
    notify(recipients=[cast.member.pk], cause="a", kind=NoticeKind.DECISION, title="Kết luận", body="Có giấy ra viện")
    send()
    assert "Kết luận" in str(mail.outbox[0].body)
    assert "Có giấy ra viện" not in str(mail.outbox[0].body)
