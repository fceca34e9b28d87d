"""Who may write and who may publish what: Wagtail's group permissions, cut down to the holder's units.

Wagtail gives a permission for a branch of the page tree; here a province and its communes share
one branch, so that what a group may do holds only where the person holds the role.
"""

from typing import Any

from wagtail.models import AbstractGroupApprovalTask, PagePermissionTester, TaskState

from members.access.choices import Role
from members.access.models import User
from members.access.scope import OFFICER_ROLES, paths_of
from members.units.paths import is_within

WRITING = frozenset({"add", "change"})


def holds_over(user: User, path: str | None, *roles: Role) -> bool:
    """Whether one of the roles covers the unit at `path`; what belongs to no unit is covered by none."""
    return path is not None and any(is_within(path, root) for root in paths_of(user, *roles))


def holds_below(user: User, path: str | None, *roles: Role) -> bool:
    """Whether the user holds one of the roles for a unit strictly below the one at `path`."""
    return path is not None and any(is_within(root, path) and root != path for root in paths_of(user, *roles))


def may_publish_at(user: User, path: str | None) -> bool:
    """Whether the user is an officer over the unit (superusers always)."""
    return bool(user.is_superuser) or holds_over(user, path, *OFFICER_ROLES)


class ScopedPermissions(PagePermissionTester):
    """What the user's groups allow, as far as the user's roles reach."""

    permissions: set[str]

    def __init__(self, user: User, page: "ScopedPage") -> None:
        super().__init__(user, page)
        if not user.is_active or may_publish_at(user, page.scope_path):
            return
        writes = holds_over(user, page.scope_path, Role.RAPPORTEUR)
        self.permissions = self.permissions & WRITING if writes else set()

    def can_set_view_restrictions(self) -> bool:
        """Who sees a page follows from its unit, never from a password or a group."""
        return bool(self.user.is_superuser)


class AppendingPermissions(ScopedPermissions):
    """Of a material: units below its own append to what is published and touch nothing of it (`R3`, `CB2.2`)."""

    page: "AppendablePage"

    def can_add_subpage(self) -> bool:
        """Writers of a unit below, too: what is added bears their unit."""
        return super().can_add_subpage() or self._appends(Role.RAPPORTEUR, *OFFICER_ROLES)

    def can_publish_subpage(self) -> bool:
        """Officers of a unit below, too; the form looks at the unit that they add for."""
        return super().can_publish_subpage() or self._appends(*OFFICER_ROLES)

    def _appends(self, *roles: Role) -> bool:
        """A draft of a higher unit is not even named to lower ones."""
        return self.user.is_active and self.page.is_open and holds_below(self.user, self.page.scope_path, *roles)


class FixedPermissions(PagePermissionTester):
    """Pages are added below the home page and the library; those two themselves stay as they are."""

    def superuser(self, *args: Any, **kwargs: Any) -> bool:
        """Whoever set the system up."""
        return bool(self.user.is_superuser)

    can_edit = can_delete = can_publish = can_unpublish = can_lock = can_unlock = can_reorder_children = superuser
    can_set_view_restrictions = superuser


class FixedPage:
    """A page that belongs to the tree itself."""

    def permissions_for_user(self, user: User) -> FixedPermissions:
        """Called by every view of Wagtail's admin."""
        return FixedPermissions(user, self)


class ScopedPage:
    """A page that belongs to a unit: `scope_path` is that unit's path."""

    scope_path: str | None = None

    def permissions_for_user(self, user: User) -> ScopedPermissions:
        """Called by every view of Wagtail's admin."""
        return ScopedPermissions(user, self)


class AppendablePage(ScopedPage):
    """One to which lower units append pages of theirs; `is_open`: published, with all that stands above it."""

    is_open = False

    def permissions_for_user(self, user: User) -> AppendingPermissions:
        """Called by every view of Wagtail's admin."""
        return AppendingPermissions(user, self)


class ScopedApproval(AbstractGroupApprovalTask):
    """Approval by the group's members whose role covers the page's unit (`R6`)."""

    class Meta:
        abstract = True

    def approves(self, obj: Any, user: User) -> bool:
        """Whether this person is one of the approvers of this page."""
        path = getattr(getattr(obj, "specific", obj), "scope_path", None)
        return bool(user.is_superuser or (self._user_in_groups(user) and may_publish_at(user, path)))

    def user_can_access_editor(self, obj: Any, user: User) -> bool:
        return self.approves(obj, user)

    def locked_for_user(self, obj: Any, user: User) -> bool:
        return not self.approves(obj, user)

    def user_can_lock(self, obj: Any, user: User) -> bool:
        return self.approves(obj, user)

    def get_actions(self, obj: Any, user: User) -> list[tuple[str, str, bool]]:
        return super().get_actions(obj, user) if self.approves(obj, user) else []

    def get_task_states_user_can_moderate(self, user: User, **kwargs: Any) -> Any:
        waiting = super().get_task_states_user_can_moderate(user, **kwargs).select_related("workflow_state")
        own = [state.pk for state in waiting if self.approves(state.workflow_state.content_object, user)]
        return TaskState.objects.filter(pk__in=own)
