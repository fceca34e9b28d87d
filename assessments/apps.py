"""Question bank, surveys and tests."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "assessments"

    def ready(self) -> None:
        from assessments import duty_kinds, navigation

        duty_kinds.register_kinds()
        navigation.register_items()
