"""The main screens of each role: what `dev.py shots` pictures and what the accessibility tests open."""

from tests.browser.screen import Screen
from tests.browser.screens.cell_secretary import CELL_SECRETARY
from tests.browser.screens.member import GUEST, MEMBER
from tests.browser.screens.propaganda_officer import PROPAGANDA_OFFICER
from tests.browser.screens.rapporteur import RAPPORTEUR
from tests.browser.screens.screen import RoleScreens

__all__ = ["SCREENS", "RoleScreens", "Screen"]

SCREENS = {
    "guest": GUEST,
    "member": MEMBER,
    "cell_secretary": CELL_SECRETARY,
    "propaganda_officer": PROPAGANDA_OFFICER,
    "rapporteur": RAPPORTEUR,
    "administrator": RoleScreens(
        "Quản trị viên", [Screen("tong-quan", "/tong-quan/"), Screen("bien-soan", "/quan-tri/")]
    ),
}
