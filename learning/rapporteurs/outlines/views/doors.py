"""The one door to an outline, and doing something there with a word about it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from learning.rapporteurs.outlines.actions import OutlineRefused
from learning.rapporteurs.outlines.models import Outline
from learning.rapporteurs.outlines.queries import visible_to, with_names, worked_on_by, written_by
from members.access.models import User
from members.access.request import user_of


def readable(request: HttpRequest, outline_id: str) -> tuple[User, Outline]:
    """An outline that the person may read; 404 for everyone else."""
    user = user_of(request)
    return user, get_object_or_404(with_names(visible_to(user)), public_id=outline_id)


def worked_on(request: HttpRequest, outline_id: str) -> tuple[User, Outline]:
    """An outline that the person wrote, reviews or oversees."""
    user = user_of(request)
    return user, get_object_or_404(with_names(worked_on_by(user)), public_id=outline_id)


def own(request: HttpRequest, outline_id: str) -> tuple[User, Outline]:
    """An outline of the person's own."""
    user = user_of(request)
    return user, get_object_or_404(with_names(written_by(user)), public_id=outline_id)


def do(request: HttpRequest, action: Callable[[], object], done: str) -> bool:
    """Do it and say so, or say why not; whether it was done."""
    try:
        action()
    except OutlineRefused as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, done)
    return True
