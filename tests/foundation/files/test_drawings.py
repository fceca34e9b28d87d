"""Drawings in SVG: what is drawn stays; what acts, fetches or never ends does not."""

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from foundation.files.checks import check
from foundation.files.drawings import cleaned
from foundation.files.kinds import DRAWINGS, PICTURES, FileKind, FileRefused
from tests.foundation.files import drawings, samples

pytestmark = pytest.mark.rule


def clean_tree(content: bytes) -> etree._Element:
    return etree.fromstring(cleaned(content))


def outcome(content: bytes) -> bytes | str:
    try:
        return cleaned(content)
    except FileRefused as refusal:
        return str(refusal)


@pytest.mark.parametrize("what", drawings.CLEANED)
def test_harm_goes_and_the_square_stays(what: str) -> None:
    content, harm = drawings.CLEANED[what]
    kept = cleaned(content).decode()
    assert harm not in kept
    assert "<rect" in kept or "prefix" in what


@pytest.mark.parametrize("what", drawings.REFUSED)
def test_what_cannot_be_mended_is_refused_in_plain_words(what: str) -> None:
    content, words = drawings.REFUSED[what]
    with pytest.raises(FileRefused, match=words):
        cleaned(content)


def test_an_honest_drawing_keeps_all_that_is_seen() -> None:
    kept = cleaned(drawings.HONEST.encode()).decode()
    seen = ["Bốn bước", "học tập", "url(#nen)", 'href="#o"', "feGaussianBlur", "fill:#a61b1b", "translate(10,10)"]
    assert [what for what in seen if what not in kept] == []
    assert "DOCTYPE" not in kept
    assert "Inkscape" not in kept


def test_a_drawing_always_has_a_size() -> None:
    root = clean_tree(b'<svg xmlns="http://www.w3.org/2000/svg" width="300px" height="200"><g/></svg>')
    assert (root.get("viewBox"), root.get("width"), root.get("height")) == ("0 0 300 200", "300", "200")


def test_a_photograph_in_a_drawing_is_drawn_anew() -> None:
    photo = base64.b64encode(samples.photo_with_place()).decode()
    root = clean_tree(drawings.drawing(f'<image href="data:image/jpeg;base64,{photo}" width="9" height="9"/>'))
    kept = base64.b64decode(root[-1].get("href", "").partition(",")[2])
    assert kept.startswith(b"\xff\xd8")
    assert b"Nokia" not in kept


def test_a_drawing_is_taken_only_where_one_is_wanted() -> None:
    sent = samples.upload(drawings.HONEST.encode(), "a.svg")
    assert check(sent, DRAWINGS).kind is FileKind.SVG
    with pytest.raises(FileRefused, match="hình vẽ dạng mã"):
        check(sent, PICTURES)


def test_a_drawing_under_a_photographs_name_is_refused() -> None:
    with pytest.raises(FileRefused, match=r"đuôi “\.png”"):
        check(samples.upload(drawings.HONEST.encode(), "a.png"), DRAWINGS)


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 1500), st.integers(0, 255))
def test_no_changed_byte_is_a_fault(place: int, value: int) -> None:
    content = bytearray(drawings.HONEST.encode())
    content[place % len(content)] = value
    assert outcome(bytes(content))


@pytest.mark.parametrize("what", drawings.CLEANED)
def test_cleaning_twice_changes_nothing(what: str) -> None:
    once = cleaned(drawings.CLEANED[what][0])
    assert cleaned(once) == once
