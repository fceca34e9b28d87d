"""This app's entries in the shell."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from foundation.web.navigation import NavigationItem, register


def oversees_units(request: HttpRequest) -> bool:
    """Whether there is an overview for the signed-in member."""
    from members.access.request import user_of
    from reports.dashboards.queries import overview_paths

    return bool(overview_paths(user_of(request)))


def register_items() -> None:
    """Tổng quan, for those who oversee units."""
    register(
        NavigationItem(40, _("Tổng quan"), "chart-column", "dashboards:overview", oversees_units, False, ("/chi-bo/",))
    )
