"""Reflection essays (bài thu hoạch): what is written, what was handed in, how it is graded, and appeals."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from assessments.essays.choices import AppealState, EssayPart, EssayState, RubricState
from foundation.files.models import StoredFile
from foundation.reviews.choices import LONGEST_NAME
from foundation.reviews.models import Reviewed
from foundation.web.public_id import PublicIdModel
from learning.campaigns.models import Duty
from members.people.models import Member
from members.units.models import Unit


class Rubric(PublicIdModel):
    """One version of what a unit's essays are graded by (`R23`); never changed once an essay refers to it.

    unit: None for the one shipped with the system
    criteria: as `rubrics.Criterion` reads them
    """

    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    number = models.PositiveIntegerField(default=1)
    title = models.CharField(max_length=200)
    source = models.CharField(max_length=250, blank=True)
    criteria = models.JSONField()
    state = models.CharField(max_length=8, choices=RubricState.choices, default=RubricState.IN_FORCE)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "number"], name="rubric_numbered_once"),
            models.UniqueConstraint(
                fields=["unit"], condition=models.Q(state=RubricState.IN_FORCE), name="rubric_one_in_force"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"


class Essay(Reviewed):
    """A member's essay for one duty (`CB2.4`, `R23`). `yardstick` is frozen when it is begun, `rubric` when handed in.

    yardstick: `{"least_words": …, "most_words": …}`
    edited_at: `{"<part>": ms since epoch}`, when each part was last written to
    revision: counts the writes, so that of two at once neither is lost
    claimed_by, claimed_until: who is grading it, and until when others leave it to them
    result: the grading that stands; shown to the author once `released_at` is set
    """

    duty = models.OneToOneField(Duty, models.PROTECT, related_name="essay")
    author = models.ForeignKey(Member, models.PROTECT, related_name="essays")
    state = models.CharField(
        max_length=LONGEST_NAME, choices=EssayState.choices, default=EssayState.DRAFT, editable=False
    )
    grasp = models.TextField(blank=True)
    link_to_duty = models.TextField(blank=True)
    proposals = models.TextField(blank=True)
    edited_at = models.JSONField(default=dict)
    yardstick = models.JSONField()
    words = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField(default=timezone.now)
    submitted_at = models.DateTimeField(null=True, blank=True)
    rubric = models.ForeignKey(Rubric, models.PROTECT, null=True, blank=True, related_name="essays")
    claimed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    claimed_until = models.DateTimeField(null=True, blank=True)
    result = models.ForeignKey("Grading", models.PROTECT, null=True, blank=True, related_name="+")
    released_at = models.DateTimeField(null=True, blank=True)
    commended = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=EssayState.DRAFT) | models.Q(submitted_at__isnull=False),
                name="essay_submitted_has_date",
            ),
            models.CheckConstraint(
                condition=models.Q(released_at__isnull=True) | models.Q(result__isnull=False),
                name="essay_released_has_result",
            ),
        ]
        indexes = [
            models.Index(fields=["submitted_at"], condition=models.Q(state=EssayState.SUBMITTED), name="essay_waiting")
        ]

    def __str__(self) -> str:
        return f"{self.author} · {self.duty}"

    @property
    def texts(self) -> dict[str, str]:
        """Each part's text."""
        return {part: getattr(self, part) for part in EssayPart.values}


class EssayPage(PublicIdModel):
    """A file of the essay before it is handed in: a photographed page, a PDF or a Word file; in their order."""

    essay = models.ForeignKey(Essay, models.PROTECT, related_name="pages")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.essay} {self.position}: {self.file}"


class EssayVersion(PublicIdModel):
    """What was handed in, once; never changed. `sha256` in hex, of the texts and the files in their order."""

    essay = models.ForeignKey(Essay, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    grasp = models.TextField(blank=True)
    link_to_duty = models.TextField(blank=True)
    proposals = models.TextField(blank=True)
    words = models.PositiveIntegerField(default=0)
    pages_total = models.PositiveSmallIntegerField(default=0)
    sha256 = models.CharField(max_length=64)
    submitted_at = models.DateTimeField()

    class Meta:
        ordering = ["essay", "number"]
        constraints = [models.UniqueConstraint(fields=["essay", "number"], name="essay_version_numbered_once")]

    def __str__(self) -> str:
        return f"{self.essay} ({self.number})"

    @property
    def texts(self) -> dict[str, str]:
        """Each part's text."""
        return {part: getattr(self, part) for part in EssayPart.values}

    @property
    def receipt(self) -> str:
        """The number on the receipt."""
        return f"{self.public_id.upper()}-{self.number}"

    @property
    def fingerprint(self) -> str:
        """The first sixteen digits of its SHA-256, as printed."""
        return " ".join(self.sha256[start : start + 4] for start in range(0, 16, 4))


class VersionPage(PublicIdModel):
    """A file of a version handed in."""

    version = models.ForeignKey(EssayVersion, models.PROTECT, related_name="pages")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.version} {self.position}: {self.file}"


class Grading(PublicIdModel):
    """One person's grading of one version: a draft until `finished_at`, never changed afterwards.

    entries: `{"<name>": {"text": …, "at": ms}}`, as `notes` reads them: levels, comments, a last word
    tenths: points reached, in tenths, and `tenths_most` what could be reached
    appeal: the appeal that this grading decides; None for the first one
    """

    version = models.ForeignKey(EssayVersion, models.PROTECT, related_name="gradings")
    grader = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    rubric = models.ForeignKey(Rubric, models.PROTECT, related_name="+")
    entries: Any = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=0)
    tenths = models.PositiveSmallIntegerField(null=True, blank=True)
    tenths_most = models.PositiveSmallIntegerField(default=0)
    finished_at = models.DateTimeField(null=True, blank=True)
    appeal = models.ForeignKey("Appeal", models.PROTECT, null=True, blank=True, related_name="gradings")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "grader"], name="grading_one_a_grader"),
            models.UniqueConstraint(
                fields=["version"],
                condition=models.Q(finished_at__isnull=False, appeal__isnull=True),
                name="grading_first_finished_once",
            ),
            models.UniqueConstraint(
                fields=["appeal"], condition=models.Q(finished_at__isnull=False), name="grading_one_an_appeal"
            ),
            models.CheckConstraint(
                condition=models.Q(finished_at__isnull=True) | models.Q(tenths__isnull=False),
                name="grading_finished_has_points",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version} · {self.grader}"


class Appeal(Reviewed):
    """A request to look at a released result again (phúc khảo); decided once, by someone who judged nothing of it."""

    essay = models.ForeignKey(Essay, models.PROTECT, related_name="appeals")
    contested = models.ForeignKey(Grading, models.PROTECT, related_name="+")
    state = models.CharField(
        max_length=LONGEST_NAME, choices=AppealState.choices, default=AppealState.OPEN, editable=False
    )
    reason = models.TextField()
    filed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["filed_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["essay"], condition=~models.Q(state=AppealState.WITHDRAWN), name="appeal_one_an_essay"
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="appeal_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.essay}: {self.get_state_display()}"
