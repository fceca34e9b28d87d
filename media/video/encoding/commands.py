"""What ffmpeg is told, written with ffmpeg-python."""

from pathlib import Path
from typing import Any

import ffmpeg
import imageio_ffmpeg

from media.video.encoding.limits import MOST_PIXELS
from media.video.rules.containers import DEMUXERS
from media.video.rules.ladder import Rung
from media.video.rules.probe import Picture

PIECE_SECONDS = 6
MOST_RATE = 30
"""Pictures a second."""
DECODERS = (
    "h264,hevc,vp8,vp9,libvpx,libvpx-vp9,libdav1d,av1,mpeg1video,mpeg2video,mpeg4,h263,mjpeg,msmpeg4,msmpeg4v2,"
    "wmv1,wmv2,wmv3,vc1,prores,theora,libtheora,aac,aac_fixed,mp3,mp3float,mp2,mp2float,opus,libopus,vorbis,libvorbis,"
    "flac,alac,ac3,eac3,amrnb,amrwb,libopencore_amrnb,libopencore_amrwb,wmav1,wmav2,wmapro,pcm_s16le,pcm_s16be,pcm_u8,"
    "pcm_s24le,pcm_s24be,pcm_s32le,pcm_f32le,pcm_alaw,pcm_mulaw,adpcm_ms,adpcm_ima_wav"
)
AUDIO_FILE = "nghe.m4a"
POSTER_FILE = "hinh.jpg"
SOUND_ALONE_KBIT = 48
"""Mono: speech on a slow line."""


def program() -> str:
    """The ffmpeg that imageio-ffmpeg brings along (a GPL build)."""
    return str(imageio_ffmpeg.get_ffmpeg_exe())


def reading(demuxer: str) -> dict[str, Any]:
    """How a stranger's file is opened: by the one reader that fits, nothing but local files, nothing huge."""
    if demuxer not in DEMUXERS:
        raise ValueError(demuxer)
    return {
        "f": demuxer,
        "protocol_whitelist": "file,pipe",
        "format_whitelist": demuxer_names(demuxer),
        "codec_whitelist": DECODERS,
        "max_pixels": MOST_PIXELS,
        "max_streams": 50,
        "threads": 2,
    }


def demuxer_names(demuxer: str) -> str:
    """As ffmpeg spells them: one reader may have several names."""
    return {"mov": "mov,mp4,m4a,3gp,3g2,mj2", "matroska": "matroska,webm"}.get(demuxer, demuxer)


def probe(source: Path, demuxer: str) -> list[str]:
    """Opens the file, says what is in it and, having nothing to do, ends."""
    told = ffmpeg.input(f"file:{source}", **reading(demuxer)).output("-", f="null").compile(cmd=program())
    opened = told[: told.index("-i") + 2]
    return [*opened, "-hide_banner", "-nostdin"]


def encode(
    source: Path, demuxer: str, picture: Picture | None, sound: int | None, sizes: list[Rung], most_seconds: int
) -> list[str]:
    """All sizes in one go, each with its sound, and the sound alone."""
    opened = ffmpeg.input(f"file:{source}", **reading(demuxer))
    heard = opened[str(sound)] if sound is not None else None
    outputs = _renditions(opened, picture, heard, sizes, most_seconds) if picture else []
    if heard is not None:
        outputs.append(_sound_alone(heard, most_seconds))
    return _told(outputs)


def _told(outputs: list[Any]) -> list[str]:
    joined = ffmpeg.merge_outputs(*outputs) if len(outputs) > 1 else outputs[0]
    quiet = joined.global_args("-hide_banner", "-nostdin", "-y", "-loglevel", "error", "-progress", "pipe:1")
    return list(quiet.compile(cmd=program()))


def _renditions(opened: Any, picture: Picture, heard: Any, sizes: list[Rung], most_seconds: int) -> list[Any]:
    seen = opened[str(picture.stream)]
    if picture.rate > MOST_RATE + 1:
        seen = seen.filter("fps", MOST_RATE)
    split = seen.filter_multi_output("split", len(sizes))
    return [
        ffmpeg.output(*_streams(split[number], size, heard), f"{size.name}.m3u8", t=most_seconds, **_as_hls(size))
        for number, size in enumerate(sizes)
    ]


def _streams(seen: Any, size: Rung, heard: Any) -> list[Any]:
    shown = seen.filter("scale", size.width, size.height).filter("setsar", 1)
    return [shown] if heard is None else [shown, heard]


def _as_hls(size: Rung) -> dict[str, Any]:
    return {
        "vcodec": "libx264",
        "preset": "veryfast",
        "profile:v": "main",
        "pix_fmt": "yuv420p",
        "crf": 25,
        "maxrate": f"{size.most_kbit}k",
        "bufsize": f"{2 * size.most_kbit}k",
        "force_key_frames": f"expr:gte(t,n_forced*{PIECE_SECONDS})",
        "sc_threshold": 0,
        "threads": 2,
        "fps_mode": "vfr",
        "acodec": "aac",
        "b:a": f"{size.sound_kbit}k",
        "ac": 2,
        "ar": 44100,
        "map_metadata": -1,
        "map_chapters": -1,
        "f": "hls",
        "hls_time": PIECE_SECONDS,
        "hls_playlist_type": "vod",
        "hls_flags": "independent_segments",
        "hls_segment_filename": f"{size.name}_%05d.ts",
    }


def _sound_alone(heard: Any, most_seconds: int) -> Any:
    return ffmpeg.output(
        heard,
        AUDIO_FILE,
        t=most_seconds,
        acodec="aac",
        ac=1,
        ar=44100,
        movflags="+faststart",
        **{"b:a": f"{SOUND_ALONE_KBIT}k", "map_metadata": -1, "map_chapters": -1},
    )


def poster(source: Path, demuxer: str, picture: Picture, size: Rung, at_ms: int) -> list[str]:
    """One picture: the most telling of some from that moment on."""
    opened = ffmpeg.input(f"file:{source}", ss=at_ms / 1000, **reading(demuxer))
    shown = opened[str(picture.stream)].filter("thumbnail", 24).filter("scale", size.width, size.height)
    drawn = shown.filter("setsar", 1)
    still = ffmpeg.output(drawn, POSTER_FILE, vframes=1, map_metadata=-1, **{"q:v": 5, "update": 1})
    return _told([still])
