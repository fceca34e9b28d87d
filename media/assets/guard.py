"""To an editor, assets of units where they hold no role do not exist: not even as a refusal."""

from collections.abc import Callable, Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

KINDS = {"wagtailimages": "portalimage", "wagtaildocs": "portaldocument"}
SUFFIX = "_chooser"
IDENTIFIERS = ("image_id", "document_id", "doc_id", "pk")
OF_EVERY_UNIT = {"wagtailadmin_api:images", "wagtailadmin_api:documents"}
"""Lists for Wagtail's own scripts, of assets of all units; nothing of ours asks them."""


class ForeignAssetsMiddleware:
    """404 before Wagtail's view begins."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: Any, kwargs: dict[str, Any]) -> None:
        """Raises `Http404` for an asset that the person does not see; elsewhere nobody is asked who they are."""
        match = request.resolver_match
        if match is None:
            return
        kind = KINDS.get(match.namespace.removesuffix(SUFFIX))
        if match.url_name == "wagtail_bulk_action" and kwargs.get("app_label") == "media":
            kind = kwargs.get("model_name")
        concerned = match.namespace in OF_EVERY_UNIT or kind in KINDS.values()
        if not concerned or not request.user.is_authenticated:
            return
        if match.namespace in OF_EVERY_UNIT and not request.user.is_superuser:
            raise Http404
        if kind in KINDS.values():
            refuse_foreign(request, str(kind), list(asked_for(request, kwargs)))


def asked_for(request: HttpRequest, kwargs: dict[str, Any]) -> Iterator[int]:
    """The numbers of assets in the address."""
    given = [*(kwargs.get(name) for name in IDENTIFIERS), *request.GET.getlist("id")]
    yield from (int(number) for number in map(str, given) if number.isascii() and number.isdigit())


def refuse_foreign(request: HttpRequest, kind: str, numbers: list[int]) -> None:
    """Raises `Http404` unless the person sees all of them."""
    from media.assets.models import PortalDocument, PortalImage
    from media.assets.queries import visible_to
    from members.access.request import user_of

    if not numbers:
        return
    model: Any = PortalImage if kind == "portalimage" else PortalDocument
    asked = set(numbers)
    if visible_to(user_of(request), model).filter(pk__in=asked).count() < len(asked):
        raise Http404
