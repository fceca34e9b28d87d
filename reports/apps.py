"""Figures about everything; reads only."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"

    def ready(self) -> None:
        from reports import navigation

        navigation.register_items()
