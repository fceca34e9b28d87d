"""A meeting system's log as it was sent, and what each of its rows comes to (`R16`)."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from foundation.files.models import StoredFile
from foundation.jobs.models import Job
from foundation.web.public_id import PublicIdModel
from learning.attendance.logs.choices import LogState, RowFault, RowOutcome
from learning.conferences.models import BridgePoint, RosterEntry, StudyClass


class MeetingLog(PublicIdModel):
    """One file for one class. People without a bridge point of their own are placed at `point`.

    `job` reads or records it. `applied_by` is who asked for recording, `undone_by` who withdrew it.
    """

    study_class = models.ForeignKey(StudyClass, models.CASCADE, related_name="meeting_logs")
    point = models.ForeignKey(BridgePoint, models.SET_NULL, null=True, blank=True, related_name="+")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=LogState.choices, default=LogState.READING)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="+")
    refusal = models.TextField(blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now)
    applied_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    applied_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_because = models.TextField(blank=True)

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state__in=[LogState.APPLIED, LogState.UNDONE])
                | models.Q(applied_by__isnull=False, applied_at__isnull=False),
                name="meeting_log_applied_by_someone",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=LogState.UNDONE)
                | models.Q(undone_by__isnull=False, undone_at__isnull=False) & ~models.Q(undone_because=""),
                name="meeting_log_undone_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file} · {self.study_class}"


class MeetingLogRow(PublicIdModel):
    """One row as read: `number` as the spreadsheet counts it, `order` over all sheets, texts as they were written.

    `candidates` are keys of entries among which a person must choose; `picked_by` is who chose.
    """

    log = models.ForeignKey(MeetingLog, models.CASCADE, related_name="rows")
    order = models.PositiveIntegerField()
    sheet = models.CharField(max_length=60, blank=True)
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=200, blank=True)
    card = models.CharField(max_length=40, blank=True)
    unit_name = models.CharField(max_length=200, blank=True)
    joined = models.CharField(max_length=60, blank=True)
    left = models.CharField(max_length=60, blank=True)
    duration = models.CharField(max_length=60, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    entry = models.ForeignKey(RosterEntry, models.CASCADE, null=True, blank=True, related_name="+")
    candidates = models.JSONField(default=list, blank=True)
    outcome = models.CharField(max_length=12, choices=RowOutcome.choices)
    fault = models.CharField(max_length=14, choices=RowFault.choices, blank=True)
    picked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["log", "order"], name="meeting_log_row_order_unique"),
            models.CheckConstraint(
                condition=~models.Q(outcome__in=[RowOutcome.MATCHED, RowOutcome.NOT_REQUIRED])
                | models.Q(entry__isnull=False, started_at__isnull=False, ended_at__gte=models.F("started_at")),
                name="meeting_log_right_row_is_whole",
            ),
        ]
        indexes = [models.Index(fields=["log", "outcome"], name="meeting_log_row_outcome")]

    def __str__(self) -> str:
        return f"{self.log_id} · {self.sheet} {self.number}"
