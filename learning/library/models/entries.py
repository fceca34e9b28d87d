"""The one table that lists and search read: a row for every published page of the library."""

from django.db import models
from wagtail.models import Page
from wagtail.search import index

from learning.library.choices import Depth, MaterialKind
from learning.library.models.pages import ResolutionPage
from media.video.choices import Language

LONGEST_TEXT = 50_000
"""Characters of a page's folded text that are kept."""


class LibraryEntry(index.Indexed, models.Model):
    """A page that is published, and so is all that stands above it. Written by `actions.entries` alone.

    `resolution` is the page itself for a resolution, None for news and bulletins. `depth` and `language` are
    empty where a page has none. `minutes` of reading, None for what is watched, listened to or looked at.
    """

    page = models.OneToOneField(Page, models.CASCADE, primary_key=True, related_name="entry")
    kind = models.CharField(max_length=15, choices=MaterialKind.choices)
    title = models.CharField(max_length=255)
    folded_title = models.CharField(max_length=255)
    folded_text = models.TextField()
    owner_path = models.CharField(max_length=40, db_index=True)
    resolution = models.ForeignKey(ResolutionPage, models.CASCADE, null=True, related_name="+")
    audiences = models.JSONField(default=list)
    depth = models.CharField(max_length=8, choices=Depth.choices, blank=True)
    language = models.CharField(max_length=3, choices=Language.choices, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True)
    is_public = models.BooleanField(default=False)
    published_at = models.DateTimeField()
    address = models.CharField(max_length=1000)

    search_fields = [
        index.SearchField("folded_title", boost=4),
        index.SearchField("folded_text"),
        index.AutocompleteField("folded_title"),
        index.FilterField("page_id"),
        index.FilterField("kind"),
        index.FilterField("owner_path"),
        index.FilterField("resolution_id"),
        index.FilterField("depth"),
        index.FilterField("language"),
        index.FilterField("is_public"),
        index.FilterField("published_at"),
    ]

    class Meta:
        indexes = [
            models.Index(fields=["kind", "-published_at"], name="entry_newest_of_a_kind"),
            models.Index(fields=["is_public", "kind", "-published_at"], name="entry_newest_public"),
        ]

    def __str__(self) -> str:
        return self.title
