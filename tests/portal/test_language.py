"""Vietnamese unless one chose English."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_an_english_phone_still_gets_vietnamese(guest: Client) -> None:
    page = guest.get("/dang-nhap/", headers={"Accept-Language": "en"})
    assert page["Content-Language"] == "vi"
    assert "Đăng nhập" in page.content.decode()


def test_who_chose_english_gets_it_from_then_on(guest: Client) -> None:
    guest.post("/ngon-ngu/", {"language": "en", "next": "/dang-nhap/"})
    page = guest.get("/dang-nhap/")
    assert page["Content-Language"] == "en"
    assert "Sign in" in page.content.decode()


def test_an_unknown_language_is_vietnamese(guest: Client) -> None:
    guest.cookies["django_language"] = "../../xx"
    assert guest.get("/dang-nhap/")["Content-Language"] == "vi"
