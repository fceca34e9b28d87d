"""People and where they belonged, when."""

from django.db import models

from foundation.web.derived_fields import FoldedField, NameSortField
from foundation.web.public_id import PublicIdModel
from members.people.choices import Gender, MemberKind
from members.units.models import Unit


class Member(PublicIdModel):
    """A member, full or probationary, or a non-member who studies too."""

    kind = models.CharField(max_length=12, choices=MemberKind.choices, default=MemberKind.FULL)
    number = models.CharField(max_length=20, unique=True)
    full_name = models.CharField(max_length=120)
    folded_name = FoldedField(source="full_name")
    sort_key = NameSortField(source="full_name")
    gender = models.CharField(max_length=1, choices=Gender.choices, blank=True)
    born_on = models.DateField(null=True, blank=True)
    phone = models.CharField(max_length=15, blank=True)
    email = models.EmailField(blank=True)

    class Meta:
        ordering = ["sort_key"]
        indexes = [
            models.Index(fields=["phone"], name="member_phone"),
            models.Index(fields=["folded_name"], name="member_folded_name"),
            models.Index(fields=["sort_key"], name="member_sort_key"),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def initials(self) -> str:
        """First letters of the family and the given name."""
        words = self.full_name.split()
        return (words[0][:1] + words[-1][:1]).upper() if len(words) > 1 else self.full_name[:2].upper()


class Membership(models.Model):
    """Belonging to a unit for a time; at most one is open."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="memberships")
    position = models.CharField(max_length=80, blank=True)
    joined_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member"], condition=models.Q(left_on__isnull=True), name="membership_one_open"
            ),
            models.CheckConstraint(
                condition=models.Q(left_on__isnull=True) | models.Q(left_on__gte=models.F("joined_on")),
                name="membership_dates_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member} · {self.unit}"


class ActivityExemption(models.Model):
    """Exempt from party activities for a time (miễn sinh hoạt, `R15`)."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="exemptions")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    decision = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="exemption_dates_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.decision}"
