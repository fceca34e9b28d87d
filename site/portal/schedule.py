"""What the scheduler has done, and how often; seconds, or the hours of a day."""

from typing import Any

from celery.schedules import crontab

SCHEDULE: dict[str, dict[str, Any]] = {
    "sweep-jobs": {"task": "foundation.sweep_jobs", "schedule": 20.0},
    "seal-audit": {"task": "foundation.seal_audit", "schedule": 20.0},
    "sweep-files": {"task": "foundation.sweep_files", "schedule": 6 * 3600.0},
    "sweep-recordings": {"task": "media.sweep_recordings", "schedule": 6 * 3600.0},
    "sweep-pictures": {"task": "media.sweep_pictures", "schedule": 3600.0},
    "deliver-notices": {"task": "foundation.deliver_notices", "schedule": 30.0},
    "purge-notices": {"task": "foundation.purge_notices", "schedule": 3600.0},
    "sync-editor-groups": {"task": "members.sync_editor_groups", "schedule": 3600.0},
    "remind-retakes": {"task": "learning.remind_retakes", "schedule": crontab(minute=0, hour="7-20")},
    "submit-expired-attempts": {"task": "assessments.submit_expired", "schedule": 60.0},
}
