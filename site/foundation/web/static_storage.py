"""Static files with a hash in their name, in production. Either way an address is worked out once a process."""

from typing import Any

from django.contrib.staticfiles.storage import StaticFilesStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage


class PlainStaticStorage(StaticFilesStorage):
    """Names as they are; a page asks for some thirty addresses, nearly all of them as every other page does."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.addresses: dict[str, str] = {}

    def url(self, name: str | None) -> str:
        """The address that a template or the code asks for."""
        known = self.addresses.get(name or "")
        if known is None:
            known = self.addresses[name or ""] = super().url(name)
        return known


class PortalStaticStorage(CompressedManifestStaticFilesStorage):
    """Rewrites the imports inside our JavaScript modules too, so that these carry their hash."""

    support_js_module_import_aggregation = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.addresses: dict[str, str] = {}

    def url(self, name: str, force: bool = False) -> str:
        """As above."""
        if force or name not in self.addresses:
            self.addresses[name] = super().url(name, force)
        return self.addresses[name]
