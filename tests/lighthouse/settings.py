"""The site as it is served in production: static files hashed and compressed, pages compressed as nginx does."""

from portal.settings import *  # noqa: F403
from portal.settings import MIDDLEWARE as _MIDDLEWARE
from portal.settings import STORAGES as _STORAGES

MIDDLEWARE = ["django.middleware.gzip.GZipMiddleware", *_MIDDLEWARE]
STORAGES = {**_STORAGES, "staticfiles": {"BACKEND": "foundation.web.static_storage.PortalStaticStorage"}}
WHITENOISE_USE_FINDERS = False
WHITENOISE_MAX_AGE = 31536000
