"""What a member does on a survey's pages."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from portal.demo.content import read
from tests.browser.people import accounts, sign_in
from tests.server import Instance

ATTEMPT = re.compile(r"/khao-sat/lam-bai/(\w+)/")


def right_texts() -> dict[str, set[str]]:
    """The right options of each question of the demonstration's survey, by its stem."""
    rows = read("survey")["questions"]
    return {row["stem"]: {o["text"] for o in row["options"] if o["correct"]} for row in rows}


def begin_survey(page: Page, site: Instance, role: str = "Đảng viên") -> str:
    """Sign in and start the survey whose duty is next; the attempt's address."""
    sign_in(page, site, accounts(site)[role])
    page.goto(site.url + "/viec-cua-toi/")
    page.get_by_role("link", name="Phiếu khảo sát nhận thức").first.click()
    page.get_by_role("button", name=re.compile("Bắt đầu làm bài|Làm tiếp|Làm lại")).click()
    page.wait_for_url(ATTEMPT)
    return page.url


def choose(page: Page, right: bool = True) -> None:
    """Answer the question on the screen."""
    item = page.locator("fieldset.paper__item:not([hidden])")
    stem = item.locator("legend").inner_text()
    known = next(texts for question, texts in right_texts().items() if question[:60] in stem)
    for choice in item.locator("label.choice").all():
        text = choice.locator(".choice__text").inner_text().strip()
        if (text in known) == right:
            choice.click()
            if not right:
                return


def go_on(page: Page) -> None:
    """The primary button of the bar."""
    page.locator("[data-next]").click()


def answer_all(page: Page, right: bool = True) -> None:
    """All questions from the one on the screen to the review."""
    while page.locator("fieldset.paper__item:not([hidden])").count():
        choose(page, right)
        go_on(page)


def chosen_texts(page: Page) -> list[str]:
    """The texts of the options that are ticked, in the paper's order."""
    return page.locator("label.choice:has(input:checked) .choice__text").all_text_contents()


def expect_saved(page: Page) -> None:
    """Wait until the page says that the system has it."""
    expect(page.locator("[data-save-state]")).to_have_attribute("data-state", "saved", timeout=30_000)


def shot(page: Page, folder: Path, name: str) -> None:
    """Keep a picture for whoever looks into a failure."""
    page.screenshot(path=folder / f"{name}.png")
