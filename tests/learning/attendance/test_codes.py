"""Codes of a hall: shown, accepted for a while, refused afterwards, never another hall's."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.attendance.codes import OLD_SECONDS, QR, TYPED, Rhythm, spaced, typed_digits

pytestmark = pytest.mark.rule

moments = st.datetimes(datetime(2026, 1, 1), datetime(2036, 1, 1), timezones=st.just(UTC))
secrets = st.text("0123456789abcdef", min_size=32, max_size=32)
rhythms = st.sampled_from([QR, TYPED])


def fresh(rhythm: Rhythm) -> timedelta:
    """The longest that a code may be old."""
    return timedelta(seconds=rhythm.seconds * (rhythm.grace + 1))


@given(rhythms, secrets, moments, st.floats(0, 1))
def test_a_code_is_accepted_while_shown_and_for_its_grace(
    rhythm: Rhythm, secret: str, at: datetime, part: float
) -> None:
    code = rhythm.shown(secret, at)
    assert rhythm.accepts(secret, code, at)
    assert rhythm.accepts(secret, code, at + part * timedelta(seconds=rhythm.seconds * rhythm.grace))


@given(secrets, moments)
def test_a_picture_is_refused_after_thirty_seconds(secret: str, at: datetime) -> None:
    assert not QR.accepts(secret, QR.shown(secret, at), at + fresh(QR))
    assert fresh(QR) == timedelta(seconds=30)


@given(secrets, moments)
def test_an_old_code_is_told_from_one_never_shown(secret: str, at: datetime) -> None:
    code, later = QR.shown(secret, at), at + timedelta(minutes=5)
    ended = QR.ended_at(secret, code, later)
    assert ended is not None
    assert at < ended <= at + fresh(QR)
    assert QR.ended_at(secret, "aaaaaaaaaaaa", later) is None


@given(secrets, moments)
def test_a_code_is_forgotten_after_half_an_hour(secret: str, at: datetime) -> None:
    assert QR.ended_at(secret, QR.shown(secret, at), at + timedelta(seconds=OLD_SECONDS + QR.seconds)) is None


@given(secrets, moments)
def test_a_picture_still_accepted_is_not_called_old(secret: str, at: datetime) -> None:
    assert QR.ended_at(secret, QR.shown(secret, at), at + timedelta(seconds=QR.seconds)) is None


@given(secrets, secrets, moments)
def test_another_halls_picture_does_not_match(secret: str, other: str, at: datetime) -> None:
    assert (secret == other) or not QR.accepts(secret, QR.shown(other, at), at)


@given(secrets, moments)
def test_a_code_not_yet_shown_is_refused(secret: str, at: datetime) -> None:
    assert not QR.accepts(secret, QR.shown(secret, at + timedelta(seconds=QR.seconds)), at)


@given(secrets, moments)
def test_the_typed_code_is_six_digits_and_the_picture_fits_an_address(secret: str, at: datetime) -> None:
    assert typed_digits(spaced(TYPED.shown(secret, at))) == TYPED.shown(secret, at)
    assert QR.shown(secret, at).isalnum()


@pytest.mark.parametrize("text", ["482917", "482 917", " 482-917 ", "４８２ ９１７", "482\u00a0917"])
def test_six_digits_are_read_however_they_were_typed(text: str) -> None:
    assert typed_digits(text) == "482917"


@pytest.mark.parametrize("text", ["", "48291", "4829170", "48291a", "४८२९१७", "abc def"])
def test_anything_else_is_no_code(text: str) -> None:
    assert typed_digits(text) is None
