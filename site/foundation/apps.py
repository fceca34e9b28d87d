"""Words of no field: audit, policies, jobs, files, the web frame."""

from django.apps import AppConfig


class FoundationConfig(AppConfig):
    name = "foundation"
