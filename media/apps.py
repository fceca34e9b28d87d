"""Pictures, documents and, later, video and audio."""

from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "media"
