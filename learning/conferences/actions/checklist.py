"""The checklist of a conference (`R10`): made with it, its days follow the first session's, ticked by named people."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from foundation.audit.actions import record
from foundation.policies.kinds import ConferenceChecklist
from foundation.policies.queries import values_in_force
from learning.conferences.actions.refusal import require_alive
from learning.conferences.choices import ChecklistStep
from learning.conferences.models import ChecklistItem, Conference
from learning.conferences.plans import days_spanned
from learning.conferences.rules import days_of, steps_for
from members.access.models import User
from members.people.models import Member


@transaction.atomic
def make_checklist(*, conference: Conference) -> None:
    """The steps that its mode asks for; run again it adds what is missing and drops what is not asked for any more.

    What someone ticked stays, with its days.
    """
    steps = steps_for(conference.mode)
    items = [ChecklistItem(conference=conference, step=step) for step in steps]
    ChecklistItem.objects.bulk_create(items, ignore_conflicts=True)
    unticked = conference.checklist.filter(done_at__isnull=True)
    unticked.exclude(step__in=steps).delete()
    follow_days(conference=conference)


@transaction.atomic
def follow_days(*, conference: Conference) -> None:
    """`starts_on`, and the days of what is not ticked yet, as the sessions now have it."""
    spanned = days_spanned(conference)
    first = spanned[0] if spanned else None
    Conference.objects.filter(pk=conference.pk).update(starts_on=first)
    conference.starts_on = first
    policy = values_in_force(ConferenceChecklist, first or timezone.localdate())
    unticked = list(conference.checklist.filter(done_at__isnull=True))
    for item in unticked:
        days = days_of(ChecklistStep(item.step), *spanned, policy) if spanned else None
        item.opens_on, item.due_on = (days.opens_on, days.due_on) if days else (None, None)
    ChecklistItem.objects.bulk_update(unticked, ["opens_on", "due_on"])


@transaction.atomic
def tick(*, item: ChecklistItem, note: str, by: User, at: datetime | None = None) -> bool:
    """Done, by this person, with a note; False when someone else was first."""
    undone = ChecklistItem.objects.filter(pk=item.pk, done_at__isnull=True)
    if not undone.update(done_at=at or timezone.now(), done_by=by, note=note):
        return False
    record(actor=by, verb="tick_checklist", target=item, after={"step": item.step, "note": note})
    return True


@transaction.atomic
def assign(*, item: ChecklistItem, member: Member | None, by: User) -> None:
    """Who is to see to the step; None for nobody. Raises `ConferenceRefused` once the conference is called off."""
    require_alive(item.conference)
    before = {"responsible": str(item.responsible or "")}
    item.responsible = member
    item.save(update_fields=["responsible"])
    record(actor=by, verb="assign_checklist", target=item, before=before, after={"responsible": str(member or "")})


@transaction.atomic
def untick(*, item: ChecklistItem, reason: str, by: User) -> bool:
    """Not done after all; the audit keeps who had ticked it. False when it was not ticked."""
    item.refresh_from_db()
    before = {"step": item.step, "note": item.note, "done_by": item.done_by_id}
    done = ChecklistItem.objects.filter(pk=item.pk, done_at__isnull=False)
    if not done.update(done_at=None, done_by=None, note=""):
        return False
    record(actor=by, verb="untick_checklist", target=item, before=before, reason=reason)
    follow_days(conference=item.conference)
    return True
