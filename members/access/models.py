"""Who signs in, and what they may do where."""

from datetime import date
from functools import cached_property
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils import timezone

from members.access.choices import Role
from members.access.standing import Holding, Standing, standing_of
from members.people.models import Member
from members.units.models import Unit


class UserManager(BaseUserManager["User"]):
    """Makes accounts."""

    def create_user(self, member: Member, password: str | None = None) -> "User":
        """An account for the member, signing in with the member's number or phone."""
        user = User(member=member, username=member.number)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username=username)


class User(AbstractBaseUser, PermissionsMixin):
    """An account: one per member who signs in; a shared phone may lead to several."""

    username = models.CharField(max_length=20, unique=True)
    member = models.OneToOneField(Member, models.PROTECT, related_name="user")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    unread_notices = models.PositiveIntegerField(default=0, editable=False)
    """Kept by `foundation.notifications`, in the transaction of each notice written, read or deleted."""

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[UserManager] = UserManager()

    def __str__(self) -> str:
        return self.username

    def get_full_name(self) -> str:
        """The member's name; Wagtail and the shell show it."""
        return self.member.full_name

    @property
    def first_name(self) -> str:
        """Wagtail greets by it."""
        return self.member.full_name

    @property
    def last_name(self) -> str:
        """Vietnamese names are kept whole."""
        return ""

    @property
    def email(self) -> str:
        """Where notices go, if anywhere."""
        return self.member.email

    @property
    def initials(self) -> str:
        """For the avatar."""
        return self.member.initials

    @cached_property
    def standing(self) -> Standing:
        """Unit and roles today; one query a request."""
        return standing_of(self.member_id, timezone.localdate())

    @property
    def membership(self) -> Unit | None:
        """The unit the member belongs to today."""
        return self.standing.membership

    @property
    def grants(self) -> list[Holding]:
        """Roles in force today."""
        return self.standing.held

    @property
    def unit_name(self) -> str:
        """Where the shell says the person stands: the unit of the highest role, else their own."""
        units = [grant.unit for grant in self.grants]
        unit = min(units, key=lambda u: len(u.path)) if units else self.membership
        return unit.label if unit else ""


class RoleGrant(models.Model):
    """A role for a unit's subtree, for a time."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="grants")
    role = models.CharField(max_length=20, choices=Role.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="grants")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    granted_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member", "role", "unit"],
                condition=models.Q(ends_on__isnull=True),
                name="role_grant_one_open",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="role_grant_dates_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.get_role_display()} · {self.unit}"

    def is_in_force(self, on: date) -> bool:
        """Whether the role holds on the day; both ends included."""
        return self.starts_on <= on and (self.ends_on is None or on <= self.ends_on)
