"""Where a recording stands on its way, as screens say it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from foundation.jobs.choices import JobState
from media.video.choices import RecordingState
from media.video.models import Recording


@dataclass(frozen=True)
class Stage:
    """`pill` is the state of its pill, `percent` of what goes on now."""

    code: str
    word: str | Promise
    pill: str
    percent: int = 100


def stage_of(recording: Recording) -> Stage:
    """With `live`, `job` and `upload` at hand: no query."""
    if recording.state == RecordingState.PUBLISHED:
        return Stage("PUBLISHED", _("Đã phát hành"), "done")
    if recording.live:
        return Stage("READY", _("Chờ phát hành"), "waiting")
    if not recording.upload.is_whole:
        return Stage("UPLOADING", _("Tải lên dở"), "doing", recording.upload.percent)
    return _processing(recording)


def _processing(recording: Recording) -> Stage:
    job = recording.job
    if job and job.state == JobState.FAILED:
        return Stage("FAILED", _("Không xử lý được"), "failed", job.percent)
    if job and job.state == JobState.CANCELLED:
        return Stage("STOPPED", _("Đã dừng"), "warn", job.percent)
    return Stage("PROCESSING", _("Đang xử lý"), "doing", job.percent if job else 0)
