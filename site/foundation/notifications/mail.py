"""The e-mail channel: plain letters in Vietnamese, through whatever `EMAIL_URL` names."""

import smtplib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from foundation.account import Account
from foundation.notifications.channels import ChannelDown, GiveUp, Send, TryLater
from foundation.notifications.choices import NoticeKind
from foundation.notifications.models import Delivery, Notice

UNAVAILABLE = 421
"""The server closes the connection: the next letter would fare no better."""


class EmailChannel:
    """Letters to the address in the member's record."""

    code = "email"

    def reached(self, accounts: QuerySet[Account]) -> QuerySet[Account]:
        """Those in use whose member has an address."""
        return accounts.filter(is_active=True).exclude(member__email="")

    @contextmanager
    def session(self) -> Iterator[Send]:
        """One connection for many letters."""
        connection = get_connection()
        _open(connection)
        try:
            yield partial(_post, connection)
        finally:
            _close(connection)


def letter(delivery: Delivery) -> EmailMessage:
    """The letter. Its Message-ID follows from the notice, so that two copies could be told to be one."""
    notice = delivery.notice
    host = urlsplit(settings.BASE_URL).hostname
    with translation.override(settings.LANGUAGE_CODE):
        body = render_to_string("emails/notice.txt", _content(notice))
    return EmailMessage(
        subject=notice.title,
        body=body,
        to=[notice.recipient.email],
        headers={"Message-ID": f"<{notice.public_id}.{delivery.channel}@{host}>", "Auto-Submitted": "auto-generated"},
    )


def _content(notice: Notice) -> dict[str, str]:
    """Of a decision the letter says that there is one: its reasons may tell of someone's health, and mail passes
    through other hands."""
    site = settings.BASE_URL.rstrip("/")
    listed = site + reverse("notifications:list")
    return {
        "name": notice.recipient.get_full_name(),
        "title": notice.title,
        "body": "" if notice.kind == NoticeKind.DECISION else notice.body,
        "link": site + notice.address if notice.address else listed,
        "listed": listed,
    }


def _post(connection: BaseEmailBackend, delivery: Delivery) -> None:
    account = delivery.notice.recipient
    if not account.is_active or not account.email:
        raise GiveUp(_("Tài khoản không còn dùng hoặc không còn địa chỉ thư."))
    _open(connection)
    try:
        with _refusals_told_apart():
            connection.send_messages([letter(delivery)])
    except Exception:
        _close(connection)  # half-way through a letter it is of no more use; the next one opens it anew
        raise


@contextmanager
def _refusals_told_apart() -> Iterator[None]:
    """What the server refused was not sent. A line cut or too slow after that is no refusal, and passes as it is."""
    try:
        yield
    except (ValueError, smtplib.SMTPNotSupportedError) as error:  # an address or a header that cannot be written
        raise GiveUp(str(error)) from error
    except smtplib.SMTPRecipientsRefused as refused:
        code, text = next(iter(refused.recipients.values()))
        raise (GiveUp if code >= 500 else TryLater)(f"{code} {text!r}") from refused
    except smtplib.SMTPSenderRefused as refused:  # our own address: no letter's fault
        raise ChannelDown(str(refused)) from refused
    except smtplib.SMTPResponseException as refused:
        raise _by_code(refused.smtp_code)(str(refused)) from refused


def _by_code(code: int) -> type[TryLater] | type[GiveUp]:
    if code == UNAVAILABLE:
        return ChannelDown
    return GiveUp if code >= 500 else TryLater


def _open(connection: BaseEmailBackend) -> None:
    """Connect unless connected; whatever goes wrong here (`SMTPException` is one), no letter has left."""
    try:
        connection.open()
    except OSError as error:
        raise ChannelDown(str(error)) from error


def _close(connection: BaseEmailBackend) -> None:
    with suppress(OSError):  # what was accepted before stays accepted
        connection.close()
