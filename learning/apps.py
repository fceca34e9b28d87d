"""The library, campaigns and, later, conferences and attendance."""

from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "learning"

    def ready(self) -> None:
        from learning import duty_kinds, job_kinds, navigation

        duty_kinds.register_kinds()
        job_kinds.register_kinds()
        navigation.register_items()
