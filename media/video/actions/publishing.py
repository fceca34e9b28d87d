"""A recording is put right, published, taken back; its processing stopped and begun again."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.audit.actions import record
from foundation.jobs import actions as jobs
from media.video.actions.refusal import Refused
from media.video.choices import RecordingState
from media.video.models import Recording
from members.access.models import User

DETAILS = ("title", "description", "language", "transcript")


@transaction.atomic
def publish(*, recording: Recording, by: User) -> None:
    """Those it concerns may watch from now on (`R6`); raises `Refused` before it is processed. Twice is once."""
    drafts = Recording.objects.filter(pk=recording.pk, state=RecordingState.DRAFT)
    if not drafts.filter(live__isnull=True).exists():
        if drafts.update(state=RecordingState.PUBLISHED, published_at=timezone.now()):
            record(actor=by, verb="publish_recording", target=recording, after={"title": recording.title})
        return
    raise Refused(_("Phim chưa xử lý xong nên chưa phát hành được. Đồng chí chờ ít phút."))


@transaction.atomic
def withdraw(*, recording: Recording, by: User) -> None:
    """Back to a draft: only officers see it; what people have watched is kept."""
    if Recording.objects.filter(pk=recording.pk, state=RecordingState.PUBLISHED).update(state=RecordingState.DRAFT):
        record(actor=by, verb="withdraw_recording", target=recording, before={"title": recording.title})


@transaction.atomic
def change_details(*, recording: Recording, by: User, **details: Any) -> None:
    """Title, description, language, transcript; what changed is in the audit."""
    before = {name: getattr(recording, name) for name in DETAILS if getattr(recording, name) != details[name]}
    if not before:
        return
    for name in before:
        setattr(recording, name, details[name])
    recording.save(update_fields=[*before, "folded_title"])
    after = {name: details[name] for name in before}
    record(actor=by, verb="change_recording", target=recording, before=before, after=after)


def stop_processing(*, recording: Recording) -> bool:
    """The running job notices within a second; False when there was none to stop."""
    return bool(recording.job and jobs.cancel(job=recording.job))


@transaction.atomic
def process_again(*, recording: Recording) -> bool:
    """Put the stopped or failed job back into the queue; False when it was neither."""
    return bool(recording.job and jobs.retry(job=recording.job))
