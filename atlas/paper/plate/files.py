"""Plates as files: made from an address, written completely or not at all, reproducible."""

from __future__ import annotations

from pathlib import Path

from atlas.base import atomic
from atlas.model.model import Model
from atlas.paper.plate.plate import Figure, Plate, plate
from atlas.paper.sheet.sheet import FORMATS

DPI = (72, 1200)
"""The coarsest and the finest grid of a PNG, in dpi."""
USUAL_DPI = 600


def write(model: Model, figure: Figure, path: Path, version: str, dpi: int = USUAL_DPI) -> Plate:
    """Write a figure and its caption (:func:`caption_of`) to files, and return the plate.

    The same figure always gives the same bytes. If an error is raised, earlier files stay.

    Args:
        model: The model of the data.
        figure: The figure.
        path: The file, ending in .svg, .pdf or .png.
        version: The version of the data.
        dpi: Resolution, for PNG only.

    Raises:
        ValueError: For an invalid option.
        RefusedError: If the figure does not fit on its page (a ValueError).
        OSError: If a file cannot be written or a font cannot be read.
    """
    kind_of(path, dpi)
    made = plate(model, figure, version)
    save(made, path, dpi)
    return made


def kind_of(path: Path, dpi: int = USUAL_DPI) -> str:
    """Return the kind of file that a path asks for: one of ``FORMATS``.

    Raises:
        ValueError: For another extension, and for a resolution outside ``DPI``.
    """
    kind = path.suffix.removeprefix(".").lower()
    if kind not in FORMATS:
        raise ValueError(
            f"{path.name!r} does not end in any of {', '.join('.' + f for f in FORMATS)}"
        )
    if not DPI[0] <= dpi <= DPI[1]:
        raise ValueError(f"dpi {dpi} is outside {DPI[0]} to {DPI[1]}")
    return kind


def save(made: Plate, path: Path, dpi: int = USUAL_DPI) -> None:
    """Write a plate and its caption, both or neither.

    Raises:
        ValueError: For an invalid extension or resolution.
        OSError: If a file cannot be written or a font cannot be read.
    """
    kind = kind_of(path, dpi)
    content = made.sheet.render(kind, dpi, said=made.imprint)
    # A plate must never be beside the caption of an older one.
    with atomic.beside(path) as picture:
        picture.write_bytes(content)
        atomic.write(caption_of(path), f"{made.caption}\n".encode())


def caption_of(path: Path) -> Path:
    """Return the path of a plate's caption: "plate.pdf.caption.txt" for "plate.pdf"."""
    return path.with_name(f"{path.name}.caption.txt")


def content(model: Model, figure: Figure, kind: str, version: str, dpi: int = USUAL_DPI) -> bytes:
    """Return a figure as the bytes of a file; otherwise as :func:`write`."""
    made = plate(model, figure, version)
    return made.sheet.render(kind, dpi, said=made.imprint)
