"""A real site, a real browser: one prepared database a run, a copy and a server for each test."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.chromium import launch
from tests.server import Instance, Template


@pytest.fixture(scope="session")
def template() -> Iterator[Template]:
    """The demonstration, prepared once."""
    prepared = Template()
    yield prepared
    prepared.drop()


@pytest.fixture
def site(template: Template, tmp_path: Path) -> Iterator[Instance]:
    """A running copy of the demonstration that the test may change."""
    with Instance(tmp_path / "var", template=template) as instance:
        yield instance.start()
    shutil.rmtree(tmp_path / "var", ignore_errors=True)


@pytest.fixture(scope="module")
def shared_site(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instance]:
    """A running copy for tests of one module that only look."""
    folder = tmp_path_factory.mktemp("shared")
    with Instance(folder / "var", template=template) as instance:
        yield instance.start()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, without a window."""
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens pages by width; each in a context of its own. A page's script errors fail the test."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def opened(width: int = 360, **options: Any) -> Page:
        height = 740 if width < 700 else 800
        context = browser.new_context(viewport={"width": width, "height": height}, locale="vi-VN", **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda said: errors.append(said.text) if "Content Security Policy" in said.text else None)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert errors == []
