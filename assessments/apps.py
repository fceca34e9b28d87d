"""Question bank, surveys and tests."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "assessments"

    def ready(self) -> None:
        from assessments import duty_kinds, navigation
        from assessments.essays.actions.releasing import TELL_RESULTS, tell_results
        from assessments.essays.panel import register_essays_panel
        from foundation.jobs.kinds import register

        duty_kinds.register_kinds()
        navigation.register_items()
        register_essays_panel()
        register(TELL_RESULTS, tell_results)
