"""How much a browser would draw: a few lines that use each other can ask for billions of shapes."""

import re
from typing import Any

from foundation.files.drawings.allowed import HREF, SVG
from foundation.files.drawings.reading import too_rich

MOST_DRAWN = 300_000
"""Elements, each counted as often as it is drawn."""
POINTS_TO = re.compile(r"url\(\s*['\"]?#([\w.\-]+)")
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
CHOSEN = re.compile(r"[.#]?[\w\-]+|\*")


def check_costs(root: Any) -> None:
    """Raises `FileRefused` when too much would be drawn, or something draws itself."""
    known = {element.get("id"): element for element in root.iter() if element.get("id")}
    sheets = [sheet.text or "" for sheet in root.iter(f"{{{SVG}}}style")]
    _Costs(known, [rule for sheet in sheets for rule in RULE.findall(sheet)]).of(root, ())


class _Costs:
    """The number of elements drawn by each, worked out once."""

    def __init__(self, known: dict[str, Any], rules: list[tuple[str, str]]) -> None:
        self.known = known
        self.by_choice: dict[str, set[str]] = {}
        for selector, body in rules:
            for choice in CHOSEN.findall(selector):
                self.by_choice.setdefault(choice, set()).update(POINTS_TO.findall(body))
        self.worked_out: dict[Any, int] = {}

    def of(self, element: Any, above: tuple[Any, ...]) -> int:
        """Itself, what is in it, and what it uses; `above` is what is being drawn."""
        if element in above or len(above) > 200:
            raise too_rich()
        if element not in self.worked_out:
            inner = (*above, element)
            total = 1
            for part in (*element, *self._used_by(element)):
                total += self.of(part, inner)
                if total > MOST_DRAWN:
                    raise too_rich()
            self.worked_out[element] = total
        return self.worked_out[element]

    def _used_by(self, element: Any) -> list[Any]:
        values = element.attrib.items()
        names = [name for _key, value in values if "url(" in value for name in POINTS_TO.findall(value)]
        names += [value[1:] for key, value in values if key in HREF and value.startswith("#")]
        choices = ["*", element.tag.removeprefix(f"{{{SVG}}}"), f"#{element.get('id')}"]
        choices += [f".{name}" for name in element.get("class", "").split()]
        names += [name for choice in choices for name in self.by_choice.get(choice, ())]
        return [self.known[name] for name in names if name in self.known]
