"""This app's entries in the shell."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from foundation.web.navigation import NavigationItem, register

IN_CONFERENCES = ("/hoi-nghi/", "/diem-danh/lop/", "/diem-danh/nhat-ky/")


def leads_a_cell(request: HttpRequest) -> bool:
    """Whether the signed-in member is secretary of a cell, or of what holds cells."""
    from members.access.choices import Role
    from members.access.request import user_of
    from members.access.scope import holds

    return holds(user_of(request), Role.CELL_SECRETARY)


def plans_campaigns(request: HttpRequest) -> bool:
    """Whether the signed-in member is an officer."""
    from members.access.request import user_of
    from members.access.scope import OFFICER_ROLES, holds

    return holds(user_of(request), *OFFICER_ROLES)


def oversees(request: HttpRequest) -> bool:
    """Whether the signed-in member is a secretary or an officer."""
    from members.access.request import user_of
    from members.access.scope import OVERSEER_ROLES, holds

    return holds(user_of(request), *OVERSEER_ROLES)


def edits_pages(request: HttpRequest) -> bool:
    """Whether the signed-in member writes or publishes study texts."""
    from members.access.choices import Role
    from members.access.request import user_of
    from members.access.scope import OFFICER_ROLES, holds

    return holds(user_of(request), Role.RAPPORTEUR, *OFFICER_ROLES)


def holds_conferences(request: HttpRequest) -> bool:
    """Whether the signed-in member is an officer, or runs a bridge point of a conference to come."""
    from learning.conferences.staffing import runs_a_point
    from members.access.request import user_of

    return plans_campaigns(request) or runs_a_point(user_of(request))


def writes_or_reviews_outlines(request: HttpRequest) -> bool:
    """Whether the signed-in member is a rapporteur, or sits on a propaganda board."""
    from members.access.choices import Role
    from members.access.request import user_of
    from members.access.scope import holds

    return holds(user_of(request), Role.RAPPORTEUR, Role.PROPAGANDA_OFFICER)


def register_library() -> None:
    """The library, news and the bulletin for everyone; Wagtail's editor for those who write."""
    register(NavigationItem(20, _("Thư viện"), "book-open", "library:index", lambda request: True, primary=True))
    register(NavigationItem(26, _("Tin tức"), "list", "library:news", lambda request: True))
    register(NavigationItem(27, _("Bản tin nội bộ"), "file-text", "library:bulletins", lambda request: True))
    register(NavigationItem(60, _("Biên soạn"), "pencil", "wagtailadmin_home", edits_pages))


def register_items() -> None:
    """Việc của tôi, the library, the cell's board, campaigns, remarks."""
    register_library()
    register(NavigationItem(10, _("Việc của tôi"), "home", "campaigns:my_duties", lambda request: True, primary=True))
    register(NavigationItem(30, _("Chi bộ tôi"), "users", "campaigns:my_cell", leads_a_cell, True, ("/chi-bo/",)))
    register(NavigationItem(50, _("Đợt học tập"), "calendar", "campaigns:list", plans_campaigns))
    register(
        NavigationItem(52, _("Hội nghị"), "building-2", "conferences:list", holds_conferences, False, IN_CONFERENCES)
    )
    register(
        NavigationItem(54, _("Báo cáo viên"), "users", "rapporteurs:list", plans_campaigns, False, ("/bao-cao-vien/",))
    )
    register(
        NavigationItem(
            53, _("Đề cương"), "file-text", "outlines:list", writes_or_reviews_outlines, False, ("/de-cuong/",)
        )
    )
    register(NavigationItem(55, _("Biểu dương, phê bình"), "flag", "remarks:list", oversees))
