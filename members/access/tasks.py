"""Hourly: roles that began or ended by their date take effect in the editor's groups."""

from celery import shared_task

from members.access.actions import sync_editor_groups
from members.access.models import RoleGrant
from members.people.models import Member


@shared_task(name="members.sync_editor_groups")
def sync_all_editor_groups() -> None:
    """Bring every holder of a role into step."""
    for member in Member.objects.filter(pk__in=RoleGrant.objects.values("member")):
        sync_editor_groups(member=member)
