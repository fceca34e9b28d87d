"""The library, campaigns, conferences, attendance and rapporteurs."""

from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "learning"

    def ready(self) -> None:
        from learning import (
            asset_rules,
            duty_kinds,
            editor_account,
            editor_compare,
            editor_words,
            entries_in_step,
            job_kinds,
            letters,
            navigation,
            page_policy,
        )
        from learning.attendance import announcing, deciding
        from learning.conferences import deciding as conference_deciding
        from learning.conferences import panel
        from learning.rapporteurs import panel as rapporteurs_panel
        from learning.rapporteurs.outlines import panel as outlines_panel

        asset_rules.register_rules()
        page_policy.register_policy()
        letters.connect()
        entries_in_step.connect()
        editor_words.name_fields()
        editor_account.hide_panels()
        editor_compare.register_comparisons()
        duty_kinds.register_kinds()
        job_kinds.register_kinds()
        navigation.register_items()
        announcing.register_announcer()
        deciding.register_counter()
        conference_deciding.register_counter()
        panel.register()
        rapporteurs_panel.register()
        outlines_panel.register()
