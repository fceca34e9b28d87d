"""Why nothing was recorded or decided, and who may not decide."""

from django.utils.translation import gettext as _

from learning.conferences.models import RosterEntry
from learning.conferences.queries import entries_overseen_by
from members.access.models import User


class AttendanceRefused(Exception):
    """Nothing was changed; its text is for a person."""


def require_reason(reason: str) -> str:
    """The reason without blanks around it; raises `AttendanceRefused` when there is none."""
    if not reason.strip():
        raise AttendanceRefused(_("Đồng chí ghi rõ lý do."))
    return reason.strip()


def require_judge(entry: RosterEntry, by: User) -> None:
    """Raises `AttendanceRefused` unless `by` oversees the entry and it is not their own (safeguard 3)."""
    if entry.enrolment.member_id == by.member_id:
        raise AttendanceRefused(_("Không ai tự quyết định việc của chính mình. Đồng chí nhờ người khác có thẩm quyền."))
    if not entries_overseen_by(by).filter(pk=entry.pk).exists():
        raise AttendanceRefused(_("Đồng chí không có thẩm quyền với người này."))
