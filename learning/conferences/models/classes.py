"""Classes of a conference: their sessions, and the roster of who must attend (`R15`)."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from foundation.files.models import StoredFile
from foundation.jobs.models import Job
from foundation.policies.models import Policy
from foundation.web.public_id import PublicIdModel
from learning.campaigns.models import Enrolment
from learning.conferences.choices import ClassKind, RosterState, RosterVerb, Standing
from learning.conferences.models.planning import BridgePoint, Conference
from learning.library.models import ResolutionPage
from members.people.models import Member


class StudyClass(PublicIdModel):
    """A class (lớp): the base on which absence is reckoned (`KT3`). `repeats` is what a retake class repeats.

    `policy` is the attendance policy frozen when the roster was closed; `job` is the work under way on the
    roster (making or closing it, inviting its people), one at a time.
    """

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="classes")
    kind = models.CharField(max_length=8, choices=ClassKind.choices, default=ClassKind.REGULAR)
    title = models.CharField(max_length=200)
    repeats = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="retake_classes")
    roster_state = models.CharField(max_length=8, choices=RosterState.choices, default=RosterState.NONE)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="+")
    policy = models.ForeignKey(Policy, models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(roster_state=RosterState.CLOSED)
                | models.Q(closed_at__isnull=False, policy__isnull=False),
                name="class_closed_with_policy",
            ),
            models.CheckConstraint(
                condition=models.Q(kind=ClassKind.REGULAR) | models.Q(repeats__isnull=False),
                name="class_retake_repeats",
            ),
            models.UniqueConstraint(
                fields=["conference"], condition=models.Q(kind=ClassKind.REGULAR), name="class_one_regular"
            ),
            models.UniqueConstraint(
                fields=["repeats", "title"], condition=models.Q(kind=ClassKind.RETAKE), name="class_retake_title_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Session(PublicIdModel):
    """A session (buổi) of a class. In a retake class, `repeats` is the session whose missed part it covers."""

    study_class = models.ForeignKey(StudyClass, models.CASCADE, related_name="sessions")
    title = models.CharField(max_length=120)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    repeats = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="repeated_in")

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="session_times_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class SessionBreak(models.Model):
    """A break within a session: outside the net minutes."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="breaks")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="session_break_times_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session} {self.starts_at:%H:%M}–{self.ends_at:%H:%M}"


class RosterEntry(PublicIdModel):
    """An enrolled person on a class's roster, placed at a bridge point.

    `unit_path` is the enrolment's, so that a unit's part of the roster is one range scan.
    """

    study_class = models.ForeignKey(StudyClass, models.CASCADE, related_name="entries")
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="roster_entries")
    unit_path = models.CharField(max_length=40)
    point = models.ForeignKey(BridgePoint, models.SET_NULL, null=True, blank=True, related_name="entries")
    standing = models.CharField(max_length=8, choices=Standing.choices, default=Standing.REQUIRED)
    evidence = models.CharField(max_length=250, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["study_class", "enrolment"], name="roster_entry_unique"),
            models.CheckConstraint(
                condition=models.Q(standing=Standing.REQUIRED) | ~models.Q(evidence=""),
                name="roster_outside_with_evidence",
            ),
        ]
        indexes = [models.Index(fields=["study_class", "unit_path"], name="roster_class_path")]

    def __str__(self) -> str:
        return f"{self.enrolment_id} · {self.study_class}"


class RosterDecision(models.Model):
    """A roster was closed, or reopened by a decision with its number and reason."""

    study_class = models.ForeignKey(StudyClass, models.CASCADE, related_name="decisions")
    verb = models.CharField(max_length=8, choices=RosterVerb.choices)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_verb_display()} · {self.study_class}"


class SectorCredit(PublicIdModel):
    """A resolution studied in a class of the member's own sector (ngành dọc, `KT2`), on evidence (and a document)."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="sector_credits")
    resolution = models.ForeignKey(ResolutionPage, models.PROTECT, related_name="+")
    held_by = models.CharField(max_length=200)
    studied_on = models.DateField()
    evidence = models.CharField(max_length=250)
    document = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "resolution"], name="sector_credit_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.member} · {self.resolution}"


class Invitation(models.Model):
    """A person of the roster was invited (`R10`)."""

    entry = models.OneToOneField(RosterEntry, models.CASCADE, related_name="invitation")
    issued_at = models.DateTimeField(default=timezone.now)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.entry_id}"
