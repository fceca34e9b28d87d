"""This app's entries in the shell."""

from django.utils.translation import gettext_lazy as _

from foundation.web.navigation import NavigationItem, register


def register_items() -> None:
    """Everyone has a page of their own."""
    register(NavigationItem(90, _("Hồ sơ"), "user", "people:profile", lambda request: True, primary=True))
