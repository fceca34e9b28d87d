"""What belongs to a role, and the addresses that several roles share."""

from dataclasses import dataclass, field

from tests.browser.screen import Screen


@dataclass(frozen=True)
class RoleScreens:
    """The account's role as `dev.py run` prints it, and its screens."""

    account: str
    screens: list[Screen] = field(default_factory=list)


TEXT = "/thu-vien/26-hd-btgtu/tai-lieu-rut-gon/"
COMMON = [
    Screen("viec-cua-toi", "/viec-cua-toi/"),
    Screen("thu-vien", "/thu-vien/"),
    Screen("van-ban", "/thu-vien/26-hd-btgtu/"),
    Screen("tai-lieu", TEXT),
    Screen("ho-so", "/ho-so-cua-toi/"),
    Screen("thong-bao", "/thong-bao/"),
    Screen("nghe-nhin", "/nghe-nhin/"),
]


def link(words: str) -> str:
    """The first link of the page's own part that says these words."""
    return f"main a:has-text('{words}') >> nth=0"


def ends(address: str) -> str:
    """The first link of the page's own part to an address that ends so."""
    return f"main a[href$='{address}'] >> nth=0"


def holds(address: str) -> str:
    """The first link of the page's own part to an address with this in it."""
    return f"main a[href*='{address}'] >> nth=0"


def via(start: str, *first: str, then: dict[str, tuple[str, ...]], prefix: str) -> list[Screen]:
    """Screens reached from one start through the same first clicks: name → what to click after them."""
    return [Screen(f"{prefix}-{name}".rstrip("-"), start, (*first, *clicks)) for name, clicks in then.items()]


HELD = link("đổi mới học tập và thực hiện")
COMING = link("Hội nghị chuyên đề")
NOW = link("Sinh hoạt chuyên đề")
