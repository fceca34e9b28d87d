"""The portal app: commands and the demonstration; it has no models."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "portal"
