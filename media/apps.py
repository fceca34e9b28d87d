"""Pictures, documents, video and audio."""

from django.apps import AppConfig
from django.db.models.signals import post_save


class MediaConfig(AppConfig):
    name = "media"

    def ready(self) -> None:
        from media import job_kinds, navigation
        from media.assets import policy
        from media.pictures.actions import prepare_changed

        job_kinds.register_kinds()
        navigation.register_items()
        policy.register_policies()
        post_save.connect(prepare_changed, sender="media.PortalImage")
