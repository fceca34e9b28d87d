"""The roster of rapporteurs (`R25`)."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils import timezone

from foundation.web.public_id import PublicIdModel
from learning.rapporteurs.choices import Field, Language, PoliticalTheory, Qualification, RapporteurLevel, Verdict
from members.people.models import Member
from members.units.models import Unit


class Rapporteur(PublicIdModel):
    """A rapporteur (báo cáo viên), recognised from a day on and kept by the board of `unit`; one open row a person.

    `review_due_on` is reckoned by the actions from the policy in force when the person was recognised or reviewed.
    """

    member = models.ForeignKey(Member, models.PROTECT, related_name="rapporteur_rows")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="rapporteurs")
    level = models.CharField(max_length=10, choices=RapporteurLevel.choices)
    qualification = models.CharField(max_length=10, choices=Qualification.choices)
    speciality = models.CharField(max_length=120, blank=True)
    political_theory = models.CharField(max_length=12, choices=PoliticalTheory.choices)
    heads_unit = models.BooleanField(default=False)
    position = models.CharField(max_length=160, blank=True)
    decision = models.CharField(max_length=200, blank=True)
    recognised_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=250, blank=True)
    reviewed_on = models.DateField(null=True, blank=True)
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    review_due_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member"], condition=models.Q(ended_on__isnull=True), name="rapporteur_one_open"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on__isnull=True) | models.Q(ended_on__gte=models.F("recognised_on")),
                name="rapporteur_dates_in_order",
            ),
        ]
        indexes = [models.Index(fields=["review_due_on"], name="rapporteur_review_due")]

    def __str__(self) -> str:
        return f"{self.member} · {self.get_level_display()}"

    def is_overdue(self, today: date) -> bool:
        """Whether the yearly review is late."""
        return self.ended_on is None and self.review_due_on < today

    @property
    def field_labels(self) -> list[str]:
        """What they know best, in words; fields prefetched."""
        return [row.get_field_display() for row in self.fields.all()]

    @property
    def language_labels(self) -> list[str]:
        """Ethnic languages, in words; languages prefetched."""
        return [row.get_language_display() for row in self.languages.all()]


class RapporteurField(models.Model):
    """One of the fields that a rapporteur knows best."""

    rapporteur = models.ForeignKey(Rapporteur, models.CASCADE, related_name="fields")
    field = models.CharField(max_length=16, choices=Field.choices)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["rapporteur", "field"], name="rapporteur_field_once")]

    def __str__(self) -> str:
        return self.get_field_display()


class RapporteurLanguage(models.Model):
    """An ethnic language that a rapporteur speaks."""

    rapporteur = models.ForeignKey(Rapporteur, models.CASCADE, related_name="languages")
    language = models.CharField(max_length=10, choices=Language.choices)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["rapporteur", "language"], name="rapporteur_language_once")]

    def __str__(self) -> str:
        return self.get_language_display()


class RapporteurReview(models.Model):
    """The review of one year (`CB3.3`)."""

    rapporteur = models.ForeignKey(Rapporteur, models.CASCADE, related_name="reviews")
    year = models.PositiveSmallIntegerField()
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-year"]
        constraints = [models.UniqueConstraint(fields=["rapporteur", "year"], name="rapporteur_review_once_a_year")]

    def __str__(self) -> str:
        return f"{self.rapporteur_id} {self.year}: {self.get_verdict_display()}"
