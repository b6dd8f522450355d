"""Films for slides: pictures of days, one after the other, as MP4 or GIF.

imageio-ffmpeg carries an ffmpeg for every system, so nothing need be installed; Pillow writes
the GIF, each picture with its own time. A film is written beside its place and moved there when
it is whole; one that is stopped leaves what was there before.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from atlas import whole_file
from atlas.film_shots import Shot

RATE = 20
"""Pictures a second of an MP4."""
FORMATS = ("mp4", "gif")
# A GIF keeps every picture whole and shows 256 colours: half the size is what slides can carry.
_GIF_PART = 0.5
# x264: 18 is hard to tell from the pictures themselves.
_QUALITY = "18"

Draw = Callable[[Shot], np.ndarray]
Progress = Callable[[int, int], None]


class StoppedError(Exception):
    """The film was stopped by whoever asked for it; nothing of it is left."""


def write(
    path: Path,
    shots: Sequence[Shot],
    draw: Draw,
    *,
    title: str = "",
    progress: Progress = lambda done, all: None,
    stopped: Callable[[], bool] = lambda: False,
) -> None:
    """Write a film of ``shots``; the ending of ``path`` says which of ``FORMATS``.

    ``draw`` gives a shot's picture, height x width x 3 bytes, all of one size with even sides.
    ``progress`` is called with the pictures done and all of them, ``stopped`` is asked before each.

    Raises ValueError for another ending or no shot, :class:`StoppedError` where ``stopped`` says
    so, and OSError where the file cannot be written.
    """
    kind = path.suffix.removeprefix(".").lower()
    if kind not in FORMATS:
        raise ValueError(f"{path.name!r} ends in none of {', '.join('.' + f for f in FORMATS)}")
    if not shots:
        raise ValueError("a film needs a day to show")
    frames = _frames(shots, draw, progress, stopped)
    with whole_file.beside(path) as temporary:
        if kind == "mp4":
            _mp4(temporary, shots, frames, title)
        else:
            _gif(temporary, shots, frames, title)


def _frames(
    shots: Sequence[Shot], draw: Draw, progress: Progress, stopped: Callable[[], bool]
) -> Iterator[np.ndarray]:
    for number, shot in enumerate(shots):
        if stopped():
            raise StoppedError
        yield draw(shot)
        progress(number + 1, len(shots))


def _mp4(path: Path, shots: Sequence[Shot], frames: Iterator[np.ndarray], title: str) -> None:
    # Only whoever makes a film needs it.
    import imageio_ffmpeg

    first = next(frames)
    height, width = first.shape[:2]
    writer = imageio_ffmpeg.write_frames(
        str(path),
        (width, height),
        fps=RATE,
        codec="libx264",
        quality=None,
        macro_block_size=2,
        ffmpeg_log_level="error",
        output_params=[
            *("-crf", _QUALITY, "-preset", "veryfast", "-tune", "stillimage"),
            *("-movflags", "+faststart", "-fflags", "+bitexact", "-flags:v", "+bitexact"),
            *("-metadata", f"title={title}", "-f", "mp4"),
        ],
    )
    writer.send(None)
    try:
        owed = 0.0
        for shot, frame in zip(shots, itertools.chain([first], frames), strict=True):
            owed += shot.seconds * RATE
            content = np.ascontiguousarray(frame)
            for _ in range(int(owed)):
                writer.send(content)
            owed -= int(owed)
    finally:
        writer.close()
    if path.stat().st_size == 0:
        raise OSError(f"{path.name}: ffmpeg wrote nothing")


def _gif(path: Path, shots: Sequence[Shot], frames: Iterator[np.ndarray], title: str) -> None:
    images = (_small(frame) for frame in frames)
    first = next(images)
    # One palette for all, or colours would flicker from picture to picture.
    palette = first.quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)

    def coloured(image: Image.Image) -> Image.Image:
        return image.quantize(palette=palette, dither=Image.Dither.NONE)

    coloured(first).save(
        path,
        "GIF",
        save_all=True,
        append_images=[coloured(image) for image in images],
        # A GIF counts in hundredths of a second, and browsers slow down below two of them.
        duration=[max(20, round(shot.seconds * 100) * 10) for shot in shots],
        comment=title.encode("utf-8")[:250],
    )


def _small(frame: np.ndarray) -> Image.Image:
    image = Image.fromarray(frame)
    size = (round(image.width * _GIF_PART), round(image.height * _GIF_PART))
    return image.resize(size, Image.Resampling.LANCZOS)
