"""Wagtail's lists, choosers and forms of pictures and documents, cut down to the editor's units."""

from collections.abc import Iterable
from typing import Any

from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permissions import register_permission_policy

from media.assets.models import PortalDocument, PortalImage
from media.assets.queries import own_reach_of, reach_of
from members.access.models import User


class OwnAssets(CollectionOwnershipPermissionPolicy):
    """What the groups allow, as far as the person's roles reach."""

    def instances_user_has_any_permission_for(self, user: User, actions: Iterable[str]) -> Any:
        """The one queryset; the check of a single asset is derived from it."""
        allowed = super().instances_user_has_any_permission_for(user, actions)
        if not user.is_authenticated:
            return allowed
        reach = reach_of(user) if "choose" in actions else own_reach_of(user)
        return allowed.filter(pk__in=self.model._base_manager.filter(reach).values("pk"))  # searchable only by key

    def user_has_any_permission_for_instance(self, user: User, actions: Iterable[str], instance: Any) -> bool:
        return self.instances_user_has_any_permission_for(user, list(actions)).filter(pk=instance.pk).exists()


def register_policies() -> None:
    """Wagtail asks ours about both kinds, whatever it registers itself."""
    for model, auth_model in ((PortalImage, "wagtailimages.Image"), (PortalDocument, "wagtaildocs.Document")):
        policy = OwnAssets(model, auth_model=auth_model, owner_field_name="uploaded_by_user")
        register_permission_policy(model, policy, exact_class=True)
