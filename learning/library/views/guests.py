"""Pages that are open to the people are read by guests too."""

from django.http import HttpRequest

from members.access.models import User
from members.people.models import Member


def member_of(request: HttpRequest) -> Member | None:
    """The person who is signed in; None for a guest."""
    return request.user.member if isinstance(request.user, User) else None
