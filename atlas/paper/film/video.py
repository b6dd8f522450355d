"""MP4 and WebM: pictures encoded by the ffmpeg of imageio-ffmpeg, and the file checked afterwards.

imageio-ffmpeg's own writer does not report how ffmpeg exited: a full disk would pass for a film.
"""

from __future__ import annotations

import contextlib
import itertools
import re
import subprocess
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

FORMATS = ("mp4", "webm")
# A number of threads of its own on each machine would end up in the file.
_THREADS = "4"
# RGB to the colours of HDTV, and said so: a player that has to guess takes another red.
_TAGS = ("-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709")
_CONVERTED = "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p"
_TAGGED = "setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv"
_COLOURS = ("-vf", f"{_CONVERTED},{_TAGGED}", *_TAGS)
# The constant rate factor: 18 is visually nearly lossless for x264, as 24 is for VP9.
_H264 = ("-c:v", "libx264", "-crf", "18", "-preset", "veryfast", "-tune", "stillimage")
_VP9 = (
    *("-c:v", "libvpx-vp9", "-crf", "24", "-b:v", "0"),
    # As fast as H.264; what is slower takes ten times as long and saves a fifth.
    *("-deadline", "realtime", "-cpu-used", "8", "-row-mt", "1", "-g", "240"),
)
# As ISO 639-2 has the languages of the atlas: MP4 takes no other tags.
_LANGUAGES = {"en": "eng", "ru": "rus", "kk": "kaz"}
_NO_MEMORY = re.compile("Cannot allocate memory|malloc of size")


def write(
    path: Path, kind: str, frames: Iterator[np.ndarray], rate: int, title: str, lang: str
) -> None:
    """Write an MP4 (H.264) or a WebM (VP9).

    Args:
        path: The file, under whatever name.
        kind: One of ``FORMATS``.
        frames: Arrays of bytes, height x width x 3, all of one size with even sides.
        rate: Frames per second.
        title: The title in the file's metadata.
        lang: The tag of the language of its words.

    Raises:
        OSError: If ffmpeg fails, is killed, or leaves a file that does not play to the end.
        MemoryError: If ffmpeg ran out of memory.
    """
    first = next(frames)
    taken = 0
    with _Ffmpeg(_encoding(path, kind, first, rate, title, lang)) as running:
        for frame in itertools.chain([first], frames):
            running.take(frame)
            taken += 1
        running.end()
    check(path, taken)


def check(path: Path, frames: int) -> None:
    """Play a film through without showing it.

    Raises:
        OSError: If it does not have so many frames that can be played.
    """
    # Any damage is an error, and each frame counts once, whatever its time.
    playing = ["-xerror", "-err_detect", "explode", "-i", str(path), "-map", "0:v:0"]
    counted = ["-fps_mode", "passthrough", "-progress", "-", "-nostats", "-f", "null", "-"]
    with _Ffmpeg([*playing, *counted]) as running:
        shown = re.findall(rb"^frame=\s*(\d+)", running.end(), re.MULTILINE)
    found = int(shown[-1]) if shown else 0
    if found != frames:
        raise OSError(f"only {found} of {frames} pictures can be played")


def _encoding(
    path: Path, kind: str, frame: np.ndarray, rate: int, title: str, lang: str
) -> list[str]:
    height, width = frame.shape[:2]
    codec = (*_H264, "-movflags", "+faststart") if kind == "mp4" else _VP9
    return [
        *("-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{width}x{height}", "-r", str(rate)),
        *("-i", "-", "-an", *_COLOURS, *codec, "-color_range", "tv", "-threads", _THREADS),
        *("-fflags", "+bitexact", "-flags:v", "+bitexact"),
        *("-metadata", f"title={title}"),
        *("-metadata:s:v:0", f"language={_LANGUAGES.get(lang, 'und')}", "-f", kind, str(path)),
    ]


class _Ffmpeg:
    """One run of ffmpeg, which is over when the block ends in whatever way."""

    def __init__(self, options: Sequence[str]) -> None:
        self._process = subprocess.Popen(
            [_program(), "-y", "-v", "error", *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            # Ctrl+C is for the calling program, which kills this one.
            start_new_session=True,
        )
        # Read in threads: if its output filled a pipe, each process would wait for the other.
        self._said: dict[str, bytes] = {}
        self._readers = [
            threading.Thread(target=self._read, args=(name,)) for name in ("stdout", "stderr")
        ]
        for reader in self._readers:
            reader.start()

    def _read(self, name: str) -> None:
        self._said[name] = getattr(self._process, name).read()

    def __enter__(self) -> _Ffmpeg:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._wait()
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            with contextlib.suppress(OSError):
                stream.close()  # type: ignore[union-attr]

    def _wait(self) -> int:
        for reader in self._readers:
            reader.join()
        return self._process.wait()

    def take(self, frame: np.ndarray) -> None:
        """Send it a frame; raises what :meth:`end` does if it has already exited."""
        try:
            self._process.stdin.write(np.ascontiguousarray(frame).data)  # type: ignore[union-attr]
        except OSError:
            self.end()
            raise OSError("ffmpeg exited before it had received all frames") from None

    def end(self) -> bytes:
        """Close its input and return its output.

        Raises:
            OSError: If it failed or was killed.
            MemoryError: If it ran out of memory.
        """
        with contextlib.suppress(OSError):
            self._process.stdin.close()  # type: ignore[union-attr]
        code = self._wait()
        if code < 0:
            raise OSError(f"ffmpeg was killed (signal {-code})")
        if code > 0:
            words = self._said["stderr"].decode(errors="replace").strip()
            if _NO_MEMORY.search(words):
                raise MemoryError(f"ffmpeg failed: {words}")
            raise OSError(f"ffmpeg failed: {_reason(words) or f'exit code {code}'}")
        return self._said["stdout"]


def _reason(words: str) -> str:
    """Return the last part of the first line, of which all other lines are consequences.

    "[out#0/mp4 @ 0x5] Error closing file: No space left on device" is "No space left on device".
    """
    return re.sub(r"^(\[[^\]]*\] )+", "", words.partition("\n")[0]).rpartition(": ")[2]


def _program() -> str:
    # Imported late: only films need it.
    import imageio_ffmpeg

    try:
        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError as missing:
        raise OSError(str(missing)) from None
