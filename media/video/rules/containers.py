"""What a file is, told by how it begins, never by its name. Only these are ever given to ffmpeg, each with its reader.

Playlists, concatenations, image sequences, subtitles and scripts are not among them: such a file is not even opened.
"""

HEAD = 600
"""Bytes to look at."""

MOV_STARTS = {b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"}
MARKS = (
    (b"\x1a\x45\xdf\xa3", "matroska"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "asf"),
    (b"\x00\x00\x01\xba", "mpeg"),
    (b"OggS", "ogg"),
    (b"fLaC", "flac"),
    (b"#!AMR", "amr"),
    (b"ID3", "mp3"),
)
RIFF = {b"AVI ": "avi", b"WAVE": "wav"}
TS_PACKETS = ((0, 188), (4, 192))
"""Where the first packet's mark stands, and how far apart they are."""

DEMUXERS = frozenset({"mov", "avi", "wav", "aac", "mpegts", *(name for _mark, name in MARKS)})
"""Every reader that may be used, by ffmpeg's name."""


def demuxer_of(head: bytes) -> str | None:
    """The name of ffmpeg's reader for what begins so; None for whatever we do not take."""
    if head[4:8] in MOV_STARTS:
        return "mov"
    if head[:4] == b"RIFF":
        return RIFF.get(head[8:12])
    marked = next((name for mark, name in MARKS if head.startswith(mark)), None)
    return marked or _transport_stream(head) or _bare_sound(head)


def _transport_stream(head: bytes) -> str | None:
    found = any(
        len(head) > first + 2 * apart and all(head[first + n * apart] == 0x47 for n in range(3))
        for first, apart in TS_PACKETS
    )
    return "mpegts" if found else None


def _bare_sound(head: bytes) -> str | None:
    """Sound without any frame around it: eleven or twelve set bits, then layer III or ADTS."""
    if len(head) < 4 or head[0] != 0xFF:
        return None
    if head[1] & 0xF6 == 0xF0:
        return "aac"
    layer_three = head[1] & 0xE6 == 0xE2
    return "mp3" if layer_three and head[2] >> 4 not in {0, 15} else None
