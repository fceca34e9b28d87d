"""What lower units have added: on a page of its own, as a draft, and as a list for those who oversee them."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from learning.library import queries
from learning.library.models import SupplementPage
from learning.library.supplements import STEP, Appended, address_to_edit, material_of, materials_of, overseen
from members.access.request import user_of
from members.access.scope import OVERSEER_ROLES, holds

ROWS = 50
no_shared_cache = cache_control(private=True, no_cache=True)


@require_safe
@no_shared_cache
def supplement(request: HttpRequest, page: SupplementPage) -> HttpResponse:
    """Alone: where a search leads, and where those above look at it."""
    return render(request, "learning/library/supplement.html", supplement_context(request, page))


def supplement_context(request: HttpRequest, page: SupplementPage) -> dict[str, Any]:
    """The supplement, and what it adds to."""
    appended = Appended(page, address_to_edit(page, user_of(request)))
    return {"appended": appended, "material": material_of(page), "resolution": page.resolution}


@require_safe
@no_shared_cache
def listed(request: HttpRequest, slug: str) -> HttpResponse:
    """Which of the units that the user oversees have added what to the resolution's materials."""
    user = user_of(request)
    if not holds(user, *OVERSEER_ROLES):
        raise Http404
    resolution = get_object_or_404(queries.resolutions_visible_to(user), slug=slug)
    page = Paginator(overseen(resolution, user), ROWS).get_page(request.GET.get("page"))
    above = materials_of(page.object_list)
    rows = [(each, above[each.path[:-STEP]]) for each in page.object_list]
    context = {"resolution": resolution, "page": page, "rows": rows}
    return render(request, "learning/library/supplements.html", context)
