"""Question bank, surveys and tests."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "assessments"

    def ready(self) -> None:
        from assessments import duty_kinds, navigation
        from assessments.essays.panel import register_essays_panel

        duty_kinds.register_kinds()
        navigation.register_items()
        register_essays_panel()
