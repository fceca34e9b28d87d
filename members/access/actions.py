"""Accounts and roles."""

from datetime import date

from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from foundation.audit.actions import record
from members.access.choices import Role
from members.access.models import RoleGrant, User
from members.people.models import Member
from members.units.models import Unit

EDITOR_GROUPS = {
    Role.RAPPORTEUR: "Biên soạn tài liệu",
    Role.PROPAGANDA_OFFICER: "Ban tuyên giáo",
    Role.ADMINISTRATOR: "Quản trị nội dung",
}
"""Groups by which Wagtail knows who writes and who publishes; kept in step with the grants."""


@transaction.atomic
def grant_role(*, member: Member, role: Role, unit: Unit, starts_on: date, by: User | None) -> RoleGrant:
    """Grant a role for the unit's subtree; granting it again returns the open grant."""
    grant, created = RoleGrant.objects.get_or_create(
        member=member,
        role=role,
        unit=unit,
        ends_on=None,
        defaults={"starts_on": starts_on, "granted_by": by},
    )
    if created:
        record(
            actor=by, verb="grant_role", target=grant, subject=member.public_id, after={"role": role, "unit": unit.path}
        )
        sync_editor_groups(member=member)
    return grant


@transaction.atomic
def end_role(*, grant: RoleGrant, ends_on: date, by: User | None, reason: str) -> None:
    """End a grant on the day; what was done under it stays."""
    grant.ends_on = ends_on
    grant.save(update_fields=["ends_on"])
    record(
        actor=by,
        verb="end_role",
        target=grant,
        subject=grant.member.public_id,
        after={"ends_on": str(ends_on)},
        reason=reason,
    )
    sync_editor_groups(member=grant.member)


@transaction.atomic
def keep_new_password(form: PasswordChangeForm) -> None:
    """Save one's own new password; that it changed is recorded, never what it is."""
    user = form.save()
    record(actor=user, verb="change_password", target=user, subject=user.member.public_id)


def sync_editor_groups(*, member: Member) -> None:
    """Put the member's account into the groups that today's grants call for, and out of the others."""
    user = User.objects.filter(member=member).first()
    if user is None:
        return
    today = timezone.localdate()
    wanted = {
        EDITOR_GROUPS[Role(g.role)] for g in member.grants.all() if g.role in EDITOR_GROUPS and g.is_in_force(today)
    }
    user.groups.remove(*user.groups.filter(name__in=set(EDITOR_GROUPS.values()) - wanted))
    user.groups.add(*Group.objects.filter(name__in=wanted))
