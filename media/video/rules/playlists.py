"""HLS playlists: the master we write, the others read for their length. All addresses in them are relative."""

import re
from collections.abc import Iterable

LENGTH = re.compile(r"^#EXTINF:(\d+(?:\.\d+)?),", re.M)
MASTER = "danh-sach.m3u8"


def lengths_ms(playlist: str) -> list[int]:
    """How long each piece is."""
    return [round(float(length) * 1000) for length in LENGTH.findall(playlist)]


def is_complete(playlist: str) -> bool:
    """Whether its writer came to the end."""
    return playlist.rstrip().endswith("#EXT-X-ENDLIST")


def peak_rate(lengths: list[int], sizes: list[int]) -> int:
    """Bits a second of the heaviest piece."""
    return max(size * 8000 // max(length, 1) for length, size in zip(lengths, sizes, strict=True))


def master(renditions: Iterable[tuple[str, int, int, int]]) -> str:
    """The list of `(name, width, height, bits a second)`, the smallest first: what a slow line begins with."""
    lines = ["#EXTM3U", "#EXT-X-VERSION:3", "#EXT-X-INDEPENDENT-SEGMENTS"]
    for name, width, height, rate in renditions:
        lines += [f"#EXT-X-STREAM-INF:BANDWIDTH={rate},RESOLUTION={width}x{height},NAME={name}", f"{name}.m3u8"]
    return "\n".join(lines) + "\n"
