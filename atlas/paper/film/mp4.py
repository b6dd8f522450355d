"""MP4: pictures packed by the ffmpeg that imageio-ffmpeg carries, and the file tried afterwards.

imageio-ffmpeg's own writer does not tell how ffmpeg ended: a full disk would pass for a film.
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

# x264: 18 is hard to tell from the pictures themselves.
_QUALITY = "18"
_NO_MEMORY = re.compile("Cannot allocate memory|malloc of size")


def write(path: Path, frames: Iterator[np.ndarray], rate: int, title: str) -> None:
    """Write frames, ``rate`` a second; each is height x width x 3 bytes, all of one even size.

    Raises OSError where ffmpeg fails, is killed, or leaves what does not play from end to end, and
    MemoryError where that is all that it lacks.
    """
    first = next(frames)
    taken = 0
    with _Ffmpeg(_encoding(path, first, rate, title)) as running:
        for frame in itertools.chain([first], frames):
            running.take(frame)
            taken += 1
        running.end()
    check(path, taken)


def check(path: Path, frames: int) -> None:
    """Play a film through, unseen; raises OSError if it does not show so many frames."""
    # What cannot be played is an error, and each picture counts once, whenever it is shown.
    playing = ["-xerror", "-err_detect", "explode", "-i", str(path), "-map", "0:v:0"]
    counted = ["-fps_mode", "passthrough", "-progress", "-", "-nostats", "-f", "null", "-"]
    with _Ffmpeg([*playing, *counted]) as running:
        shown = re.findall(rb"^frame=\s*(\d+)", running.end(), re.MULTILINE)
    found = int(shown[-1]) if shown else 0
    if found != frames:
        raise OSError(f"only {found} of {frames} pictures can be played")


def _encoding(path: Path, frame: np.ndarray, rate: int, title: str) -> list[str]:
    height, width = frame.shape[:2]
    return [
        *("-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{width}x{height}", "-r", str(rate)),
        *("-i", "-", "-an", "-c:v", "libx264", "-pix_fmt", "yuv420p"),
        *("-crf", _QUALITY, "-preset", "veryfast", "-tune", "stillimage"),
        *("-movflags", "+faststart", "-fflags", "+bitexact", "-flags:v", "+bitexact"),
        *("-metadata", f"title={title}", "-f", "mp4", str(path)),
    ]


class _Ffmpeg:
    """One run of ffmpeg, over when the block ends, however that ends."""

    def __init__(self, options: Sequence[str]) -> None:
        self._process = subprocess.Popen(
            [_program(), "-y", "-v", "error", *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            # Ctrl+C is for the program that asked: it kills this one.
            start_new_session=True,
        )
        # Read aside: if it had more to say than a pipe holds, each would wait for the other.
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
        """Give it a frame; raises as :meth:`end` if it has ended before."""
        try:
            self._process.stdin.write(np.ascontiguousarray(frame).data)  # type: ignore[union-attr]
        except OSError:
            self.end()
            raise OSError("ffmpeg ended before it had all pictures") from None

    def end(self) -> bytes:
        """Tell it that this was all and return what it said; raises if it failed."""
        with contextlib.suppress(OSError):
            self._process.stdin.close()  # type: ignore[union-attr]
        code = self._wait()
        if code < 0:
            raise OSError(f"ffmpeg was killed (signal {-code})")
        if code > 0:
            words = self._said["stderr"].decode(errors="replace").strip()
            if _NO_MEMORY.search(words):
                raise MemoryError(f"ffmpeg failed: {words}")
            raise OSError(f"ffmpeg failed: {_reason(words) or f'it ended with {code}'}")
        return self._said["stdout"]


def _reason(words: str) -> str:
    """The end of the first line, from which all others follow.

    "[out#0/mp4 @ 0x5] Error closing file: No space left on device" is "No space left on device".
    """
    return re.sub(r"^(\[[^\]]*\] )+", "", words.partition("\n")[0]).rpartition(": ")[2]


def _program() -> str:
    # Only whoever makes a film needs it.
    import imageio_ffmpeg

    try:
        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError as missing:
        raise OSError(str(missing)) from None
