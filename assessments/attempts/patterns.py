"""Markup from templates, rendered once and filled in many times.

A survey is opened by tens of thousands of people in the minute a conference ends, and the
template engine is what those pages spend most of their time in. Their markup stands in
templates like any other; it is rendered once a language with marks for its fields, and each
page only joins the pieces. Nothing in such a template may depend on the request or the time.
"""

from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

MARK = "\x02"
"""Stands around a field's name while the template is rendered; no text holds it, no filter may touch it."""


def escaped(text: str) -> str:
    """What `conditional_escape` gives, without its detours: most of what is filled in is safe already."""
    return text if type(text) is SafeString else conditional_escape(text)


class Pattern:
    """The pieces of a rendered template and the fields between them."""

    def __init__(self, template: str, fields: tuple[str, ...]) -> None:
        rendered = render_to_string(template, {field: f"{MARK}{field}{MARK}" for field in fields})
        self.pieces = rendered.strip().split(MARK)
        unknown = set(self.pieces[1::2]) - set(fields)
        if unknown:
            raise ValueError(f"{template}: {sorted(unknown)} marked but no field")

    def fill(self, **values: str) -> SafeString:
        """The markup with its fields; whatever is not marked safe is escaped."""
        filled = self.pieces.copy()
        filled[1::2] = [escaped(values[name]) for name in filled[1::2]]
        return mark_safe("".join(filled))


@lru_cache(maxsize=128)
def _kept(template: str, language: str | None, fields: tuple[str, ...]) -> Pattern:
    return Pattern(template, fields)


def pattern(template: str, *fields: str) -> Pattern:
    """The template's pattern in the language of the moment."""
    return _kept(f"assessments/attempts/{template}", get_language(), fields)


def page(request: HttpRequest, template: str, **values: str) -> HttpResponse:
    """A whole page from its pattern, with the request's own form token."""
    values["csrf_token"] = get_token(request)
    return HttpResponse(pattern(template, *sorted(values)).fill(**values))
