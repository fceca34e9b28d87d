"""The one table that lists and search read: a row for every published page of the library."""

from django.db import models
from django.utils import timezone
from wagtail.models import Page

from learning.library.choices import Depth, MaterialKind
from learning.library.models.pages import ResolutionPage
from media.video.choices import Language

LONGEST_TEXT = 50_000
"""Characters of a page's text that are kept."""
LONGEST_HEAD = 1000


class LibraryEntry(models.Model):
    """A page that is published, and so is all that stands above it. Written by `actions.entries` alone.

    `resolution` is the page itself for a resolution, None for news and bulletins. `depth` and `language` are
    empty where a page has none. `minutes` of reading, None for what is watched, listened to or looked at.

    Search reads `words` (each word of title, text and symbol once, without diacritics and with them) and `head`
    (those of the title, a resolution's symbol too, each between spaces); passages are cut from `text`, whose letters
    `folded_text` has at the same places. What is drawn from the page is kept under `revised_at`, when the page or its
    resolution was last published, and `turn`, which counts changes of pictures, links and official texts it shows.
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

    text = models.TextField(default="")
    head = models.CharField(max_length=LONGEST_HEAD, default="")
    words = models.TextField(default="")
    revised_at = models.DateTimeField(default=timezone.now)
    turn = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["address"], name="entry_address"),
            models.Index(fields=["kind", "-published_at"], name="entry_newest_of_a_kind"),
            models.Index(fields=["is_public", "kind", "-published_at"], name="entry_newest_public"),
        ]

    def __str__(self) -> str:
        return self.title
