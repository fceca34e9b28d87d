"""At the doors of the hall: two phones before the projector, two desks of which one has no line for a while."""

import re
from datetime import timedelta
from functools import partial
from typing import Any

from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from learning.attendance.codes import QR
from learning.attendance.projector import qr_svg
from tests.browser.conference import AN, BICH, HANH, LAM, QUAN, SEN, Conference
from tests.browser.desk import press, row
from tests.browser.inside import in_hall
from tests.browser.people import check

SHOWN = re.compile(r'd="([^"]+)"')


def expect_present(screen: Page, count: int) -> None:
    expect(screen.locator("[data-count] b")).to_have_text(str(count), timeout=20_000)


def picture(screen: Page) -> str:
    return screen.locator("[data-picture]").inner_html()


def address_on(conference: Conference, shown: str) -> str:
    """Where the picture leads, found among those of the minute by its drawing."""
    now = QR.step(timezone.now())
    addresses = [conference.scan_address(step) for step in range(now - 3, now + 3)]
    [found] = [one for one in addresses if SHOWN.findall(qr_svg(one)) == SHOWN.findall(shown)]
    return found


def check_in_by_picture(conference: Conference, screen: Page, phone: Page) -> None:
    """The picture changes by itself, and one tap after scanning is all."""
    check(screen)
    expect_present(screen, 0)
    first = picture(screen)
    screen.wait_for_function("(old) => document.querySelector('[data-picture]').innerHTML !== old", arg=first)
    address = address_on(conference, picture(screen))
    assert address != address_on(conference, first)
    phone.goto(address)
    check(phone)
    phone.get_by_role("button", name="Điểm danh").click()
    expect(phone.get_by_role("heading", name="Đã điểm danh lúc")).to_be_focused()
    check(phone)


def check_in_by_hand(conference: Conference, screen: Page, phone: Page) -> None:
    """Another hall's code and one of some minutes ago are told apart by name and time; the one shown is taken."""
    conference.go(phone, "/viec-cua-toi/")
    check(phone)
    phone.get_by_role("link", name="Điểm danh").click()
    check(phone)
    said = partial(type_code, phone)
    here, there = (point["name"] for point in conference.points)
    told = said(conference.code(1, timezone.now()))
    expect(told).to_contain_text(f"Mã này của {there}, còn đồng chí được xếp ở {here}")
    check(phone)
    shown_at = timezone.localtime() - timedelta(minutes=4)
    over = shown_at + timedelta(minutes=2)
    told = said(conference.code(0, shown_at))
    expect(told).to_contain_text(f"Mã đã hết hạn lúc {over.hour}:{over.minute:02d}")
    check(phone)
    expect(said(screen.locator("[data-code]").inner_text())).to_contain_text("Đã điểm danh lúc")
    expect_present(screen, 2)


def type_code(phone: Page, code: str) -> Locator:
    """Type it, press the button; where the answer stands."""
    phone.fill("[name=code]", code)
    phone.get_by_role("button", name="Điểm danh").click()
    return phone.locator("#diem-danh")


def keep_two_desks(conference: Conference, screen: Page) -> None:
    """Both record some of the same people, one of them without a line; in the end they and the screen agree."""
    first, second = (open_desk(conference, who) for who in ("officer", "rapporteur"))
    second.context.set_offline(True)
    for typed, name in {"hoang thi bich": BICH, "trieu van an": AN, "hua van quan": QUAN, "dam van h": HANH}.items():
        arrive(first, typed, name)
    for typed, name in {"trieu": AN, "quan": QUAN, "sam thi sen": SEN, "be thi lam": LAM}.items():
        arrive(second, typed, name)
    for state in ("Đã ra", "Có mặt từ"):
        press(second, SEN)
        expect(row(second, SEN).locator("[data-part=state]")).to_contain_text(state)
    expect(second.locator("[data-waiting]")).to_have_text("6 lượt ghi chờ gửi")
    check(second)
    second.context.set_offline(False)
    for desk in (first, second):
        expect(desk.locator("[data-waiting]")).to_be_hidden(timeout=40_000)
        expect(desk.locator("[data-present]")).to_have_text("8", timeout=30_000)
        expect(desk.locator("[data-part=state][data-state=there]")).to_have_count(8)
        check(desk)
    expect_present(screen, 8)
    once: dict[str, Any] = {"spans": 1, "withdrawn": 0, "present": 1}
    twice = once | {"spans": 2}
    assert in_hall(conference.site, "recorded") == {
        **dict.fromkeys((BICH, HANH, LAM), once),
        **dict.fromkeys((AN, QUAN), twice),
        SEN: twice | {"departures": 1},
    }


def open_desk(conference: Conference, who: str) -> Page:
    desk = conference.go(conference.come(who, 1280), "/diem-danh/ban/{a}/")
    expect(desk.locator("[data-present]")).to_have_text("2")
    expect(row(desk, BICH)).to_be_visible()
    return desk


def arrive(desk: Page, typed: str, name: str) -> None:
    """Found by a part of the name without diacritics, recorded with Enter."""
    desk.get_by_label("Tìm người").fill(typed)
    expect(desk.locator("[data-part=name]")).to_have_text([name])
    desk.keyboard.press("Enter")
    expect(desk.locator("[data-last]")).to_contain_text(f"{name}: vào lúc")
