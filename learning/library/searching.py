"""Search over the library's entries, whatever the diacritics, by Wagtail's backend on both databases."""

import re

from django.db.models import QuerySet
from wagtail.search.backends import get_search_backend
from wagtail.search.backends.base import BaseSearchResults, EmptySearchResults

from learning.library.models import LibraryEntry
from learning.library.queries import search_words

NO_SIGNS = re.compile(r"[^\w]+")


def search(entries: QuerySet[LibraryEntry], words: str) -> BaseSearchResults:
    """Of the entries those that have every word in title or text, the closest first; nothing typed finds nothing.

    Results are sliced and counted as a queryset is; a paginator takes them.
    """
    # Signs mean something to the backends, and a quotation mark is an error on SQLite.
    typed = " ".join(NO_SIGNS.sub(" ", word) for word in search_words(words)).strip()
    if not typed:
        return EmptySearchResults()
    return get_search_backend().search(typed, entries, operator="and")


def begun(entries: QuerySet[LibraryEntry], words: str) -> BaseSearchResults:
    """Of the entries those whose title has words that begin so: what is offered while somebody types."""
    typed = " ".join(NO_SIGNS.sub(" ", word) for word in search_words(words)).strip()
    if not typed:
        return EmptySearchResults()
    return get_search_backend().autocomplete(typed, entries, operator="and")
