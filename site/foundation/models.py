"""All models of the app."""

from foundation.audit.models import AuditEntry
from foundation.files.models import StoredFile
from foundation.jobs.models import Job
from foundation.notifications.models import Delivery, Notice
from foundation.policies.models import Policy
from foundation.reviews.models import ReviewStep

__all__ = ["AuditEntry", "Delivery", "Job", "Notice", "Policy", "ReviewStep", "StoredFile"]
