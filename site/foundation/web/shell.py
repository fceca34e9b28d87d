"""What every page's frame shows: navigation, the signed-in person, the language."""

from functools import cache
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from foundation.web import navigation

address_of = cache(reverse)
"""Addresses of the navigation never change while a process runs."""


def navigation_of(request: HttpRequest) -> list[dict[str, Any]]:
    """The entries this request's person may use, the open one marked."""
    entries = []
    for item in navigation.items():
        if not item.shown_to(request):
            continue
        url = address_of(item.url_name)
        current = any(request.path.startswith(prefix) for prefix in (url, *item.prefixes))
        entries.append(
            {"label": item.label, "icon": item.icon, "url": url, "current": current, "primary": item.primary}
        )
    return entries


def name_of(items: list[dict[str, Any]], language: str) -> str:
    """What tells one navigation from another: its language, its addresses, the open one marked."""
    return " ".join([language, *(f"{item['url']}{'!' * item['current']}" for item in items)])


def person_of(request: HttpRequest) -> dict[str, Any] | None:
    """Name, initials, unit and number of unread notices of the signed-in person; None for a guest."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return None
    return {
        "name": user.get_full_name(),
        "initials": user.initials,
        "unit_name": user.unit_name,
        "unread": user.unread_notices,
    }


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor; worked out only when a template asks."""

    def build() -> dict[str, Any]:
        person, language = person_of(request), get_language()
        items = navigation_of(request) if person else []
        return {"items": items, "navigation": name_of(items, language), "person": person, "language": language}

    return {"shell": SimpleLazyObject(build)}
