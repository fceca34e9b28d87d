"""The demonstration's resolution and its materials of every form."""

from typing import Any

from django.core.files.images import ImageFile

from learning.library.actions import add_resolution, publish_condensed_text, publish_material
from learning.library.choices import Depth, TextForm
from learning.library.models import CondensedTextPage, InfographicPage, QuestionAnswerPage, ResolutionPage
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
    """The condensed text and the leaflet, which campaigns require; beside them what is looked at, asked, recited."""
    image = load_infographic(by, resolution.owner_unit)
    texts = {"condensed": load_condensed(resolution, by, image), "leaflet": load_leaflet(resolution, by)}
    load_picture(resolution, by, image)
    load_questions(resolution, by)
    load_verse(resolution, by)
    return texts


def load_condensed(resolution: ResolutionPage, by: User, image: PortalImage) -> CondensedTextPage:
    """All sections with their blocks."""
    content = read("condensed_text")
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


def load_questions(resolution: ResolutionPage, by: User) -> QuestionAnswerPage:
    """Eight questions people ask, with their answers."""
    content = read("questions_answers")
    asked = [("question_answer", {k: item[k] for k in ("question", "answer")}) for item in content["items"]]
    return publish_material(
        QuestionAnswerPage,
        by=by,
        resolution=resolution,
        title=content["title"],
        slug="hoi-dap",
        audiences=content["audience"],
        study_depth=Depth.BRIEF,
        intro=content["intro"],
        body=asked,
    )


def load_leaflet(resolution: ResolutionPage, by: User) -> CondensedTextPage:
    """Three panels, a section each."""
    content = read("leaflet")["leaflet"]
    body: list[tuple[str, Any]] = []
    for section in content["sections"]:
        body += [("heading", section["heading"]), ("text", section["html"].strip())]
    return load_short(resolution, by, content, TextForm.LEAFLET, body, slug="to-gap")


def load_verse(resolution: ResolutionPage, by: User) -> CondensedTextPage:
    """Eight lines to be learned by heart."""
    content = read("leaflet")["verse"]
    return load_short(resolution, by, content, TextForm.VERSE, [("text", content["html"].strip())], slug="ve")


def load_short(
    resolution: ResolutionPage,
    by: User,
    content: dict[str, Any],
    form: TextForm,
    body: list[tuple[str, Any]],
    slug: str,
) -> CondensedTextPage:
    """A text for people with little time."""
    return publish_condensed_text(
        by=by, resolution=resolution, title=content["title"], slug=slug, audiences=content["audience"],
        minutes=content["minutes"], intro=content["intro"], body=body, form=form, study_depth=Depth.BRIEF,
    )  # fmt: skip


def load_picture(resolution: ResolutionPage, by: User, image: PortalImage) -> InfographicPage:
    """The infographic as a page of its own, with all its words."""
    content = read("infographic")
    return publish_material(
        InfographicPage, by=by, resolution=resolution, title=content["title"], slug="do-hoa",
        audiences=["GRASSROOTS_MEMBER", "PUBLIC"], study_depth=Depth.BRIEF, image=image, alt_text=content["alt"],
        long_text=content["long_text"].strip(),
    )  # fmt: skip


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
