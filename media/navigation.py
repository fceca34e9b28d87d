"""This app's entries in the shell."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from foundation.web.navigation import NavigationItem, register


def keeps_recordings(request: HttpRequest) -> bool:
    """Whether the signed-in member is an officer or administrator."""
    from members.access.request import user_of
    from members.access.scope import OFFICER_ROLES, holds

    return holds(user_of(request), *OFFICER_ROLES)


def register_items() -> None:
    """Films and audio for everyone; their keeping for officers."""
    register(NavigationItem(25, _("Nghe – nhìn"), "play", "watching:library", lambda request: True))
    register(NavigationItem(57, _("Phim, bài nghe"), "upload", "video:list", keeps_recordings))
