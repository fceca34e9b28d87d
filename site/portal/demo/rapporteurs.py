"""The demonstration's rapporteurs, who of them speaks at the coming conference, and from what."""

from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from foundation.files.checks import CheckedFile, check
from foundation.files.kinds import OUTLINES
from learning.conferences.models import Conference, Session
from learning.rapporteurs.actions import Facts, assign, recognise, review
from learning.rapporteurs.models import Assignment, Rapporteur
from learning.rapporteurs.outlines import actions
from learning.rapporteurs.outlines.flow import APPROVE, ASK_CHANGES, SUBMIT
from learning.rapporteurs.outlines.models import Outline, OutlineVersion
from members.access.models import User
from portal.demo.content import read
from portal.demo.outline_files import slides_of, word_of
from portal.demo.stage import Stage, do


def load_rapporteurs(stage: Stage, coming: Conference) -> None:
    """The roster, an assignment, one outline in the hall and one before the board."""
    content = read("rapporteurs")
    rows = {row["member"]: put_on_roster(stage, row) for row in content["rapporteurs"]}
    given = content["assignment"]
    session = Session.objects.filter(study_class__conference=coming).earliest("starts_at")
    speaker, backup = rows[given["rapporteur"]], rows[given["backup"]]
    assignment = assign(session=session, rapporteur=speaker, backup=backup, topic=given["topic"], by=stage.officer)
    author = User.objects.get(pk=stage.accounts["rapporteur"].pk)  # with the role just granted
    load_approved(stage, content["approved"], assignment, author)
    load_submitted(stage, content["submitted"], author)


def put_on_roster(stage: Stage, row: dict[str, Any]) -> Rapporteur:
    """Recognised some time ago, and reviewed since if the content says so."""
    today = timezone.localdate()
    known = {name: value for name, value in row.items() if name in Facts.__dataclass_fields__}
    known |= {name: tuple(row.get(name, ())) for name in ("fields", "languages")}
    facts = Facts(**known, recognised_on=today - timedelta(days=row["recognised"]))
    made = recognise(member=stage.members[row["member"]], unit=stage.units[row["unit"]], facts=facts, by=stage.officer)
    if "reviewed" in row:
        held_on = today - timedelta(days=row["reviewed"])
        note = "Hoàn thành tốt nhiệm vụ được phân công."
        review(rapporteur=made, verdict="KEPT", note=note, by=stage.officer, on=held_on)
    return made


def upload(content: bytes, name: str) -> CheckedFile:
    """As a form hands it over."""
    return check(SimpleUploadedFile(name, content), OUTLINES)


def write(stage: Stage, title: str, file: CheckedFile, author: User) -> Outline:
    """The rapporteur's outline, its pages made."""
    outline = actions.create_outline(
        title=title,
        resolution=stage.resolution,
        unit=next(unit for unit in stage.units.values() if unit.parent is None),
        base=None,
        upload=file,
        declared=True,
        by=author,
    )
    make_pages(outline.versions.get())
    return outline


def make_pages(version: OutlineVersion) -> None:
    """Here and now."""
    assert version.reading
    do(version.reading)


def load_approved(stage: Stage, content: dict[str, Any], assignment: Assignment, author: User) -> None:
    """Sent back once, mended, approved, and offered at the conference."""
    name, told = content["file"], content["slides"]
    first = [row | {"table": [], "points": row["points"][:1]} if "chart" in row else row for row in told]
    outline = write(stage, content["title"], upload(slides_of(first), name), author)
    actions.step(outline=outline, name=SUBMIT, by=author)
    actions.step(outline=outline, name=ASK_CHANGES, by=stage.officer, reason=content["reason"])
    mended = actions.add_version(
        outline=outline, upload=upload(slides_of(told), name), note=content["note"], declared=True, by=author
    )
    make_pages(mended)
    actions.step(outline=outline, name=SUBMIT, by=author)
    actions.step(outline=outline, name=APPROVE, by=stage.officer)
    actions.offer(assignment=assignment, outline=outline, by=author)


def load_submitted(stage: Stage, content: dict[str, Any], author: User) -> None:
    """Before the board, which has remarked on two passages."""
    file = upload(word_of(content["title"], content["parts"]), content["file"])
    outline = write(stage, content["title"], file, author)
    actions.step(outline=outline, name=SUBMIT, by=author)
    version = outline.versions.get()
    for number, told in enumerate(content["comments"]):
        actions.comment(version=version, key=f"demo{number}", by=stage.officer, **told)
