"""The one door to each person's presence and to each list, and doing something there with a word about it."""

from collections.abc import Callable

from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from foundation.files.actions import keep
from foundation.files.checks import CheckedFile
from foundation.files.kinds import PAPERS
from foundation.files.models import StoredFile
from learning.attendance.actions.recording import RosterFrozen
from learning.attendance.actions.refusal import AttendanceRefused
from learning.attendance.choices import RetakeState
from learning.attendance.models import Retake
from learning.conferences.choices import ClassKind
from learning.conferences.models import Conference, RosterEntry, StudyClass
from learning.conferences.queries import editable_by, entries_overseen_by, visible_to
from members.access.models import User
from members.access.request import user_of
from members.units.models import Unit
from members.units.queries import within

WHOLE = ("study_class__conference__campaign", "study_class__conference__unit", "enrolment__member", "enrolment__unit")


def conference_overseen(request: HttpRequest, conference_id: str) -> tuple[User, Conference, QuerySet[RosterEntry]]:
    """A conference that the user plans, or with people they oversee; and the entries they see of it."""
    user = user_of(request)
    conferences = visible_to(user).select_related("campaign", "unit__parent")
    conference = get_object_or_404(conferences, public_id=conference_id)
    entries = entries_overseen_by(user).filter(study_class__conference=conference)
    if not plans(user, conference) and not entries.exists():
        raise Http404
    return user, conference, entries


def plans(user: User, conference: Conference) -> bool:
    """Whether the user is an officer of the conference."""
    return editable_by(user).filter(pk=conference.pk).exists()


def conference_planned(request: HttpRequest, conference_id: str) -> tuple[User, Conference]:
    """A conference that the user plans."""
    user = user_of(request)
    mine = editable_by(user).select_related("campaign", "unit")
    return user, get_object_or_404(mine, public_id=conference_id)


def class_asked_for(request: HttpRequest, conference: Conference) -> tuple[StudyClass, list[StudyClass]]:
    """The class named with `lop`, else the conference's own; and all its classes."""
    classes = list(conference.classes.select_related("conference", "policy", "job"))
    asked = request.GET.get("lop", "")
    chosen = [one for one in classes if (one.public_id == asked if asked else one.kind == ClassKind.REGULAR)]
    if not chosen:
        raise Http404
    return chosen[0], classes


def entry_overseen(request: HttpRequest, conference_id: str, entry_id: str) -> tuple[User, RosterEntry]:
    """One person of a conference whom the user oversees."""
    user = user_of(request)
    there = entries_overseen_by(user).filter(study_class__conference__public_id=conference_id)
    return user, get_object_or_404(there.select_related(*WHOLE), public_id=entry_id)


def own_entries(request: HttpRequest, conference_id: str) -> tuple[User, list[RosterEntry]]:
    """The user's own places in the classes of a conference, its own class first; 404 without one."""
    user = user_of(request)
    mine = RosterEntry.objects.filter(
        study_class__conference__public_id=conference_id, enrolment__member=user.member_id
    )
    entries = list(mine.select_related(*WHOLE, "study_class__policy").order_by("study_class__kind", "study_class"))
    if not entries or entries[0].study_class.kind != ClassKind.REGULAR:
        raise Http404
    return user, entries


def open_retake_of(entry: RosterEntry) -> Retake:
    """The person's open retake."""
    opened = Retake.objects.filter(entry=entry, state=RetakeState.OPEN)
    return get_object_or_404(opened.select_related("entry__study_class__conference__campaign"))


def retake_classes(study_class: StudyClass) -> list[StudyClass]:
    """Classes in which the class's sessions are held again and that people may still join."""
    return list(study_class.retake_classes.filter(roster_state="OPEN"))


def unit_asked_for(request: HttpRequest, entries: QuerySet[RosterEntry]) -> Unit | None:
    """The unit named with `don-vi`, when the user sees people of it."""
    asked = request.GET.get("don-vi", "")
    if not asked:
        return None
    unit = get_object_or_404(Unit.objects.select_related("parent"), public_id=asked)
    if not entries.filter(within({unit.path}, "unit_path")).exists():
        raise Http404
    return unit


def kept(document: CheckedFile | None, user: User) -> StoredFile | None:
    """The upload as a private file."""
    return keep(upload=document, by=user, kinds=PAPERS) if document else None


def do(request: HttpRequest, action: Callable[[], object], done: str) -> bool:
    """Do it and say so, or say why not; whether it was done."""
    try:
        with transaction.atomic():  # what was kept for it, as an upload, is not when it is refused
            action()
    except AttendanceRefused as refusal:
        messages.error(request, str(refusal))
        return False
    except RosterFrozen:
        messages.error(request, _("Danh sách đã chốt. Chỉ sửa được khi mở lại danh sách, hoặc theo minh chứng."))
        return False
    messages.success(request, done)
    return True
