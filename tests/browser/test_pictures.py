"""Pictures as people look at them: light at first, enlarged by fingers, wheel and keys; drawings that run nothing."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page, expect

from foundation.files.drawings import cleaned
from tests.browser.inside import inside
from tests.browser.people import accounts, check, sign_in
from tests.foundation.files import drawings
from tests.server import Instance

pytestmark = pytest.mark.browser
SHOTS = Path(__file__).resolve().parents[2] / "var" / "shots" / "hinh"


@pytest.fixture(scope="module")
def addresses(shared_site: Instance) -> dict[str, str]:
    """Of infographics by title."""
    made = inside(shared_site, "picture_commands", "show")
    return {title: shared_site.url + address for title, address in made.items()}


def look(page: Page, site: Instance, address: str) -> Page:
    sign_in(page, site, accounts(site)["Đảng viên"])
    page.goto(address)
    return page


def shot(page: Page, name: str) -> None:
    """For people to look at."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}.png")


def scale(page: Page) -> str:
    return page.locator("[data-zoom-level]").inner_text()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_poster_is_light_and_opens_large(
    shared_site: Instance, addresses: dict[str, str], open_page: Callable[..., Page], width: int, scheme: str
) -> None:
    page = open_page(width, color_scheme=scheme)
    fetched: list[str] = []
    page.on("response", lambda answer: fetched.append(answer.url) if "/hinh/" in answer.url else None)
    look(page, shared_site, addresses["Năm con số"])
    picture = page.get_by_role("img", name="Năm con số cần nhớ")
    expect(picture).to_be_visible()
    expect(picture).to_have_js_property("complete", True)
    assert [url.rsplit(".", 1)[-1] for url in fetched] == ["avif"]
    shot(page, f"trang-{width}-{scheme}")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    check(page)
    page.get_by_role("link", name="Phóng to").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert len(set(fetched)) == 1
    check(page)
    shot(page, f"xem-{width}-{scheme}")
    with page.expect_response(lambda answer: "3200x6400" in answer.url):
        page.get_by_role("button", name="Phóng to").click()
    expect(page.locator("[data-zoom-picture]")).to_have_attribute("src", re.compile("3200x6400"))
    shot(page, f"phong-{width}-{scheme}")


def test_by_keys_alone(shared_site: Instance, addresses: dict[str, str], open_page: Callable[..., Page]) -> None:
    page = look(open_page(1280), shared_site, addresses["Năm con số"])
    page.locator("[data-zoom]").focus()
    page.keyboard.press("Enter")
    assert scale(page) == "100%"
    for key in ("+", "+"):
        page.keyboard.press(key)
    assert scale(page) == "225%"
    before = page.locator("[data-zoom-picture]").evaluate("it => it.style.transform")
    page.keyboard.press("ArrowDown")
    assert page.locator("[data-zoom-picture]").evaluate("it => it.style.transform") != before
    page.keyboard.press("-")
    assert scale(page) == "150%"
    page.keyboard.press("0")
    assert scale(page) == "100%"
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert page.evaluate("document.activeElement.matches('[data-zoom]')")


def test_by_wheel_drag_and_double_click(
    shared_site: Instance, addresses: dict[str, str], open_page: Callable[..., Page]
) -> None:
    page = look(open_page(1280), shared_site, addresses["Năm con số"])
    page.locator("[data-zoom]").click()
    box = page.locator("[data-zoom-stage]").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.wheel(0, -500)
    expect(page.locator("[data-zoom-level]")).not_to_have_text("100%")
    before = page.locator("[data-zoom-picture]").evaluate("it => it.style.transform")
    page.mouse.down()
    page.mouse.move(x, y - 80, steps=4)
    page.mouse.up()
    assert page.locator("[data-zoom-picture]").evaluate("it => it.style.transform") != before
    page.wait_for_timeout(400)
    page.mouse.dblclick(x, y)
    expect(page.locator("[data-zoom-level]")).to_have_text("100%")
    page.wait_for_timeout(400)
    page.mouse.dblclick(x, y)
    expect(page.locator("[data-zoom-level]")).to_have_text("250%")


PINCH = """([id, type, x, y]) => document.querySelector("[data-zoom-stage]").dispatchEvent(
    new PointerEvent(type, {pointerId: id, pointerType: "touch", clientX: x, clientY: y, bubbles: true}))"""


def test_by_two_fingers(shared_site: Instance, addresses: dict[str, str], open_page: Callable[..., Page]) -> None:
    page = open_page(360, has_touch=True)
    page.add_init_script("Element.prototype.setPointerCapture = () => {}")  # made-up fingers cannot be captured
    look(page, shared_site, addresses["Năm con số"])
    page.locator("[data-zoom]").tap()
    for step in ([1, "pointerdown", 150, 400], [2, "pointerdown", 210, 400]):
        page.evaluate(PINCH, step)
    page.evaluate(PINCH, [2, "pointermove", 270, 400])
    assert scale(page) == "200%"
    page.evaluate(PINCH, [1, "pointermove", 210, 400])
    assert scale(page) == "100%"
    for finger in (1, 2):
        page.evaluate(PINCH, [finger, "pointerup", 200, 400])


def test_all_of_it_in_words(shared_site: Instance, addresses: dict[str, str], open_page: Callable[..., Page]) -> None:
    page = look(open_page(360), shared_site, addresses["Năm con số"])
    page.locator("[data-zoom]").click()
    page.get_by_role("button", name="Xem bằng lời").click()
    expect(page.get_by_role("region", name="Nội dung hình bằng lời")).to_contain_text("Quá 40% thì học lại.")
    check(page)
    shot(page, "bang-loi-360")


def test_without_script_the_link_leads_to_the_large_picture(
    shared_site: Instance, addresses: dict[str, str], open_page: Callable[..., Page]
) -> None:
    page = look(open_page(360, java_script_enabled=False), shared_site, addresses["Năm con số"])
    page.locator("[data-zoom]").click()
    assert "3200x6400" in page.url


def test_a_drawing_is_seen_and_enlarged(
    shared_site: Instance, addresses: dict[str, str], open_page: Callable[..., Page]
) -> None:
    page = look(open_page(1280), shared_site, addresses["Bốn bước"])
    expect(page.locator(".picture img")).not_to_have_js_property("naturalWidth", 0)
    page.locator("[data-zoom]").click()
    page.keyboard.press("+")
    shot(page, "hinh-ve-1280")
    answer = page.goto(page.locator("[data-zoom]").evaluate("it => it.href"))
    assert answer
    assert "sandbox" in answer.headers["content-security-policy"]
    assert page.evaluate("document.documentElement.tagName") == "svg"


HARM = ["script", "onload of the root", "onclick", "handler of an animation", "picture from elsewhere",
        "use of elsewhere", "style that imports", "style that fetches", "foreign object"]  # fmt: skip


def opened_alone(page: Page, file: Path) -> list[str]:
    """What a drawing does when a browser opens it by itself, under no policy of the site's."""
    done: list[str] = []

    def shut(dialog: Dialog) -> None:
        done.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", shut)
    page.on("request", lambda asked: done.append(asked.url) if not asked.url.startswith("file:") else None)
    page.route("http*://**", lambda route: route.abort())
    page.goto(file.as_uri())
    page.wait_for_timeout(300)
    return done


@pytest.mark.parametrize("what", HARM)
def test_a_cleaned_drawing_runs_and_fetches_nothing(open_page: Callable[..., Page], tmp_path: Path, what: str) -> None:
    content = drawings.CLEANED[what][0]
    harmful, harmless = tmp_path / "truoc.svg", tmp_path / "sau.svg"
    harmful.write_bytes(content)
    harmless.write_bytes(cleaned(content))
    if what in {"script", "onload of the root", "picture from elsewhere"}:
        assert opened_alone(open_page(360), harmful) != []  # else the test would show nothing
    assert opened_alone(open_page(360), harmless) == []
