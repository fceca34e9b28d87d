"""The queue: Redis where `REDIS_URL` is set, else folders under `var/queue`."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
app = Celery("portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(
    [
        "foundation.jobs",
        "foundation.audit",
        "foundation.files",
        "foundation.notifications",
        "members.access",
        "media.pictures",
        "media.video",
        "learning.library",
        "learning.campaigns",
        "learning.attendance",
        "assessments.attempts",
    ]
)
