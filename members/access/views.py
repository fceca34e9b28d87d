"""Signing in and out."""

from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from foundation.web.destination import destination
from members.access.forms import SignInForm


@login_not_required
@never_cache
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page; afterwards back to where the person wanted to go, within this site."""
    if request.user.is_authenticated:
        return HttpResponseRedirect(destination(request, "/"))
    form = SignInForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid() and form.user:
        login(request, form.user)
        return HttpResponseRedirect(destination(request, "/"))
    return render(request, "members/access/sign_in.html", {"form": form, "next": destination(request, "/")})


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session and say so."""
    logout(request)
    return render(request, "members/access/signed_out.html")
