"""Films for slides: pictures of days, one after another, as MP4, WebM or GIF.

imageio-ffmpeg brings an ffmpeg for every system, so nothing else need be installed; Pillow writes
the GIF, each picture with its own duration. Beside an MP4 or a WebM lie its subtitles and its first
picture as a poster. A film is written to a temporary file, played through,
and moved to its place if it is complete; one that is stopped or fails leaves the old file alone.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from PIL import Image, ImageSequence

from atlas.base import atomic
from atlas.paper.film import subtitles, video
from atlas.paper.film.shots import Shot

RATE = 10
"""Pictures a second of a video: no shot is shorter than one."""
FORMATS = (*video.FORMATS, "gif")
# A GIF stores every picture completely, in 256 colours: at half the size it still suits slides.
_GIF_PART = 0.5

Draw = Callable[[Shot], np.ndarray]
Progress = Callable[[int, int], None]


class StoppedError(Exception):
    """The film was stopped on request; nothing of it is left."""


def write(
    path: Path,
    shots: Sequence[Shot],
    draw: Draw,
    *,
    title: str = "",
    lang: str = "en",
    progress: Progress = lambda done, all: None,
    stopped: Callable[[], bool] = lambda: False,
) -> None:
    """Write a film, for a video with its companions (:func:`companions`).

    Args:
        path: The file; its extension, one of ``FORMATS``, decides the format.
        shots: The pictures, at least one.
        draw: Returns a shot's picture as an array of bytes, height x width x 3 (red, green, blue);
            all have the same size, with even sides.
        title: The title in the file's metadata.
        lang: The tag of the language of its words.
        progress: Called with the number of pictures done and of all pictures.
        stopped: Asked before each picture whether to stop.

    Raises:
        ValueError: For another extension, or without a shot.
        StoppedError: If ``stopped`` returned True.
        OSError: If the file cannot be written, or would not play from beginning to end.
    """
    kind = path.suffix.removeprefix(".").lower()
    if kind not in FORMATS:
        raise ValueError(
            f"{path.name!r} does not end in any of {', '.join('.' + f for f in FORMATS)}"
        )
    if not shots:
        raise ValueError("a film needs a day to show")
    frames = _frames(shots, draw, progress, stopped)
    if kind == "gif":
        with atomic.beside(path) as temporary:
            _gif(temporary, shots, frames, title)
        return
    words, poster = companions(path)
    with (
        atomic.beside(poster) as shown,
        atomic.beside(words) as said,
        atomic.beside(path) as temporary,
    ):
        first = next(frames)
        pictures = _at_rate(shots, itertools.chain([first], frames))
        video.write(temporary, kind, pictures, RATE, title, lang)
        said.write_text(subtitles.webvtt(shots, title, lang), encoding="utf-8")
        Image.fromarray(first).save(shown, "PNG")


def companions(path: Path) -> tuple[Path, ...]:
    """Return the files beside a film: its subtitles and its poster; a GIF has none."""
    if path.suffix.lower() == ".gif":
        return ()
    return path.with_suffix(".vtt"), path.with_suffix(".poster.png")


def _frames(
    shots: Sequence[Shot], draw: Draw, progress: Progress, stopped: Callable[[], bool]
) -> Iterator[np.ndarray]:
    for number, shot in enumerate(shots):
        if stopped():
            raise StoppedError
        yield draw(shot)
        progress(number + 1, len(shots))


def _at_rate(shots: Sequence[Shot], frames: Iterator[np.ndarray]) -> Iterator[np.ndarray]:
    """Yield each picture as often as a video shows it; fractions of a frame carry over."""
    owed = 0.0
    for shot, frame in zip(shots, frames, strict=True):
        owed += shot.seconds * RATE
        yield from itertools.repeat(frame, int(owed))
        owed -= int(owed)


def _gif(path: Path, shots: Sequence[Shot], frames: Iterator[np.ndarray], title: str) -> None:
    images = (_small(frame) for frame in frames)
    first = next(images)
    # One palette for all pictures, or colours would flicker.
    palette = first.quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)

    def coloured(image: Image.Image) -> Image.Image:
        return image.quantize(palette=palette, dither=Image.Dither.NONE)

    # A GIF counts hundredths of a second, and browsers slow down delays below two of them.
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
    """Play a GIF through without showing it.

    Raises:
        OSError: If its duration is not the one given.
    """
    shown = 0
    try:
        with Image.open(path) as image:
            for frame in ImageSequence.Iterator(image):
                frame.load()
                # Identical pictures are merged into one, shown for as long as both.
                shown += frame.info["duration"]
    except (EOFError, IndexError, KeyError, SyntaxError, ValueError):
        # Pillow raises this for a file that ends too soon; the error below is clearer.
        pass
    if shown != milliseconds:
        raise OSError(f"only {shown / 1000:g} of {milliseconds / 1000:g} seconds can be played")


def _small(frame: np.ndarray) -> Image.Image:
    image = Image.fromarray(frame)
    size = (round(image.width * _GIF_PART), round(image.height * _GIF_PART))
    return image.resize(size, Image.Resampling.LANCZOS)
