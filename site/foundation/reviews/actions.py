"""Taking a step: once, by one person, from the state it is meant for."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.account import Account
from foundation.audit.actions import record
from foundation.reviews.models import Reviewed, ReviewStep
from foundation.reviews.queries import steps_of
from foundation.reviews.rules import Flow, Step


class StepRefused(Exception):
    """The step cannot be taken; the text says why, for a person."""


@transaction.atomic
def take_step(
    *,
    flow: Flow,
    target: Reviewed,
    name: str,
    by: Account,
    reason: str = "",
    seen: int | None = None,
    at: datetime | None = None,
) -> ReviewStep:
    """Take the step and leave one row and one audit entry; the same step sent again returns that row.

    `seen` is how many steps the person had before their eyes (`steps_taken` as it was shown): whoever decides on
    something that has moved on meanwhile is refused. Of two people at once one takes the step, the other is refused.
    `target` bears the new state afterwards. Raises `StepRefused`, and `KeyError` for a step the flow does not have.
    """
    step = flow.step(name)
    target.refresh_from_db(fields=["state", "steps_taken"])
    again = _same_again(flow, target, step, by, seen)
    if again:
        return again
    _check(target, step, by, reason, seen)
    origin = target.state
    if not _moved(target, step):
        target.refresh_from_db(fields=["state", "steps_taken"])
        again = _same_again(flow, target, step, by, seen)
        if again:
            return again
        raise _moved_on()
    taken = _leave_row(target, step, origin, by, reason.strip(), at or timezone.now())
    record(
        actor=by,
        verb=f"{flow.code}_{step.name}",
        target=target,
        subject=flow.subject(target),
        before={"state": origin},
        after={"state": step.to, **step.facts(target)},
        reason=taken.reason,
    )
    return taken


def _same_again(flow: Flow, target: Reviewed, step: Step, by: Account, seen: int | None) -> ReviewStep | None:
    """The last step, when it is this one, by the same person, from where they stood."""
    last = steps_of(target).last()
    if last is None or (last.name, last.by_id) != (step.name, by.pk):
        return None
    if seen is None:
        return last if flow.after(target.state, step.name) is None else None
    return last if last.number == seen + 1 else None


def _check(target: Reviewed, step: Step, by: Account, reason: str, seen: int | None) -> None:
    if not step.may(target, by):
        raise StepRefused(_("Đồng chí không thực hiện được bước này."))
    if target.state not in step.origins or seen not in (None, target.steps_taken):
        raise _moved_on()
    if step.needs_reason and not reason.strip():
        raise StepRefused(_("Đồng chí ghi rõ lý do rồi bấm lại."))


def _moved(target: Reviewed, step: Step) -> bool:
    """Only from where it stood a moment ago: nobody else's step comes between."""
    unmoved = type(target)._base_manager.filter(pk=target.pk, state=target.state, steps_taken=target.steps_taken)
    if not unmoved.update(state=step.to, steps_taken=target.steps_taken + 1):
        return False
    target.state, target.steps_taken = step.to, target.steps_taken + 1
    return True


def _leave_row(target: Reviewed, step: Step, origin: str, by: Account, reason: str, at: datetime) -> ReviewStep:
    return ReviewStep.objects.create(
        object_type=target._meta.label,
        object_id=target.public_id,
        number=target.steps_taken,
        name=step.name,
        origin=origin,
        to=step.to,
        reason=reason,
        by=by,
        at=at,
    )


def _moved_on() -> StepRefused:
    return StepRefused(_("Việc này vừa có người xử lý hoặc đã sang bước khác. Đồng chí xem lại rồi quyết định."))
