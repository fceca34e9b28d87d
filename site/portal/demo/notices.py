"""The demonstration's notices: what each account was told of the running campaign."""

from collections.abc import Iterable
from datetime import date

from django.utils.formats import date_format

from foundation.notifications.actions import notify
from foundation.notifications.choices import NoticeKind
from learning.library.models import ResolutionPage
from members.access.models import User


def load_notices(accounts: Iterable[User], resolution: ResolutionPage, due_on: date) -> None:
    """An invitation and a reminder, both still unread."""
    recipients = [account.pk for account in accounts]
    notify(
        recipients=recipients,
        cause=f"demo:opened:{resolution.pk}",
        kind=NoticeKind.INVITATION,
        title=f"Mời đồng chí học tập {resolution.short_title}",
        body="Đợt học tập đã mở. Đồng chí đọc tài liệu rút gọn, sau đó làm phiếu khảo sát.",
        address="/viec-cua-toi/",
    )
    notify(
        recipients=recipients,
        cause=f"demo:due:{resolution.pk}",
        kind=NoticeKind.DEADLINE,
        title=f"Hạn hoàn thành: hết ngày {date_format(due_on, 'd/m/Y')}",
        body="Đồng chí sắp xếp thời gian làm xong các việc còn lại trước hạn.",
    )
