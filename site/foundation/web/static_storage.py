"""Static files with a hash in their name, in production."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class PortalStaticStorage(CompressedManifestStaticFilesStorage):
    """Rewrites the imports inside our JavaScript modules too, so that these carry their hash."""

    support_js_module_import_aggregation = True
