"""The portal app: commands and the demonstration; it has no models."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "portal"

    def ready(self) -> None:
        from foundation.jobs.kinds import register
        from portal.demo.film.job import MAKE_FILM, make_film

        register(MAKE_FILM, make_film)
