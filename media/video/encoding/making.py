"""From a stranger's file on the disk to a folder of files for the player, or a refusal that says what to do."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from media.video.encoding import commands
from media.video.encoding.limits import MOST_PIXELS, PROBING, Limits, for_encoding
from media.video.encoding.running import LimitReached, run
from media.video.rules import playlists
from media.video.rules.ladder import LEAST_SIDE, Rung, rungs
from media.video.rules.probe import Picture, Probe, read

LEAST_BYTES_A_SECOND = 4000
"""Guess of the length of a file that claims none."""
TORN_BELOW = 0.9
"""Of the claimed length; with less in it, and more than two seconds missing, a file is torn."""

Teller = Callable[[int], None]
"""Is told how many percent are done."""


class NotUsable(Exception):
    """Nothing can be made of this file; the text says why and what to do, for the person who sent it."""


@dataclass
class Made:
    """What lies in the folder. `renditions` as in `RenditionSet`."""

    duration_ms: int
    width: int = 0
    height: int = 0
    renditions: list[dict[str, Any]] = field(default_factory=list)
    audio_bytes: int = 0


@dataclass(frozen=True)
class Still:
    """Of what the poster is drawn, and how large."""

    picture: Picture
    size: Rung
    duration_ms: int


def make(source: Path, demuxer: str, folder: Path, most_seconds: int, tell: Teller) -> Made:
    """Look into the source, make its renditions, sound and poster in the folder.

    Raises `NotUsable`; whatever `tell` raises ends the work, and no child is left.
    """
    found = look(source, demuxer, folder, lambda _done: tell(0))
    check(found, most_seconds)
    expected = expected_seconds(found, source.stat().st_size, most_seconds)
    sizes = rungs(found.picture.width, found.picture.height) if found.picture else []
    command = commands.encode(source, demuxer, found.picture, found.sound, sizes, most_seconds + 1)
    _run(command, folder, for_encoding(expected), lambda done_ms: tell(min(99, done_ms // (10 * expected))))
    made = gather(folder, sizes)
    if not made.duration_ms:
        made.duration_ms = length_of_sound(folder, tell)
    check_length(made.duration_ms, found.duration_ms, most_seconds)
    if found.picture:
        _draw_poster(source, demuxer, folder, Still(found.picture, sizes[:2][-1], made.duration_ms), tell)
    return made


def look(source: Path, demuxer: str, folder: Path, tell: Teller) -> Probe:
    """What is in the file, by its reader's word."""
    try:
        _code, said = run(commands.probe(source, demuxer), folder, PROBING, tell)
    except LimitReached as reached:
        raise broken() from reached
    return read(said)


def check(found: Probe, most_seconds: int) -> None:
    """Refuses what cannot or may not be made into anything."""
    if found.picture is None and found.sound is None:
        raise broken()
    if found.picture and min(found.picture.width, found.picture.height) < LEAST_SIDE:
        raise NotUsable(_("Hình trong tệp quá nhỏ để xem. Đồng chí chọn tệp khác."))
    if found.picture and found.picture.width * found.picture.height > MOST_PIXELS:
        raise NotUsable(_("Hình lớn hơn 4K. Đồng chí xuất lại phim ở 1080p hoặc 720p rồi tải lên."))
    if found.duration_ms and found.duration_ms > most_seconds * 1000:
        raise too_long(most_seconds)


def expected_seconds(found: Probe, size: int, most_seconds: int) -> int:
    """For progress and limits: the claim, or a guess by the file's size (bytes)."""
    claimed = found.duration_ms // 1000 if found.duration_ms else size // LEAST_BYTES_A_SECOND
    return max(1, min(claimed, most_seconds))


def check_length(duration_ms: int, claimed_ms: int | None, most_seconds: int) -> None:
    """Refuses what turned out empty, torn or too long."""
    if not duration_ms:
        raise broken()
    if duration_ms > most_seconds * 1000:
        raise too_long(most_seconds)
    if claimed_ms and duration_ms < claimed_ms * TORN_BELOW and claimed_ms - duration_ms > 2000:
        message = _(
            "Tệp bị thiếu phần sau: chỉ đọc được %(seconds)d giây trên %(claimed)d giây. "
            "Đồng chí chép lại tệp từ máy quay rồi tải lên."
        )
        raise NotUsable(message % {"seconds": duration_ms // 1000, "claimed": claimed_ms // 1000})


def gather(folder: Path, sizes: list[Rung]) -> Made:
    """Measure what was made and write the master playlist; the length is that of the shortest rendition."""
    renditions, rows, lengths = [], [], []
    for size in sizes:
        file = folder / f"{size.name}.m3u8"
        pieces = sorted(folder.glob(f"{size.name}_*.ts"))
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        each = playlists.lengths_ms(text)
        if not playlists.is_complete(text) or not pieces or len(each) != len(pieces):
            raise broken()
        bytes_each = [piece.stat().st_size for piece in pieces]
        lengths.append(sum(each))
        rows.append((size.name, size.width, size.height, playlists.peak_rate(each, bytes_each)))
        renditions.append({"name": size.name, "width": size.width, "height": size.height, "bytes": sum(bytes_each)})
    if rows:
        (folder / playlists.MASTER).write_text(playlists.master(rows), encoding="utf-8")
    sound = folder / commands.AUDIO_FILE
    made = Made(
        min(lengths, default=0), renditions=renditions, audio_bytes=sound.stat().st_size if sound.exists() else 0
    )
    if sizes:
        made.width, made.height = sizes[-1].width, sizes[-1].height
    return made


def length_of_sound(folder: Path, tell: Teller) -> int:
    """Of the sound that we made ourselves; 0 when there is none in it."""
    sound = folder / commands.AUDIO_FILE
    return (look(sound, "mov", folder, lambda _done: tell(99)).duration_ms or 0) if sound.exists() else 0


def _draw_poster(source: Path, demuxer: str, folder: Path, still: Still, tell: Teller) -> None:
    """A tenth into the film, else its beginning."""
    for at_ms in (min(still.duration_ms // 10, 30_000), 0):
        command = commands.poster(source, demuxer, still.picture, still.size, at_ms)
        _run(command, folder, PROBING, lambda _done: tell(99))
        if (folder / commands.POSTER_FILE).exists():
            return
    raise broken()


def _run(command: list[str], folder: Path, limits: Limits, heard: Teller) -> None:
    try:
        code, complaints = run(command, folder, limits, heard)
    except LimitReached as reached:
        raise NotUsable(
            _("Tệp làm máy chủ xử lý quá lâu nên đã dừng. Đồng chí xuất lại phim thành MP4 rồi tải lên.")
        ) from reached
    if code and "No space left on device" in complaints:
        raise OSError(complaints[-500:])
    if code:
        raise broken()


def broken() -> NotUsable:
    """For whatever the reader cannot make sense of."""
    return NotUsable(
        _(
            "Không đọc được tệp: tệp bị hỏng, chép chưa hết hoặc không phải phim, âm thanh. "
            "Đồng chí mở thử trên máy; nếu xem được thì xuất lại thành MP4 rồi tải lên."
        )
    )


def too_long(most_seconds: int) -> NotUsable:
    """For more than the setting allows."""
    message = _("Phim dài hơn %(minutes)d phút. Đồng chí chia thành nhiều phần rồi tải từng phần.")
    return NotUsable(message % {"minutes": most_seconds // 60})
