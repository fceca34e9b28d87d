"""What Wagtail asks of us: who sees a page, and an admin that shows authors and officers only their tools."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from learning.library.models import ResolutionPage
from learning.library.queries import manages
from learning.library.views.pages import serve
from members.access.models import User

HIDDEN_REPORTS = {"aging-pages", "page-types-usage", "workflow-tasks"}
"""The last one stands in the main menu."""
HIDDEN_MENUS = {"help"}


@hooks.register("before_serve_page")
def serve_to_those_who_may(page: Page, request: HttpRequest, args: list[Any], kwargs: dict[str, Any]) -> HttpResponse:
    """Every page of the tree goes through the library's own views."""
    return serve(page.specific, request)


@hooks.register("construct_main_menu")
def keep_menu_short(request: HttpRequest, items: list[MenuItem]) -> None:
    """Pages, pictures, documents, approvals; nothing that leads out of this site."""
    items[:] = [item for item in items if item.name not in HIDDEN_MENUS]


@hooks.register("construct_reports_menu")
def keep_reports_short(request: HttpRequest, items: list[MenuItem]) -> None:
    """What waits, what is locked, who did what."""
    items[:] = [item for item in items if item.name not in HIDDEN_REPORTS]


@hooks.register("register_admin_menu_item")
def approvals() -> MenuItem:
    """What waits for approval, one click away."""
    return MenuItem(_("Chờ duyệt"), reverse("wagtailadmin_reports:workflow_tasks"), icon_name="tasks", order=120)


@hooks.register("register_admin_menu_item")
def back_to_portal() -> MenuItem:
    """The way out of the editor."""
    return MenuItem(_("Về trang học tập"), reverse("library:index"), icon_name="arrow-left", order=20000)


@hooks.register("insert_global_admin_css")
def own_colours() -> str:
    """The portal's red and paper instead of Wagtail's violet."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/editor.css"))


@hooks.register("insert_editor_js")
def plain_letters_in_addresses() -> str:
    """A title's Vietnamese letters reach its address as their plain ones."""
    return format_html('<script src="{}" type="module"></script>', static("js/editor_address.js"))


@hooks.register("register_page_header_buttons")
def official_text_button(page: Page, user: User, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """From a resolution's editor to its official text."""
    resolution = page.specific
    if isinstance(resolution, ResolutionPage) and resolution.pk and manages(user, resolution):
        address = reverse("library:upload", args=[resolution.slug])
        yield Button(_("Văn bản gốc"), address, icon_name="doc-full", priority=60)
