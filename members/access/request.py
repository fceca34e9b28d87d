"""The signed-in account of a request, with its type."""

from django.http import Http404, HttpRequest

from members.access.models import User
from members.access.scope import OFFICER_ROLES, holds


def user_of(request: HttpRequest) -> User:
    """The account; only behind the sign-in middleware, which lets no guest through."""
    if not isinstance(request.user, User):
        raise TypeError("this view is open to guests")
    return request.user


def officer_of(request: HttpRequest) -> User:
    """The account, when it is an officer's or administrator's of any unit; 404 for everyone else."""
    user = user_of(request)
    if not holds(user, *OFFICER_ROLES):
        raise Http404
    return user
