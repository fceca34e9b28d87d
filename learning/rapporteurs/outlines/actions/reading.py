"""The job that turns a version into pages, finds its parts, and keeps its text for searching."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from foundation.documents.pages import MadePage, PagesRefused, make_pages
from foundation.files.actions import keep_made
from foundation.files.kinds import KIND_OF, FileKind
from foundation.files.models import StoredFile
from foundation.jobs.kinds import JobRefused
from foundation.jobs.runs import Run
from foundation.web.vietnamese import fold
from learning.rapporteurs.outlines.choices import VersionState
from learning.rapporteurs.outlines.models import (
    OutlinePage,
    OutlinePicture,
    OutlineVersion,
    PartPlace,
)
from learning.rapporteurs.outlines.models.versions import LONGEST_PASSAGE
from learning.rapporteurs.outlines.rules.parts import ReadPage, find_parts
from learning.rapporteurs.outlines.rules.passages import stands_on

READ_OUTLINE = "read_outline"
"""The kind of background job."""
LONGEST_TEXT = 400_000
"""Characters kept for searching."""
MOST_PICTURES_BYTES = 80 * 1024 * 1024


def read_outline(run: Run) -> None:
    """Make the pages; may run twice, the second run begins anew unless the first came to its end."""
    version = OutlineVersion.objects.select_related("file", "uploaded_by").get(public_id=run.arguments["version"])
    if version.state != VersionState.READING or version.file is None:
        return
    clear(version)
    try:
        _write_pages(version, version.file, run)
    except PagesRefused as refusal:
        refuse(version, str(refusal))
        raise JobRefused(str(refusal)) from refusal
    count = _finish(version)
    run.say(_("Đã dựng %(count)d trang. Đồng chí xem lại như người đọc sẽ thấy.") % {"count": count})


def _write_pages(version: OutlineVersion, stored: StoredFile, run: Run) -> None:
    with stored.file.open("rb") as file:
        content = file.read()
    heavy = 0
    for number, page in enumerate(make_pages(content, KIND_OF[stored.content_type], run.report), start=1):
        heavy += sum(len(drawn.content) for drawn in [*page.pictures.values(), *filter(None, [page.picture])])
        if heavy > MOST_PICTURES_BYTES:
            raise PagesRefused(_("Hình trong tệp quá nặng. Đồng chí nén hình rồi tải lại."))
        _write_page(version, number, page)


@transaction.atomic
def _write_page(version: OutlineVersion, number: int, page: MadePage) -> None:
    if not _still_reading(version).exists():
        raise JobRefused(_("Bản này đã được đưa ra khỏi hệ thống."))
    row = OutlinePage.objects.create(
        version=version, number=number, title=page.title, blocks=page.blocks, lines=page.lines, draws=page.draws
    )
    drawn = {**page.pictures, **({"": page.picture} if page.picture else {})}
    for name, picture in drawn.items():
        stored = keep_made(content=picture.content, name=f"{number}.webp", kind=FileKind.WEBP, by=version.uploaded_by)
        OutlinePicture.objects.create(page=row, name=name, file=stored, width=picture.width, height=picture.height)


@transaction.atomic
def _finish(version: OutlineVersion) -> int:
    """Parts, text, and the state, all at once; how many pages there are."""
    pages = list(version.pages.order_by("number"))
    text = fold(" ".join(line for page in pages for line in page.lines))[:LONGEST_TEXT]
    told = {"state": VersionState.READ, "page_count": len(pages), "folded_text": text}
    if _still_reading(version).update(**told):
        found = find_parts([as_read(page) for page in pages])
        places = {
            part.value: PartPlace(version=version, part=part, page=place.page, passage=place.passage[:LONGEST_PASSAGE])
            for part, place in found.items()
        }
        PartPlace.objects.bulk_create((places | _still_shown(version, pages)).values())
    return len(pages)


def _still_shown(version: OutlineVersion, pages: list[OutlinePage]) -> dict[str, PartPlace]:
    """What the author had shown in the version before, where the same words still stand."""
    before = version.outline.versions.filter(number__lt=version.number, state=VersionState.READ).order_by("-number")
    shown = PartPlace.objects.filter(version=before.first(), by_author=True).exclude(passage="")
    kept: dict[str, PartPlace] = {}
    for place in shown:
        page = next((page for page in pages if stands_on(place.passage, page.lines)), None)
        if page:
            kept[place.part] = PartPlace(
                version=version, part=place.part, page=page.number, passage=place.passage, by_author=True
            )
    return kept


def _still_reading(version: OutlineVersion) -> QuerySet[OutlineVersion]:
    """The version, unless it was taken out of the system meanwhile."""
    return OutlineVersion.objects.filter(pk=version.pk, state=VersionState.READING)


def as_read(page: OutlinePage) -> ReadPage:
    """The page as far as the rule of parts looks at it."""
    heads = ("".join(run[0] for run in block["runs"]) for block in page.blocks if block["kind"] == "heading")
    return ReadPage(
        page.number, page.lines, frozenset(line.strip() for head in heads for line in head.split("\n")), page.draws
    )


def clear(version: OutlineVersion) -> None:
    """Nothing is left of pages: their files leave the storage at once, then the rows go."""
    drawn = list(StoredFile.objects.filter(pk__in=OutlinePicture.objects.filter(page__version=version).values("file")))
    for stored in drawn:
        stored.file.storage.delete(str(stored.file.name))
    StoredFile.objects.filter(pk__in=[stored.pk for stored in drawn]).delete()
    version.pages.all().delete()
    version.places.all().delete()


def refuse(version: OutlineVersion, reason: str) -> None:
    """Keep the reason, not the file."""
    clear(version)
    forget_file(version)
    OutlineVersion.objects.filter(pk=version.pk).update(
        state=VersionState.REFUSED, refusal=reason, folded_text="", page_count=0
    )


def forget_file(version: OutlineVersion) -> None:
    """The upload leaves the storage at once, its row after it."""
    stored = version.file
    if stored is not None:
        stored.file.storage.delete(str(stored.file.name))
        stored.delete()
        version.file = None
