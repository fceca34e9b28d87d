"""Grading as a secretary does it: by keys alone."""

from playwright.sync_api import Page, expect


def grade(page: Page, levels: str = "444") -> None:
    """The essay on the screen: a level for each criterion, then the next essay."""
    expect(page.locator("[data-criterion][data-current]")).to_have_count(1)
    here = page.url
    for key in levels:
        page.keyboard.press(key)
    expect(page.locator("#phieu-cham input[type=radio]:checked")).to_have_count(len(levels))
    page.keyboard.press("n")
    page.wait_for_url(lambda url: url != here)
    expect(page.locator(".messages")).to_contain_text("Đã chấm bài")
