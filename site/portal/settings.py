"""Django settings: one module, the environment decides.

With nothing set: SQLite and files under `var/`, for one laptop. See `.env.example`
for every variable. A wrong value stops the start with its name and what was expected.
"""

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from portal import env
from portal.content_security import CONTENT_SECURITY_POLICY as CONTENT_SECURITY_POLICY
from portal.databases import database_settings
from portal.desk_defaults import local_secret_key, queue_folders
from portal.logging import logging_config
from portal.mail import mail_settings
from portal.schedule import SCHEDULE

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "site"

PORTAL_ENV = env.choice("PORTAL_ENV", ("desk", "test", "production"), "desk")
PRODUCTION = PORTAL_ENV == "production"
DEBUG = env.flag("PORTAL_DEBUG", False)
if PRODUCTION and DEBUG:
    raise ImproperlyConfigured("PORTAL_DEBUG must be off when PORTAL_ENV=production.")

VAR = Path(env.text("PORTAL_VAR_DIR", str(ROOT / "var")))

if PRODUCTION:
    SECRET_KEY = env.required("PORTAL_SECRET_KEY", "production signs sessions with a secret of its own")
    if len(SECRET_KEY) < 40:
        raise env.wrong("PORTAL_SECRET_KEY", "(hidden)", "40 characters or more")
    ALLOWED_HOSTS = env.required("PORTAL_HOSTS", "the host names this site answers to, by comma").split(",")
    for name in ("DATABASE_URL", "REDIS_URL"):
        env.required(name, "production runs on PostgreSQL and Redis")
else:
    SECRET_KEY = env.text("PORTAL_SECRET_KEY") or local_secret_key(VAR)
    ALLOWED_HOSTS = env.words("PORTAL_HOSTS", ["localhost", "127.0.0.1", "[::1]", "testserver"])

BASE_URL = env.url("PORTAL_BASE_URL", ("http", "https"), "http://localhost:8000")

INSTALLED_APPS = [
    "portal",
    "reports",
    "assessments",
    "learning",
    "media",
    "members",
    "foundation",
    "wagtail.users",
    "wagtail.sites",
    "wagtail.embeds",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_cotton.apps.SimpleAppConfig",
    "axes",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "foundation.web.request_id.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "foundation.web.csp.PortalCSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "foundation.web.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "foundation.web.sign_in_required.SignInRequiredMiddleware",
    "foundation.web.no_nul.NoNulMiddleware",
    "foundation.web.personal.PersonalPagesMiddleware",
    "learning.editor_guard.ForeignPagesMiddleware",
    "media.assets.guard.ForeignAssetsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
COTTON_DIR = "components"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "foundation.web.wagtail_words.Loader",
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "foundation.web.shell.shell",
            ],
        },
    }
]

DATABASE_URL = env.url("DATABASE_URL", ("postgres", "postgresql", "sqlite"), f"sqlite:///{VAR / 'portal.sqlite3'}")
DATABASES = {"default": database_settings(DATABASE_URL)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.url("REDIS_URL", ("redis", "rediss"))
CELERY_BROKER_URL = REDIS_URL or "filesystem://"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_DEFAULT_QUEUE = "default"
CELERY_TIMEZONE = "Asia/Ho_Chi_Minh"
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 120} if REDIS_URL else queue_folders(VAR)
CELERY_BEAT_SCHEDULE = SCHEDULE

CACHES = {
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
        if REDIS_URL
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    ),
    "fragments": {
        # Pieces of pages that are the same for many readers, each kept under all that it shows: never stale,
        # so every process may keep its own.
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "fragments",
        "OPTIONS": {"MAX_ENTRIES": 4000},
    },
}

AUTH_USER_MODEL = "members.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "members.access.backend.NumberOrPhoneBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "access:sign_in"
LOGIN_REDIRECT_URL = "/"
SESSION_COOKIE_NAME = "phien"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "csrf"
CSRF_FAILURE_VIEW = "foundation.web.errors.csrf_failure"

AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "login"
AXES_LOCKOUT_TEMPLATE = "members/access/locked_out.html"
AXES_RESET_ON_SUCCESS = True
PROXY_COUNT = env.number("PORTAL_PROXY_COUNT", 1 if PRODUCTION else 0)
AXES_CLIENT_IP_CALLABLE = "members.access.address.client_address"
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [SITE / "locale"]
FORMAT_MODULE_PATH = ["portal.formats"]
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [SITE / "static"]
MEDIA_ROOT = VAR / "uploads"
MEDIA_URL = "/tep/"
S3_BUCKET = env.text("S3_BUCKET")
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "foundation.web.static_storage.PortalStaticStorage"
            if PRODUCTION
            else "foundation.web.static_storage.PlainStaticStorage"
        )
    },
}
if S3_BUCKET:
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": S3_BUCKET,
            "endpoint_url": env.url("S3_ENDPOINT_URL", ("http", "https")) or None,
            "access_key": env.required("S3_ACCESS_KEY_ID", "S3_BUCKET is set"),
            "secret_key": env.required("S3_SECRET_ACCESS_KEY", "S3_BUCKET is set"),
            "region_name": env.text("S3_REGION") or None,
            "querystring_expire": 300,
            "default_acl": "private",
        },
    }
VIDEO_LARGEST = env.number("PORTAL_VIDEO_MAX_MB", 2048, least=1) * 1024 * 1024
VIDEO_MOST_MINUTES = env.number("PORTAL_VIDEO_MAX_MINUTES", 180, least=1)
SCRATCH = MEDIA_ROOT / "tam"  # beside the uploads: /tmp may be memory, and a video is large
ACCEL_REDIRECT = env.flag("PORTAL_ACCEL_REDIRECT", False)
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_MAX_AGE = 31536000 if PRODUCTION else 3600
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # Wagtail's page editor

globals().update(mail_settings(env.url("EMAIL_URL", ("smtp", "smtps", "console", "file"), "console://")))
DEFAULT_FROM_EMAIL = env.text("PORTAL_FROM_EMAIL", "quan-triet@localhost")

OPERATOR = env.text("PORTAL_OPERATOR")  # who runs the site; else the highest unit
CONTACT = env.text("PORTAL_CONTACT").replace("|", "\n")

TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

WAGTAIL_SITE_NAME = "Quán Triệt"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_I18N_ENABLED = False
WAGTAILADMIN_COMMENTS_ENABLED = False
WAGTAIL_CONTENT_LANGUAGES = [("vi", "Tiếng Việt")]
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_FRONTEND_LOGIN_URL = "/dang-nhap/"
WAGTAILADMIN_LOGIN_URL = "library:not_an_editor"
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILIMAGES_IMAGE_MODEL = "media.PortalImage"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp", "avif", "svg"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "media.assets.forms.PictureForm"
WAGTAILDOCS_DOCUMENT_MODEL = "media.PortalDocument"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_DOCUMENT_FORM_BASE = "media.assets.forms.DocumentForm"
WAGTAILDOCS_EXTENSIONS = ["docx", "pdf", "txt", "xlsx", "pptx"]
# Vietnamese without diacritics looks like English: "an", "do", "so" must not be dropped as idle words.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "simple"}}
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
TAGGIT_CASE_INSENSITIVE = True

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
if PRODUCTION:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = env.flag("PORTAL_SSL_REDIRECT", True)
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
    SECURE_HSTS_SECONDS = 31536000
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    CSRF_TRUSTED_ORIGINS = [BASE_URL]

LOGGING = logging_config(env.choice("PORTAL_LOG_FORMAT", ("readable", "json"), "json" if PRODUCTION else "readable"))
SILENCED_SYSTEM_CHECKS = ["axes.W003"]
