"""The rules in force, for everyone: it is how they are judged."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from foundation.policies.pages import policies_shown


@require_safe
def policies(request: HttpRequest) -> HttpResponse:
    """Every kind with its values in words, source, clause and dates; earlier versions folded."""
    return render(request, "foundation/policies/list.html", {"policies": policies_shown(timezone.localdate())})
