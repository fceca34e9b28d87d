"""The film is ordered with the rest of the demonstration and made by the worker, once the site answers.

Ordering writes the draft recording with its captions and a job; until the film is there, the officer's page of it says
how far the work is. The job may be killed and run again at any step: what is drawn lies in the scratch folder until it
is whole, then goes the way of every upload.
"""

import time
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.files import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.audit.actions import record
from foundation.jobs import actions as jobs
from foundation.jobs.kinds import JobRefused
from foundation.jobs.models import Job
from foundation.jobs.runs import Run
from learning.campaigns.actions import give_duties
from learning.campaigns.models import Campaign, Enrolment
from learning.library.actions import publish_material
from learning.library.choices import WATCH_RECORDING, Audience, Depth
from learning.library.models import ResolutionPage, VideoPage
from media.video.actions.captioning import keep_captions
from media.video.actions.publishing import publish
from media.video.actions.uploading import take_whole
from media.video.choices import Language, RecordingState
from media.video.models import Recording, Upload
from media.video.scratch import room_for
from members.access.models import User
from members.units.models import Unit
from portal.demo.content import FOLDER, read
from portal.demo.film.making import make
from portal.demo.film.scenes import Scene, cues_of, scenes_of

MAKE_FILM = "make_demo_film"
DUE_IN = timedelta(days=14)
LONGEST_WAIT = 600
"""Seconds for another worker that has taken the processing."""


def order(*, campaign: Campaign, resolution: ResolutionPage, watchers: Unit, by: User) -> Recording:
    """The draft, its captions and the job. Once it is there, it is a material of the resolution, for the people too,
    and `watchers` are asked to watch it in the campaign.
    """
    content = read("film")
    scenes = scenes_of(content["scenes"])
    recording = Recording.objects.create(
        title=content["title"],
        description=content["description"].strip(),
        transcript=transcript(content["transcript_head"], scenes),
        language=Language.VIETNAMESE,
        unit=resolution.owner_unit,
        created_by=by,
    )
    Upload.objects.create(recording=recording, file_name=content["file"], size=0)
    record(
        actor=by, verb="begin_upload", target=recording, after={"title": recording.title, "unit": str(recording.unit)}
    )
    keep_captions(recording=recording, language=Language.VIETNAMESE, cues=cues_of(scenes), by=by)
    arguments = {
        "recording": recording.pk,
        "campaign": campaign.pk,
        "resolution": resolution.pk,
        "watchers": watchers.pk,
    }
    recording.job = jobs.enqueue(kind=MAKE_FILM, arguments=arguments, by=by)
    recording.save(update_fields=["job"])
    return recording


def transcript(head: str, scenes: list[Scene]) -> str:
    """What stands on the picture, a line a scene."""
    lines = [" ".join(words.replace("\n", " ") for words in scene.captions) for scene in scenes]
    return "\n".join([head, "", *lines])


def make_film(run: Run) -> None:
    """The work of a job of kind `MAKE_FILM`; done already, it does nothing."""
    found = Recording.objects.select_related("upload", "created_by")
    recording = found.filter(pk=run.arguments["recording"]).first()
    if recording is None:
        raise JobRefused(_("Bản ghi đã bị bỏ."))
    if not recording.upload.size:
        draw(run, recording)
    process(run, recording)
    offer(recording, run.arguments)
    run.say(_("Đã phát hành phim."))


def draw(run: Run, recording: Recording) -> None:
    """Make the file and hand it over as an upload that came in one piece."""
    content = read("film")
    with room_for(f"minh-hoa-{recording.public_id}") as room:
        run.say(_("Đang vẽ phim minh hoạ."))
        target = room / content["file"]
        make(FOLDER / read("infographic")["picture"], scenes_of(content["scenes"]), target, run.report)
        run.say(_("Đang chuyển đổi."))
        hand_over(recording, target)


def hand_over(recording: Recording, file: Path) -> None:
    """Its size is known now. Only the first who says so goes on."""
    announced = Upload.objects.filter(pk=recording.upload.pk, size=0)
    with file.open("rb") as opened, transaction.atomic():
        if announced.update(size=file.stat().st_size):
            recording.upload.refresh_from_db()
            take_whole(upload=recording.upload, file=File(opened), by=recording.created_by)


def process(run: Run, recording: Recording) -> None:
    """The film's own job, done here unless another worker has it already."""
    recording.refresh_from_db()
    assert recording.job
    until = time.monotonic() + LONGEST_WAIT
    jobs.run(job_id=recording.job.pk)
    while not Job.objects.get(pk=recording.job.pk).is_over and time.monotonic() < until:
        run.report(1, 1)
        time.sleep(1)
    recording.refresh_from_db()
    if recording.live is None:
        raise JobRefused(_("Phim chưa xử lý xong. Đồng chí xem ở mục Phim, bài nghe."))


@transaction.atomic
def offer(recording: Recording, arguments: dict[str, Any]) -> None:
    """Published, shown as a material, and asked of the watchers; twice is once."""
    if recording.state == RecordingState.PUBLISHED or recording.live is None:
        return
    publish(recording=recording, by=recording.created_by)
    publish_material(
        VideoPage,
        by=recording.created_by,
        resolution=ResolutionPage.objects.get(pk=arguments["resolution"]),
        title=recording.title,
        slug="phim",
        audiences=[Audience.GRASSROOTS_MEMBER, Audience.PUBLIC],
        study_depth=Depth.BRIEF,
        recording=recording,
        intro=recording.description,
    )
    give_duties(
        campaign=Campaign.objects.get(pk=arguments["campaign"]),
        enrolments=Enrolment.objects.filter(campaign=arguments["campaign"], unit=arguments["watchers"]),
        kind=WATCH_RECORDING,
        target=recording.public_id,
        title=recording.title,
        minutes=recording.live.minutes,
        due_on=timezone.localdate() + DUE_IN,
        by=recording.created_by,
    )
