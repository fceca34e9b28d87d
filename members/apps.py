"""Who is who: units, people, roles."""

from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "members"

    def ready(self) -> None:
        from members import navigation

        navigation.register_items()
