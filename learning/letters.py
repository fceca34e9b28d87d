"""Letters about submissions go only to officers over the page's unit: a title must not leave its circle."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.admin.mail import GroupApprovalTaskStateSubmissionEmailNotifier
from wagtail.models import TaskState
from wagtail.signals import task_submitted

from members.access.models import User
from members.access.scope import OFFICER_ROLES
from members.units.paths import ancestors

WAGTAILS_OWN = "group_approval_task_submitted_email_notification"
"""Under this identifier Wagtail connects its own notifier, after us and so in vain."""


class LettersToOfficers(GroupApprovalTaskStateSubmissionEmailNotifier):
    """Wagtail's letter, to fewer people."""

    def get_recipient_users(self, task_state: TaskState, **kwargs: Any) -> QuerySet[User]:
        """The group's members whose role covers the page's unit today."""
        path = task_state.workflow_state.content_object.specific.scope_path or ""
        today = timezone.localdate()
        lasting = Q(member__grants__ends_on__isnull=True) | Q(member__grants__ends_on__gte=today)
        covering: QuerySet[User] = (
            super()
            .get_recipient_users(task_state, **kwargs)
            .filter(
                lasting,
                member__grants__role__in=OFFICER_ROLES,
                member__grants__unit__path__in=ancestors(path),
                member__grants__starts_on__lte=today,
            )
        )
        return covering.select_related("member").distinct()


letters_to_officers = LettersToOfficers()


def connect() -> None:
    """Take the place of Wagtail's own notifier."""
    task_submitted.connect(letters_to_officers, sender=TaskState, dispatch_uid=WAGTAILS_OWN)
