"""This app's entries in the shell."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from foundation.web.navigation import NavigationItem, register


def keeps_questions(request: HttpRequest) -> bool:
    """Whether the signed-in member is an officer or administrator."""
    from members.access.request import user_of
    from members.access.scope import OFFICER_ROLES, holds

    return holds(user_of(request), *OFFICER_ROLES)


def judges_essays(request: HttpRequest) -> bool:
    """Whether the signed-in member oversees others: secretary, officer or administrator."""
    from members.access.request import user_of
    from members.access.scope import OVERSEER_ROLES, holds

    return holds(user_of(request), *OVERSEER_ROLES)


def register_items() -> None:
    """Essays for those who judge them; question bank and surveys for officers."""
    register(NavigationItem(40, _("Bài thu hoạch"), "file-text", "essays:waiting", judges_essays))
    register(NavigationItem(54, _("Phiếu khảo sát"), "clipboard-list", "quizzes:list", keeps_questions))
    register(NavigationItem(56, _("Ngân hàng câu hỏi"), "message-circle-question", "bank:list", keeps_questions))
