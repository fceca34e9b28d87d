"""What editors do, one answer after the other: the messages, refusals and questions that no link leads to."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, TaskState

from tests.language.world import Library, upload
from tests.learning.library.editing import add_resolution_address, add_text_address, resolution_form, text_form

PAGES = "/quan-tri/pages/"
Answers = Iterator[Any]


def post(person: Client, address: str, **data: Any) -> Any:
    """Send a form and go where the answer leads."""
    return person.post(address, data, follow=True)


def edit(person: Client, page: Any, action: str = "", **changes: Any) -> Any:
    """Save a text, with one of the editor's buttons."""
    form = text_form(slug=page.slug, title=page.title, **changes) | ({f"action-{action}": "1"} if action else {})
    return post(person, f"{PAGES}{page.pk}/edit/", **form)


def mistakes(library: Library) -> Answers:
    """Forms filled in wrongly."""
    text, resolution = add_text_address(library.resolution), add_resolution_address()
    wrong = {"title": "", "secrecy_level": "", "issued_on": "32/13/x", "kind": "?"}
    yield post(library.officer, resolution, **resolution_form(library.cast.province, **wrong))
    yield post(library.author, text, **(text_form(title="", minutes="x") | {"audiences": []}))
    yield post(library.author, text, **text_form(slug="bai thao!"))
    yield post(library.author, text, **text_form(slug=library.draft.slug))
    yield post(library.officer, "/quan-tri/account/", **{"theme-theme": "?", "locale-preferred_language": "?"})


def approval(library: Library) -> Answers:
    """Handed in, sent back, handed in again, withdrawn, approved."""
    page, author, officer = library.draft, library.author, library.officer
    yield edit(author, page)
    yield edit(author, page, "submit")
    yield author.get(f"{PAGES}{page.pk}/edit/")
    yield decide(officer, page, "reject", "Ghi rõ điều, mục")
    yield author.get(f"{PAGES}{page.pk}/edit/")
    yield author.get("/quan-tri/")
    yield edit(author, page, "restart-workflow")
    yield edit(author, page, "cancel-workflow")
    yield edit(author, page, "submit")
    yield decide(officer, page, "approve")
    yield decide(officer, page, "approve")
    yield officer.get(f"{PAGES}{page.pk}/workflow_history/")
    yield officer.get(f"{PAGES}{page.pk}/history/")


def decide(person: Client, page: Any, verdict: str, comment: str = "") -> Any:
    """Approve what was handed in last, or send it back."""
    task = TaskState.objects.order_by("pk").last()
    assert task
    return post(person, f"{PAGES}workflow/action/{page.pk}/{verdict}/{task.pk}/", comment=comment)


def publishing(library: Library) -> Answers:
    """At once, at a wrong and at a later moment, and taken back."""
    page, officer = library.published, library.officer
    later = (timezone.localtime() + timedelta(days=3)).strftime("%Y-%m-%d %H:%M")
    yield edit(officer, page, "publish")
    yield edit(officer, page, go_live_at=later, expire_at="2020-01-01 10:00")
    yield edit(officer, page, "publish", go_live_at=later)
    yield officer.get(f"{PAGES}{page.pk}/edit/")
    yield officer.get(f"{PAGES}{page.pk}/history/")
    page.refresh_from_db()
    assert page.scheduled_revision
    revision = f"{PAGES}{page.pk}/revisions/{page.scheduled_revision.pk}/unschedule/"
    yield officer.get(revision)
    yield post(officer, revision)
    yield officer.get(f"{PAGES}{page.pk}/revisions/{page.revisions.order_by('pk')[0].pk}/revert/")
    yield officer.get(f"{PAGES}{page.pk}/revisions/compare/earliest...latest/")
    yield post(officer, f"{PAGES}{page.pk}/unpublish/")
    yield post(officer, f"{PAGES}{library.locked.pk}/unlock/")


def arranging(library: Library) -> Answers:
    """Copied, moved, hidden, deleted: one by one and many together."""
    officer, page, other = library.officer, library.draft, library.other
    copy = f"{PAGES}{page.pk}/copy/"
    yield post(officer, copy, new_title="", new_slug=page.slug, new_parent_page=library.resolution.pk)
    yield post(officer, copy, new_title="Bản hai", new_slug="ban-hai", new_parent_page=other.pk, alias="1")
    twin = Page.objects.get(alias_of=page).pk
    yield officer.get(f"{PAGES}{twin}/edit/")
    yield officer.get(f"{PAGES}{twin}/convert_alias/")
    yield post(officer, f"{PAGES}{twin}/convert_alias/")
    yield officer.get(f"{PAGES}{page.pk}/move/{other.pk}/confirm/")
    yield post(officer, f"{PAGES}{page.pk}/move/{other.pk}/confirm/")
    for action in ("publish", "unpublish", "move", "delete"):
        address = f"/quan-tri/bulk/wagtailcore/page/{action}/?next={PAGES}&id={page.pk}&id="
        yield library.author.get(f"{address}{other.pk}")
        yield officer.get(f"{address}{other.pk}")
        yield post(officer, f"{address}{library.waiting.pk}", chooser=str(library.resolution.pk))


def pictures(library: Library) -> Answers:
    """Sent, refused, renamed, sorted and deleted."""
    officer, image = library.officer, library.image
    for what, files in (("images", ("a.png", "sai.png")), ("documents", ("a.txt", "a.exe"))):
        for name in files:
            content = b"khong phai anh" if name != "a.png" else None
            yield post(library.author, f"/quan-tri/{what}/multiple/add/", **{"files[]": upload(name, content)})
    yield post(officer, "/quan-tri/images/chooser/create/", **{"image-chooser-upload-file": upload("b.png", b"?")})
    yield post(officer, f"/quan-tri/images/{image.pk}/", title="")
    yield post(officer, f"/quan-tri/images/{image.pk}/", title="Tranh cổ động", tags="tranh")
    yield post(officer, f"/quan-tri/documents/edit/{library.document.pk}/", title="Biểu mẫu hai")
    for what, key in (("portalimage", image.pk), ("portaldocument", library.document.pk)):
        for action in ("add_tags", "add_to_collection", "delete"):
            address = f"/quan-tri/bulk/media/{what}/{action}/?id={key}&next=/quan-tri/images/"
            yield officer.get(address)
            yield post(officer, address, tags="tranh", collection=str(image.collection_id))


def links(library: Library) -> Answers:
    """The link chooser's refusals, and searches that find nothing."""
    for kind, wrong in (("external", "url"), ("email", "email_address"), ("phone", "phone_number"), ("anchor", "url")):
        yield post(library.author, f"/quan-tri/choose-{kind}-link/", **{f"{kind}-link-chooser-{wrong}": ""})
    for address in ("pages/search/", "images/", "documents/", "choose-page/search/", "images/chooser/results/"):
        yield library.author.get(f"/quan-tri/{address}?q=vắng")
    for address in ("users/", "collections/", "reports/page-types-usage/", "khong-co/", "pages/999999/edit/"):
        yield library.author.get(f"/quan-tri/{address}", follow=True)
    yield post(library.officer, "/quan-tri/logout/")


JOURNEYS: tuple[Callable[[Library], Iterator[HttpResponse]], ...] = (
    mistakes,
    approval,
    publishing,
    arranging,
    pictures,
    links,
)
