"""Screens of a rapporteur: what they learn, and the conference where they present."""

from tests.browser.screen import Screen
from tests.browser.screens.outlines import OUTLINES
from tests.browser.screens.screen import COMMON, RoleScreens, holds

TO_THE_CONFERENCE = ("main details:has(a[href^='/hoi-nghi/']) summary >> nth=0", holds("/hoi-nghi/"))
RAPPORTEUR = RoleScreens(
    "Báo cáo viên",
    [
        *COMMON,
        Screen("quy-dinh", "/quy-dinh/"),
        Screen("hoi-nghi", "/viec-cua-toi/", TO_THE_CONFERENCE),
        Screen("vang-mat", "/viec-cua-toi/", (*TO_THE_CONFERENCE, holds("/vang-mat/"))),
        *OUTLINES,
        Screen("bien-soan", "/quan-tri/"),
    ],
)
