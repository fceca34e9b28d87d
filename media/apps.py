"""Pictures, documents, video and audio."""

from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "media"

    def ready(self) -> None:
        from media import job_kinds, navigation
        from media.assets import policy

        job_kinds.register_kinds()
        navigation.register_items()
        policy.register_policies()
