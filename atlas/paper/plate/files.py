"""Plates as files: made from an address, written whole, the same bytes each time."""

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
    """Write a figure to a file and return the plate; its ending is .svg, .pdf or .png.

    Its caption is written beside it (:func:`caption_of`). ``dpi`` matters to PNG alone. Made twice
    the files are the same, byte for byte. Raises ValueError for an option that means nothing and
    for a figure that no page of this size holds (:class:`atlas.paper.plate.refusal.RefusedError`),
    OSError where a file or the faces cannot be had; then what was there before stays.
    """
    kind = path.suffix.removeprefix(".").lower()
    if kind not in FORMATS:
        raise ValueError(
            f"{path.name!r} does not end in any of {', '.join('.' + f for f in FORMATS)}"
        )
    if not DPI[0] <= dpi <= DPI[1]:
        raise ValueError(f"dpi {dpi} is outside {DPI[0]} to {DPI[1]}")
    made = plate(model, figure, version)
    content = made.sheet.render(kind, dpi, title=made.title, description=made.description)
    # Both or neither: a plate would else stand beside the caption of an older one.
    with atomic.beside(path) as picture:
        picture.write_bytes(content)
        atomic.write(caption_of(path), f"{made.caption}\n".encode())
    return made


def caption_of(path: Path) -> Path:
    """Return the file that holds the caption of a plate: "plate.pdf.caption.txt" of "plate.pdf"."""
    return path.with_name(f"{path.name}.caption.txt")


def content(model: Model, figure: Figure, kind: str, version: str, dpi: int = USUAL_DPI) -> bytes:
    """Return the file of a figure, for a page that offers it; as :func:`write` otherwise."""
    made = plate(model, figure, version)
    return made.sheet.render(kind, dpi, title=made.title, description=made.description)
