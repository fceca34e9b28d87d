"""Fills the library of a benchmark: 500 resolutions of 61 units and 9,500 study texts.

Run in the environment of the benchmark's site, after `manage.py make_population --accounts`;
prints what the clients need as one line of JSON.
"""

import json
from random import Random

import django

django.setup()

from django.db import connection, transaction  # noqa: E402
from wagtail.models import Page  # noqa: E402

from learning.library.choices import MaterialKind  # noqa: E402
from learning.library.models import CondensedTextPage, LibraryEntry, LibraryIndexPage, ResolutionPage  # noqa: E402
from members.access.models import User  # noqa: E402
from members.units.models import Unit  # noqa: E402
from tests.benchmarks.library_pages import keep, make_picture, make_resolution, make_text  # noqa: E402
from tests.benchmarks.sessions import keep_sessions  # noqa: E402

RESOLUTIONS, TEXTS_EACH = 500, 19
READERS, PICTURES, SHOWN, UNREAD = 200, 20, 60, 300


@transaction.atomic
def make_library(dice: Random) -> None:
    """Resolutions of the province (every tenth) and of its committees, study texts below each."""
    library = LibraryIndexPage.objects.get()
    province = Unit.objects.get(parent=None)
    owners = list(Unit.objects.filter(parent=province))
    pictures = [make_picture(number) for number in range(PICTURES)]
    resolutions = []
    for number in range(RESOLUTIONS):
        owner = owners[number % len(owners)] if number % 10 else province
        resolutions.append(make_resolution(dice, library, number, owner, TEXTS_EACH))
    keep(ResolutionPage, resolutions)
    Page.objects.filter(pk=library.pk).update(numchild=RESOLUTIONS)
    keep(
        CondensedTextPage,
        [make_text(dice, above, number, pictures) for above in resolutions for number in range(TEXTS_EACH)],
    )


def main() -> None:
    """Fill, and say who reads what: texts of the province's resolutions, which everyone sees."""
    make_library(Random(1))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    readers = User.objects.filter(member__grants__isnull=True).order_by("pk")[:READERS]
    sessions = [key for _account, key in keep_sessions(readers)]
    print(json.dumps({"sessions": sessions, **addresses()}))


def addresses() -> dict[str, list[str]]:
    """Of pages that everyone sees, and of those that guests see too."""
    of_all = LibraryEntry.objects.filter(resolution__owner_unit__parent=None).order_by("pk")
    texts = of_all.filter(kind=MaterialKind.CONDENSED_TEXT).values_list("address", flat=True)
    resolutions = of_all.filter(kind=MaterialKind.RESOLUTION).values_list("address", flat=True)
    public = texts.filter(is_public=True)
    return {
        "texts": list(texts[:SHOWN]),
        "unread": list(texts[SHOWN : SHOWN + UNREAD]),
        "public": list(public[:SHOWN]),
        "resolutions": list(resolutions),
    }


if __name__ == "__main__":
    main()
