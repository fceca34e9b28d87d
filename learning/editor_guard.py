"""Wagtail's explorer, chooser and bulk actions show the title of any page whose number is asked for: not ours."""

from collections.abc import Callable, Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.models import Page

SHOW_ANY_PAGE = {
    "wagtailadmin_explore",
    "wagtailadmin_explore_results",
    "wagtailadmin_choose_page_child",
    "wagtail_bulk_action",
}
OF_EVERY_UNIT = {"page_types_usage", "page_types_usage_results"}
"""A report of the newest page of each type, whoever's it is."""


class ForeignPagesMiddleware:
    """To an editor, pages of units where they hold no role do not exist."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """404 before Wagtail's view begins; from a material to which they add, back to where it is read."""
        name = request.resolver_match.url_name if request.resolver_match else ""
        if name in SHOW_ANY_PAGE | OF_EVERY_UNIT and request.user.is_authenticated:
            numbers = list(asked_for(request, kwargs))
            if name == "wagtailadmin_explore" and (address := readers_address(request, numbers)):
                return redirect(address)
            refuse(request, numbers, whole=name in OF_EVERY_UNIT)
        return None


def asked_for(request: HttpRequest, kwargs: dict[str, Any]) -> Iterator[int]:
    """The numbers of pages in the address."""
    given = [kwargs.get("parent_page_id"), *request.GET.getlist("id"), request.GET.get("childOf")]
    if kwargs.get("model_name", "page") == "page":
        yield from (int(number) for number in map(str, given) if number.isascii() and number.isdigit())


def readers_address(request: HttpRequest, numbers: list[int]) -> str:
    """Of a higher unit's material to which the person may only add: Wagtail's editor goes there when it is done."""
    from learning.library.models import StudyMaterialPage
    from members.access.request import user_of

    user = user_of(request)
    page = Page.objects.filter(pk__in=numbers[:1]).specific().first()
    if not isinstance(page, StudyMaterialPage) or user.is_superuser:
        return ""
    permissions = page.permissions_for_user(user)
    return page.get_url(request) or "" if permissions.can_add_subpage() and not permissions.permissions else ""


def refuse(request: HttpRequest, numbers: list[int], *, whole: bool) -> None:
    """Raises `Http404` when one of the pages is foreign to the person, or the screen is of every unit."""
    from learning.page_policy import foreign_to
    from members.access.request import user_of

    user = user_of(request)
    if user.is_superuser:
        return
    if whole or any(foreign_to(user).filter(pk=number).exists() for number in numbers[:100]):
        raise Http404
