"""The signed-in account of a request, with its type."""

from django.http import HttpRequest

from members.access.models import User


def user_of(request: HttpRequest) -> User:
    """The account; only behind the sign-in middleware, which lets no guest through."""
    if not isinstance(request.user, User):
        raise TypeError("this view is open to guests")
    return request.user
