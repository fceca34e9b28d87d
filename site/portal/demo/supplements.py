"""What the demonstration's commune adds to the province's text."""

from typing import Any

from learning.library.actions import publish_supplement
from learning.library.models import StudyMaterialPage, SupplementPage
from members.access.models import User
from members.units.models import Unit
from portal.demo.content import read


def load_supplement(material: StudyMaterialPage, units: dict[str, Unit], by: User) -> SupplementPage:
    """Read by the commune's people after the text's last section."""
    content = read("supplement")
    body = [block_of(block) for block in content["blocks"]]
    unit = units[content["unit"]]
    title, slug = content["title"], content["slug"]
    return publish_supplement(by=by, material=material, owner_unit=unit, title=title, slug=slug, body=body)


def block_of(block: dict[str, Any]) -> tuple[str, Any]:
    """One block as the page stores it."""
    kind: str = block["type"]
    if kind == "key_figure":
        return kind, {"figure": block["figure"], "meaning": block["meaning"]}
    return kind, block["text"] if kind == "heading" else block["html"].strip()
