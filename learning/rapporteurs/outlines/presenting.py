"""What the page of an outline shows: pages with their pictures and remarks, parts, stages."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from foundation.reviews.models import ReviewStep
from learning.rapporteurs.outlines.choices import OutlinePart, OutlineState
from learning.rapporteurs.outlines.flow import OUTLINE
from learning.rapporteurs.outlines.forms import CommentForm
from learning.rapporteurs.outlines.models import OutlineComment, OutlinePage, OutlinePicture, OutlineVersion, PartPlace
from learning.rapporteurs.outlines.rules.passages import touches

LINE = (OutlineState.DRAFT, OutlineState.SUBMITTED, OutlineState.APPROVED, OutlineState.SENT_DOWN)
"""Stages every outline goes through; that changes are asked is shown where it stands."""


@dataclass(frozen=True)
class ShownPage:
    """A page with the picture of the whole of it, or its blocks; and the remarks in its margin."""

    page: OutlinePage
    whole: OutlinePicture | None
    blocks: list[dict[str, Any]]
    comments: list[OutlineComment]
    form: CommentForm | None


def shown_page(page: OutlinePage, comments: list[OutlineComment], form: CommentForm | None) -> ShownPage:
    """Pictures and comments are given, so that a page costs no query of its own."""
    pictures = {picture.name: picture for picture in page.pictures.all()}
    passages = [remark.passage for remark in comments if remark.passage and remark.closed_at is None]
    blocks = [_shown_block(block, pictures, passages) for block in page.blocks]
    return ShownPage(page, pictures.get(""), blocks, comments, form)


def _shown_block(block: dict[str, Any], pictures: dict[str, OutlinePicture], passages: list[str]) -> dict[str, Any]:
    text = "".join(run[0] for run in block.get("runs", []))
    marked = any(touches(passage, text) for passage in passages)
    return block | {"picture": pictures.get(block.get("file", "")), "marked": marked}


def parts_of(version: OutlineVersion | None) -> list[tuple[OutlinePart, PartPlace | None]]:
    """Every required part, and where it stands."""
    places = {place.part: place for place in version.places.all()} if version else {}
    return [(part, places.get(part)) for part in OutlinePart]


def stages_of(state: str, steps: list[ReviewStep]) -> list[dict[str, str]]:
    """The line of stages: done, current, to come; with who took the step there and when."""
    last = {taken.to: taken for taken in steps}
    at = LINE.index(OutlineState.DRAFT if state == OutlineState.CHANGES_ASKED else OutlineState(state))
    line = [_stage(stage, index, at, last.get(stage)) for index, stage in enumerate(LINE)]
    if state == OutlineState.CHANGES_ASKED:
        asked = last[OutlineState.CHANGES_ASKED]
        line[0] |= {"label": str(OutlineState.CHANGES_ASKED.label), "note": _note(asked)}
    return line


def _stage(stage: OutlineState, index: int, at: int, taken: ReviewStep | None) -> dict[str, str]:
    final = index == at and stage in (OutlineState.APPROVED, OutlineState.SENT_DOWN)
    state = "done" if index < at or final else "current" if index == at else "todo"
    return {"state": state, "label": str(stage.label), "note": _note(taken) if taken and index <= at else ""}


def _note(taken: ReviewStep) -> str:
    told = {"name": taken.by.get_full_name(), "day": f"{taken.at:%d/%m/%Y}"}
    return _("%(name)s, %(day)s") % told


def told_steps(steps: list[ReviewStep]) -> list[tuple[ReviewStep, str]]:
    """Each step with its name in words, the newest first."""
    return [(taken, str(OUTLINE.step(taken.name).label)) for taken in reversed(steps)]
