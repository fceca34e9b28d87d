"""Words of no field: audit, policies, jobs, notifications, files, the web frame."""

from django.apps import AppConfig


class FoundationConfig(AppConfig):
    name = "foundation"

    def ready(self) -> None:
        from foundation.notifications.channels import register
        from foundation.notifications.mail import EmailChannel

        register(EmailChannel())
