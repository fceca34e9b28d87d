"""Versions of an outline as they were sent, their pages, and what reviewers remark there."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from foundation.files.models import StoredFile
from foundation.jobs.models import Job
from foundation.web.public_id import PublicIdModel
from learning.rapporteurs.outlines.choices import OutlinePart, VersionState
from learning.rapporteurs.outlines.models.outlines import Outline

LONGEST_PASSAGE = 300


class OutlineVersion(PublicIdModel):
    """One upload. Its file is gone when it was refused. `declared_at`: when the author declared it unclassified."""

    outline = models.ForeignKey(Outline, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    file = models.ForeignKey(StoredFile, models.SET_NULL, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=250, blank=True)
    state = models.CharField(max_length=8, choices=VersionState.choices, default=VersionState.READING)
    refusal = models.TextField(blank=True)
    reading = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="+")
    page_count = models.PositiveSmallIntegerField(default=0)
    folded_text = models.TextField(blank=True)
    declared_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["outline", "number"], name="outline_version_numbered_once")]

    def __str__(self) -> str:
        return f"{self.outline_id} · {self.number}"


class OutlinePage(models.Model):
    """A page as its readers see it: blocks of plain data, or a picture of the whole page (`whole`).

    `lines` is its text, for comparing, searching and placing comments; `draws` counts what is drawn on it.
    """

    version = models.ForeignKey(OutlineVersion, models.CASCADE, related_name="pages")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200, blank=True)
    blocks: Any = models.JSONField(default=list)
    lines: Any = models.JSONField(default=list)
    draws = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["version", "number"], name="outline_page_numbered_once")]

    def __str__(self) -> str:
        return f"{self.version_id} · {self.number}"


class OutlinePicture(PublicIdModel):
    """A picture on a page, drawn anew; `name` is how the blocks call it, empty for the page as a whole."""

    page = models.ForeignKey(OutlinePage, models.CASCADE, related_name="pictures")
    name = models.CharField(max_length=40, blank=True)
    file = models.ForeignKey(StoredFile, models.CASCADE, related_name="+")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.page_id} {self.name}"


class PartPlace(models.Model):
    """Where a required part stands: found by the machine, or shown by the author, whose word counts."""

    version = models.ForeignKey(OutlineVersion, models.CASCADE, related_name="places")
    part = models.CharField(max_length=16, choices=OutlinePart.choices)
    page = models.PositiveSmallIntegerField()
    passage = models.CharField(max_length=LONGEST_PASSAGE, blank=True)
    by_author = models.BooleanField(default=False)

    class Meta:
        ordering = ["page", "pk"]
        constraints = [models.UniqueConstraint(fields=["version", "part"], name="part_place_once")]

    def __str__(self) -> str:
        return f"{self.get_part_display()}: {self.page}"


class OutlineComment(PublicIdModel):
    """A remark on a page, and on a passage of it when one is quoted; closed by the author or its writer.

    `key` comes from the form, so that sending it again writes nothing new.
    """

    version = models.ForeignKey(OutlineVersion, models.CASCADE, related_name="comments")
    page = models.PositiveSmallIntegerField()
    passage = models.CharField(max_length=LONGEST_PASSAGE, blank=True)
    text = models.TextField()
    key = models.CharField(max_length=40, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    answer = models.TextField(blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["page", "at", "pk"]

    def __str__(self) -> str:
        return f"{self.version_id} · {self.page}"
