"""The background job: from the parts that were sent to one complete, live set of files.

What is made lies in the scratch folder, then in a folder of the storage that no row knows: nobody can see it.
The row that names it is written with the one update that makes it live. A killed run leaves only files without
a row, which are swept; a run that lost its claim leaves the same.
"""

from pathlib import Path

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from foundation.audit.actions import record
from foundation.jobs.kinds import JobRefused
from foundation.jobs.runs import Run
from media.video.choices import RecordingKind
from media.video.encoding.making import Made, NotUsable, make
from media.video.models import Recording, RenditionSet, Upload
from media.video.scratch import room_for

STEP = 8 * 1024 * 1024
COLLECTED, ENCODED, WHOLE = 5, 90, 100
"""Percent of the work done after each of its stages."""


def process_recording(run: Run) -> None:
    """The work of a job of kind `PROCESS_RECORDING`; done already, it does nothing."""
    recording = Recording.objects.select_related("upload").filter(pk=run.arguments["recording"]).first()
    if recording is None:
        raise JobRefused(_("Bản ghi đã bị bỏ."))
    if recording.live_id:
        return
    try:
        _process(run, recording)
    except NotUsable as refusal:
        raise JobRefused(str(refusal)) from refusal


def _process(run: Run, recording: Recording) -> None:
    with room_for(recording.public_id) as room:
        run.say(_("Đang gom tệp."))
        source = room / "nguon"
        collect(run, recording.upload, source)
        run.say(_("Đang chuyển đổi."))
        folder = room / "ban"
        folder.mkdir()
        demuxer, most_seconds = recording.upload.container, settings.VIDEO_MOST_MINUTES * 60
        made = make(source, demuxer, folder, most_seconds, lambda percent: _tell_encoding(run, percent))
        run.say(_("Đang cất các bản đã làm."))
        rows = planned(recording, made)
        store(run, folder, rows.folder)
        go_live(run, recording, rows)
    run.say(_("Đã xong. Đồng chí xem lại rồi phát hành."))


def _tell_encoding(run: Run, percent: int) -> None:
    run.report(COLLECTED + percent * (ENCODED - COLLECTED) // 100, WHOLE)


def collect(run: Run, upload: Upload, target: Path) -> None:
    """All parts into one local file."""
    with target.open("wb") as whole:
        for part in upload.parts.order_by("offset"):
            with default_storage.open(part.name, "rb") as piece:
                while content := piece.read(STEP):  # a form's file is one large part: a sign of life at each step
                    whole.write(content)
                    run.report(whole.tell() * COLLECTED // upload.size, WHOLE)


def planned(recording: Recording, made: Made) -> RenditionSet:
    """The row of what was made, not yet written."""
    return RenditionSet(
        recording=recording,
        kind=RecordingKind.VIDEO if made.renditions else RecordingKind.AUDIO,
        duration_ms=made.duration_ms,
        width=made.width,
        height=made.height,
        renditions=made.renditions,
        audio_bytes=made.audio_bytes,
    )


def store(run: Run, folder: Path, target: str) -> None:
    """Every file into the storage, in a folder that no row knows yet."""
    files = sorted(file for file in folder.iterdir() if file.is_file())
    for number, file in enumerate(files):
        with file.open("rb") as content:
            default_storage.save(f"{target}/{file.name}", File(content))
        run.report(ENCODED + number * (WHOLE - ENCODED) // len(files), WHOLE)


@transaction.atomic
def go_live(run: Run, recording: Recording, made: RenditionSet) -> None:
    """Write the row and make it the live one; only while the job is still ours and nothing else is live."""
    run.report(WHOLE, WHOLE)
    made.save(force_insert=True)
    if not Recording.objects.filter(pk=recording.pk, live=None).update(live=made):
        transaction.set_rollback(True)
        return
    after = {"set": made.public_id, "duration_ms": made.duration_ms}
    record(actor=run.job.created_by, verb="process_recording", target=recording, after=after)
