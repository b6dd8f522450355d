"""Films for slides: pictures of days, one after the other, as MP4 or GIF.

imageio-ffmpeg carries an ffmpeg for every system, so nothing need be installed; Pillow writes
the GIF, each picture with its own time. A film is written beside its place, played through, and
moved there if it is whole; one that is stopped or fails leaves what was there before.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from PIL import Image, ImageSequence

from atlas.base import atomic
from atlas.paper.film import mp4
from atlas.paper.film.shots import Shot

RATE = 20
"""Pictures a second of an MP4."""
FORMATS = ("mp4", "gif")
# A GIF keeps every picture whole and shows 256 colours: half the size is what slides can carry.
_GIF_PART = 0.5

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
    so, and OSError where the file cannot be written, or would not play from end to end.
    """
    kind = path.suffix.removeprefix(".").lower()
    if kind not in FORMATS:
        raise ValueError(
            f"{path.name!r} does not end in any of {', '.join('.' + f for f in FORMATS)}"
        )
    if not shots:
        raise ValueError("a film needs a day to show")
    frames = _frames(shots, draw, progress, stopped)
    with atomic.beside(path) as temporary:
        if kind == "mp4":
            mp4.write(temporary, _at_rate(shots, frames), RATE, title)
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


def _at_rate(shots: Sequence[Shot], frames: Iterator[np.ndarray]) -> Iterator[np.ndarray]:
    """Each picture as often as an MP4 shows it; parts of a frame are not lost."""
    owed = 0.0
    for shot, frame in zip(shots, frames, strict=True):
        owed += shot.seconds * RATE
        yield from itertools.repeat(frame, int(owed))
        owed -= int(owed)


def _gif(path: Path, shots: Sequence[Shot], frames: Iterator[np.ndarray], title: str) -> None:
    images = (_small(frame) for frame in frames)
    first = next(images)
    # One palette for all, or colours would flicker from picture to picture.
    palette = first.quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)

    def coloured(image: Image.Image) -> Image.Image:
        return image.quantize(palette=palette, dither=Image.Dither.NONE)

    # A GIF counts in hundredths of a second, and browsers slow down below two of them.
    times = [max(20, round(shot.seconds * 100) * 10) for shot in shots]
    coloured(first).save(
        path,
        "GIF",
        save_all=True,
        append_images=[coloured(image) for image in images],
        duration=times,
        comment=title.encode("utf-8")[:250],
    )
    _check_gif(path, sum(times))


def _check_gif(path: Path, milliseconds: int) -> None:
    """Play a GIF through, unseen; raises OSError if that takes another time than it should."""
    shown = 0
    try:
        with Image.open(path) as image:
            for frame in ImageSequence.Iterator(image):
                frame.load()
                # Pictures that are the same come as one, which stands as long as both.
                shown += frame.info["duration"]
    except (EOFError, IndexError, KeyError, SyntaxError, ValueError):
        # What Pillow says of a file that ends too soon; below it is said for whoever waits for it.
        pass
    if shown != milliseconds:
        raise OSError(f"only {shown / 1000:g} of {milliseconds / 1000:g} seconds can be played")


def _small(frame: np.ndarray) -> Image.Image:
    image = Image.fromarray(frame)
    size = (round(image.width * _GIF_PART), round(image.height * _GIF_PART))
    return image.resize(size, Image.Resampling.LANCZOS)
