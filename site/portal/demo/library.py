"""The demonstration's resolution, its study texts and its infographic."""

from typing import Any

from django.core.files.images import ImageFile

from learning.library.actions import add_resolution, publish_condensed_text
from learning.library.models import CondensedTextPage, ResolutionPage
from media.assets.models import PortalImage
from members.access.models import User
from members.units.models import Unit
from portal.demo.content import FOLDER, read

FIELDS = ("title", "symbol", "number", "kind", "issuer", "scope", "secrecy_level", "summary")


def load_resolution(by: User, owner_unit: Unit) -> ResolutionPage:
    """The register entry; the published text gives no day of issue, so none is invented."""
    content = read("resolution")
    fields: dict[str, Any] = {name: content[name] for name in FIELDS}
    return add_resolution(by=by, owner_unit=owner_unit, issued_on=content.get("issued_on"), **fields)


def load_texts(resolution: ResolutionPage, by: User) -> dict[str, CondensedTextPage]:
    """The condensed text for members, and questions-and-answers for everyone."""
    return {"condensed": load_condensed(resolution, by), "questions": load_questions(resolution, by)}


def load_condensed(resolution: ResolutionPage, by: User) -> CondensedTextPage:
    """All sections with their blocks."""
    content, image = read("condensed_text"), load_infographic(by, resolution.owner_unit)
    body: list[tuple[str, Any]] = []
    for section in content["sections"]:
        body.append(("heading", section["heading"]))
        body += [block_of(block, image) for block in section["blocks"]]
    return publish_condensed_text(
        by=by,
        resolution=resolution,
        title=content["title"],
        slug="tai-lieu-rut-gon",
        audiences=content["audience"],
        minutes=content["minutes"],
        intro=content["intro"],
        body=body,
    )


def block_of(block: dict[str, Any], image: PortalImage) -> tuple[str, Any]:
    """One block as the page stores it."""
    kind: str = block["type"]
    if kind == "text":
        return kind, block["html"].strip()
    if kind == "picture":
        picture = {"image": image.pk, "alt_text": read("infographic")["alt"], "decorative": False}
        return kind, {"image": picture, "caption": block["caption"]}
    return kind, {name: value for name, value in block.items() if name not in {"type", "source"}}


def load_questions(resolution: ResolutionPage, by: User) -> CondensedTextPage:
    """Eight questions people ask, with their answers, and the infographic's words."""
    content = read("questions_answers")
    asked = [("question_answer", {k: item[k] for k in ("question", "answer")}) for item in content["items"]]
    return publish_condensed_text(
        by=by,
        resolution=resolution,
        title=content["title"],
        slug="hoi-dap",
        audiences=content["audience"],
        minutes=6,
        intro=content["intro"],
        body=[("heading", "Tám câu hỏi thường gặp"), *asked],
    )


def load_infographic(by: User, unit: Unit) -> PortalImage:
    """The picture of the guidance's key figures."""
    content = read("infographic")
    with (FOLDER / content["picture"]).open("rb") as file:
        return PortalImage.objects.create(
            title=content["title"],
            description=content["alt"][:255],
            file=ImageFile(file, name=content["picture"]),
            width=content["width"],
            height=content["height"],
            uploaded_by_user=by,
            unit=unit,
        )
