"""Words that Wagtail's templates keep outside its catalogs are put through them as the templates are loaded."""

from collections.abc import Iterator
from typing import Any

from django.template import Origin
from django.template.loaders.app_directories import Loader as AppDirectories

OUTSIDE_THE_CATALOGS = {
    "wagtailadmin/home.html": ("value", "Search"),
    "wagtailadmin/shared/header.html": ("value", "Search"),
    "wagtailadmin/shared/headers/_actions.html": ("aria-label", "Actions"),
}
"""Template, and the attribute whose English word stands in it as it is."""


class Loader(AppDirectories):
    """Loads only the templates named above; the other loaders follow."""

    def get_template_sources(self, template_name: str) -> Iterator[Origin]:
        if template_name in OUTSIDE_THE_CATALOGS:
            yield from super().get_template_sources(template_name)

    def get_contents(self, origin: Any) -> str:
        attribute, word = OUTSIDE_THE_CATALOGS[origin.template_name]
        translated = f'{attribute}="{{% load i18n %}}{{% translate "{word}" %}}"'
        return str(super().get_contents(origin)).replace(f'{attribute}="{word}"', translated)
