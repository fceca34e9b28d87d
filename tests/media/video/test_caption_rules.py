"""Captions: read what people have, keep what is said, write it so that nothing in it is a mark."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media.video.rules.captions import CaptionFault, checked, moment, moment_ms, plain, read, short_moment, tidy, write

pytestmark = pytest.mark.rule

texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=80).map(tidy).filter(bool)
times = st.lists(st.integers(0, 4 * 3_600_000), min_size=1, max_size=8, unique=True).map(sorted)


@given(times, st.data())
def test_what_is_written_is_read_again(begins: list[int], data: st.DataObject) -> None:
    cues = [(begin, begin + data.draw(st.integers(1, 9000)), data.draw(texts)) for begin in begins]
    written = write(cues)
    again = read(written)
    assert [cue[:2] for cue in again] == [cue[:2] for cue in cues]
    assert [cue[2] for cue in again] == [tidy(text.replace("\u00a0", " ")) for _b, _e, text in cues]
    assert "<" not in written
    assert written.count("-->") == len(cues)


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(CaptionFault):
        assert read(text)


@given(st.integers(0, 999 * 3_600_000))
def test_a_moment_is_read_as_it_is_written(milliseconds: int) -> None:
    assert moment_ms(moment(milliseconds)) == moment_ms(short_moment(milliseconds)) == milliseconds


@pytest.mark.parametrize(
    ("text", "milliseconds"),
    [
        ("0:05", 5000),
        ("1:02:03.5", 3_723_500),
        ("02:03,040", 123_040),
        ("5", None),
        ("1:75", None),
        ("", None),
        ("-1:00", None),
    ],
)
def test_moments_as_people_write_them(text: str, milliseconds: int | None) -> None:
    assert moment_ms(text) == milliseconds


def test_srt_and_the_marks_of_other_programs_are_read_as_plain_text() -> None:
    first = "1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>Kính thưa</i> các đồng chí &amp; quý vị\r\n\r\n"
    srt = "\ufeff" + first + "2\r\n00:00:03,000 --> 00:00:04,000\r\nXin mời"
    assert read(srt) == [(1000, 2500, "Kính thưa các đồng chí & quý vị"), (3000, 4000, "Xin mời")]
    style = "WEBVTT - tên\n\nSTYLE\n::cue { color: red }\n\nNOTE ghi chú\n\n"
    vtt = style + "a\n00:01.000 --> 00:02.000 line:0\n<v Lan>Xin chào"
    assert read(vtt) == [(1000, 2000, "Xin chào")]


@pytest.mark.parametrize(
    ("cues", "kind", "number"),
    [
        ([], "no_cues", 0),
        ([(0, 1, "a"), (-1, 5, "b")], "bad_time", 2),
        ([(5, 5, "a")], "backwards", 1),
        ([(5, 6, "a"), (4, 9, "b")], "out_of_order", 2),
        ([(5, 6, "")], "empty", 1),
        ([(5, 6, "a" * 501)], "too_long", 1),
        ([(n, n + 1, "a") for n in range(5001)], "too_many", 0),
    ],
)
def test_what_is_wrong_is_said_with_its_place(cues: list[tuple[int, int, str]], kind: str, number: int) -> None:
    with pytest.raises(CaptionFault) as fault:
        checked(cues)
    assert (fault.value.kind, fault.value.number) == (kind, number)


def test_text_that_looks_like_a_mark_is_text() -> None:
    assert plain("&lt;b&gt; &amp;amp;") == "<b> &amp;"
