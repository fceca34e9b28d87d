"""An essay on paper: photographed by one person, compared with the paper by another, handed in for its author.

The author is told at each step. What the two do is theirs in the audit trail; the essay stays its author's.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.essays.actions import hand_in_for_author
from assessments.essays.actions.telling import tell_author
from assessments.essays.models import Essay
from assessments.essays.rules import fingerprint
from assessments.paper.choices import PaperState
from assessments.paper.flows import CONFIRM, PAPER_FLOW, REFUSE, WITHDRAW
from assessments.paper.models import PaperEntry
from foundation.audit.actions import record
from foundation.notifications.actions import notify
from foundation.notifications.choices import NoticeKind
from foundation.reviews.actions import take_step
from members.access.models import User
from members.access.queries import nearest_holders
from members.access.scope import OVERSEER_ROLES
from members.units.paths import ancestors


class NothingEntered(Exception):
    """There is no sheet to compare."""


class ChangedSince(Exception):
    """The sheets are not those that were sent to be compared."""


def sheets_of(essay: Essay) -> list[str]:
    """SHA-256 of each sheet, in order."""
    return list(essay.pages.order_by("position", "pk").values_list("file__sha256", flat=True))


@transaction.atomic
def send_to_compare(*, essay: Essay, by: User, at: datetime) -> PaperEntry:
    """Ask somebody else who oversees the author to compare the sheets with the paper; asked twice is asked once.

    Raises `NothingEntered`.
    """
    sheets = sheets_of(essay)
    if not sheets:
        raise NothingEntered
    try:
        with transaction.atomic():
            entry = PaperEntry.objects.create(
                essay=essay, entered_by=by, entered_at=at, sha256=fingerprint(essay.texts, sheets)
            )
    except IntegrityError:  # a second click, or another who entered it too
        return PaperEntry.objects.get(essay=essay, state=PaperState.WAITING)
    author = essay.author
    record(actor=by, verb="enter_paper_essay", target=entry, subject=author.public_id, after={"sheets": len(sheets)})
    tell(entry, comparers_of(entry), at)
    return entry


def comparers_of(entry: PaperEntry) -> list[int]:
    """Accounts, nearest to the author, that may compare: never the author, nor who entered it."""
    path = entry.essay.duty.enrolment.unit_path
    apart = [entry.essay.author_id, entry.entered_by.member_id]
    return [grant.member.user.pk for grant in nearest_holders(ancestors(path), OVERSEER_ROLES, without=apart)]


def tell(entry: PaperEntry, accounts: Iterable[int], at: datetime) -> None:
    """Those who may compare."""
    notify(
        recipients=sorted(set(accounts)),
        cause=f"paper-essay:{entry.public_id}:entered",
        kind=NoticeKind.REVIEW,
        title=_("Có bài thu hoạch viết tay chờ đồng chí đối chiếu với bản giấy."),
        body=f"{entry.essay.author.full_name} · {entry.essay.duty.requirement.title}",
        address=reverse("paper:compare", args=[entry.public_id]),
        at=at,
    )


@transaction.atomic
def confirm(*, entry: PaperEntry, by: User, seen: int, at: datetime) -> PaperEntry:
    """The sheets are the paper: hand them in for the author.

    Raises `StepRefused` for whoever entered it or when it has moved on, `ChangedSince`, `NotWritable`, `TooBusy`.
    """
    take_step(flow=PAPER_FLOW, target=entry, name=CONFIRM, by=by, seen=seen, at=at)
    entry.refresh_from_db(fields=["version"])
    if entry.version_id:  # the same click again
        return entry
    essay = Essay.objects.select_related("author", "duty__requirement", "duty__enrolment__campaign__unit").get(
        pk=entry.essay_id
    )
    if entry.sha256 != fingerprint(essay.texts, sheets_of(essay)):
        raise ChangedSince
    entry.version, entry.compared_by = hand_in_for_author(essay=essay, by=by, at=at), by
    entry.save(update_fields=["version", "compared_by"])
    title = _("Bài thu hoạch viết tay của đồng chí đã được nhập và nộp.")
    tell_author(essay, f"paper-{entry.public_id}", title, at=at)
    return entry


@transaction.atomic
def refuse(*, entry: PaperEntry, reason: str, by: User, seen: int, at: datetime) -> None:
    """The sheets are not the paper, or not all of it; whoever entered them is told. Raises `StepRefused`."""
    take_step(flow=PAPER_FLOW, target=entry, name=REFUSE, by=by, reason=reason, seen=seen, at=at)
    notify(
        recipients=[entry.entered_by_id],
        cause=f"paper-essay:{entry.public_id}:refused",
        kind=NoticeKind.DECISION,
        title=_("Bài thu hoạch viết tay đồng chí nhập chưa đúng với bản giấy."),
        body=f"{entry.essay.author.full_name} · {entry.essay.duty.requirement.title}",
        address=reverse("paper:enter", args=[entry.essay.duty.public_id]),
        at=at,
    )


def withdraw(*, entry: PaperEntry, by: User, at: datetime) -> None:
    """Take it back to change the sheets. Raises `StepRefused`."""
    take_step(flow=PAPER_FLOW, target=entry, name=WITHDRAW, by=by, at=at)
