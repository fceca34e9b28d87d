"""An officer writes a question on a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.people import accounts, overflows, sign_in, violations
from tests.server import Instance

pytestmark = pytest.mark.browser

READABLE = 220
"""Pixels: some twenty letters of an option at a time."""


def test_an_options_text_has_room_on_a_phone(shared_site: Instance, open_page: Callable[..., Page]) -> None:
    page = open_page(360)
    sign_in(page, shared_site, accounts(shared_site)["Cán bộ tuyên giáo"])
    page.goto(shared_site.url + "/ngan-hang-cau-hoi/them/")
    boxes = [field.bounding_box() for field in page.locator("[data-option-row] .field input:visible").all()]
    assert min(box["width"] for box in boxes if box) >= READABLE
    page.set_viewport_size({"width": 360, "height": 2400})
    assert violations(page) == []
    assert overflows(page) == 0
