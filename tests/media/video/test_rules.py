"""What a file is, what is said of it, and in which sizes it is offered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media.video.rules.containers import demuxer_of
from media.video.rules.ladder import SHORT_SIDES, rungs
from media.video.rules.playlists import is_complete, lengths_ms, master, peak_rate
from media.video.rules.probe import Picture, read

pytestmark = pytest.mark.rule

SAID = """Input #0, mov,mp4,m4a,3gp,3g2,mj2, from 'file:/x':
  Metadata:
    title           : Stream #0:9: Video: h264, 1x1
                    :   Stream #0:5: Video: rawvideo, 9x9
  Duration: 00:01:04.50, start: 0.000000, bitrate: 846 kb/s
  Stream #0:0(und): Video: mjpeg (Baseline), yuvj420p(pc), 64x64 [SAR 1:1 DAR 1:1], 90k tbr (attached pic)
  Stream #0:1[0x1](und): Video: h264 (High) (avc1 / 0x31637661), yuv420p, 720x576 [SAR 16:15 DAR 4:3], 25 fps, 25 tbr
    Side data:
      Display Matrix: rotation of -90.00 degrees
  Stream #0:2[0x2](und): Audio: aac (LC) (mp4a / 0x6134706D), 44100 Hz, mono, fltp, 69 kb/s (default)
  Stream #0:3: Video: h264 (High), yuv420p, 100x100, 25 fps
At least one output file must be specified
"""


@pytest.mark.parametrize(
    ("head", "demuxer"),
    [
        (b"\x00\x00\x00\x18ftypisom", "mov"),
        (b"\x1a\x45\xdf\xa3abcd", "matroska"),
        (b"RIFF0000AVI LIST", "avi"),
        (b"RIFF0000WAVEfmt ", "wav"),
        (b"ID3\x04\x00", "mp3"),
        (b"\xff\xfb\x90\x00", "mp3"),
        (b"\xff\xf1\x50\x80", "aac"),
        (b"OggS\x00", "ogg"),
        ((b"G" + bytes(187)) * 3, "mpegts"),
        ((bytes(4) + b"G" + bytes(187)) * 3, "mpegts"),
        (b"#EXTM3U\n#EXT-X-VERSION:3\n", None),
        (b"ffconcat version 1.0\nfile '/etc/passwd'\n", None),
        (b"<?xml version='1.0'?><MPD>", None),
        (b"RIFF0000WEBPVP8 ", None),
        (b"\xff\xd8\xff\xe0 JFIF", None),
        (b"WEBVTT\n\n", None),
        (b"", None),
    ],
)
def test_a_file_is_told_by_how_it_begins(head: bytes, demuxer: str | None) -> None:
    assert demuxer_of(head) == demuxer


@given(st.binary(max_size=700))
def test_any_bytes_are_judged_without_a_fault(head: bytes) -> None:
    demuxer_of(head)


def test_a_picture_is_read_upright_with_square_pixels_and_covers_are_passed_over() -> None:
    found = read(SAID)
    assert (found.duration_ms, found.sound) == (64_500, 2)
    assert found.picture == Picture(stream=1, width=576, height=768, rate=25)


def test_text_inside_the_file_is_not_taken_for_what_ffmpeg_says() -> None:
    assert "Stream #0:5" in SAID
    assert read(SAID.split("  Duration")[0]).picture is None


@given(st.text(max_size=300))
def test_any_words_are_read_without_a_fault(said: str) -> None:
    read(said)


@given(st.integers(16, 9000), st.integers(16, 9000))
def test_no_rendition_is_larger_than_the_source_or_odd(width: int, height: int) -> None:
    for rung in rungs(width, height):
        assert rung.width <= width
        assert rung.height <= height
        assert rung.width % 2 == rung.height % 2 == 0
        assert (rung.width <= rung.height) == (width <= height) or abs(rung.width - rung.height) <= 2


@given(st.integers(16, 9000), st.integers(16, 9000))
def test_every_size_below_the_source_is_offered(width: int, height: int) -> None:
    offered = [rung.name for rung in rungs(width, height)]
    below = [f"{side}p" for side in SHORT_SIDES if side <= min(width, height)]
    assert offered == (below or [f"{min(width, height)}p"])


def test_a_standing_film_keeps_standing() -> None:
    assert [(r.width, r.height) for r in rungs(1080, 1920)] == [(240, 426), (480, 852), (720, 1280)]


def test_a_playlist_is_measured_and_known_whole() -> None:
    text = "#EXTM3U\n#EXTINF:6.006000,\na.ts\n#EXTINF:2.5,\nb.ts\n"
    assert lengths_ms(text) == [6006, 2500]
    assert not is_complete(text)
    assert is_complete(text + "#EXT-X-ENDLIST\n")
    assert peak_rate([6000, 2000], [6000, 4000]) == 16_000


def test_the_master_begins_with_the_smallest() -> None:
    text = master([("240p", 426, 240, 300_000), ("480p", 854, 480, 900_000)])
    assert text.index("240p.m3u8") < text.index("480p.m3u8")
    assert "RESOLUTION=854x480" in text
