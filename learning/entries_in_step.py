"""Entries of the library follow what Wagtail does to pages, from the editor, from actions and by the clock."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move


def connect() -> None:
    """Listen to Wagtail; once, however often an app gets ready."""
    from learning.library.models.pages import StudyPage

    for signal in (page_published, page_unpublished, page_slug_changed):
        signal.connect(follow_page, dispatch_uid="library_entries")
    post_page_move.connect(follow_move, dispatch_uid="library_entries")
    for model in StudyPage.__subclasses__():
        connect_deletion(model)
    for signal in (post_save, post_delete):
        signal.connect(follow_size, sender="media.PortalRendition", dispatch_uid="library_entries")
    post_save.connect(follow_picture, sender="media.PortalImage", dispatch_uid="library_entries")


def connect_deletion(model: Any) -> None:
    """For the model, or for those that derive from it."""
    if not model._meta.abstract:
        post_delete.connect(follow_deletion, sender=model, dispatch_uid="library_entries")
    for below in model.__subclasses__():
        connect_deletion(below)


def follow_page(instance: Page, **_told: Any) -> None:
    """Published, withdrawn, renamed: its own entry, and what links to it."""
    from learning.library.actions.entries import draw_anew, keep_entry, showing

    keep_entry(instance)
    draw_anew(showing(instance))


def follow_move(instance: Page, parent_page_before: Page, **_told: Any) -> None:
    """Moved: where it came from may no longer be open to the people."""
    from learning.library.actions.entries import follow_openness, keep_entry

    keep_entry(instance)
    follow_openness(parent_page_before.path)


def follow_deletion(instance: Page, **_told: Any) -> None:
    """The database has taken the entry away with the page."""
    from learning.library.actions.entries import follow_openness

    follow_openness(instance.path)


def follow_size(instance: Any, **_told: Any) -> None:
    """A picture has one size more or less: drawn pages lack new files, or name files that are gone."""
    from media.assets.models import PortalImage

    follow_picture(PortalImage(pk=instance.image_id))


def follow_picture(instance: Any, **_told: Any) -> None:
    """A picture may have another file."""
    from learning.library.actions.entries import draw_anew, showing

    draw_anew(showing(instance))
