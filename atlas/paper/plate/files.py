"""Plates as files: made from an address, written completely or not at all, reproducible."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from atlas.base import atomic
from atlas.model.model import Model
from atlas.paper.plate import caption
from atlas.paper.plate.plate import Figure, Plate, plate
from atlas.paper.sheet.inks import Inks
from atlas.paper.sheet.sheet import FORMATS

DPI = (72, 1200)
"""The coarsest and the finest grid of a PNG, in dpi."""
USUAL_DPI = 600


@dataclass(frozen=True)
class Printing:
    """How a plate is put into its file.

    Attributes:
        dpi: Resolution, for PNG only; None for ``USUAL_DPI``.
        outlines: Whether words are drawn as outlines, for SVG only.
        inks: The inks of a press, for PDF only; None for the colours of the screen.
        caption: The file of the caption, ending in .txt or .docx; None for the one beside the plate
            (:func:`caption_of`).
    """

    dpi: int | None = None
    outlines: bool = False
    inks: Inks | None = None
    caption: Path | None = None


USUAL = Printing()


def write(
    model: Model, figure: Figure, path: Path, version: str, printing: Printing = USUAL
) -> Plate:
    """Write a figure and its caption to files, and return the plate.

    The same figure always gives the same bytes. If an error is raised, earlier files stay.

    Args:
        model: The model of the data.
        figure: The figure.
        path: The file, ending in .svg, .pdf or .png.
        version: The version of the data.
        printing: How it is put into its file.

    Raises:
        ValueError: For an invalid option.
        RefusedError: If the figure does not fit on its page (a ValueError).
        OSError: If a file cannot be written or a font cannot be read.
    """
    kind_of(path, printing)
    made = plate(model, figure, version)
    save(made, path, printing)
    return made


def kind_of(path: Path, printing: Printing = USUAL) -> str:
    """Return the kind of file that a path asks for: one of ``FORMATS``.

    Raises:
        ValueError: For another extension, for a resolution outside ``DPI`` or of another file than
            a PNG, for the inks of a press in another file than a PDF, and for a caption that is no
            text or is the same file.
    """
    kind = path.suffix.removeprefix(".").lower()
    if kind not in FORMATS:
        raise ValueError(
            f"{path.name!r} does not end in any of {', '.join('.' + f for f in FORMATS)}"
        )
    check_dpi(path, printing.dpi)
    if printing.inks and kind != "pdf":
        raise ValueError(f"{path.name!r} cannot have the inks of a press; only a .pdf can")
    if printing.caption:
        _caption_kind(printing.caption)
    return kind


def check_dpi(path: Path, dpi: int | None) -> None:
    """Check the resolution asked for a file; None asks for none.

    Raises:
        ValueError: For one of another file than a PNG, and for one outside ``DPI``.
    """
    if dpi is None:
        return
    if path.suffix.lower() != ".png":
        raise ValueError(f"{path.name!r} cannot have a resolution (dpi {dpi}); only a .png can")
    if not DPI[0] <= dpi <= DPI[1]:
        raise ValueError(f"dpi {dpi} is outside {DPI[0]} to {DPI[1]}")


def _caption_kind(path: Path) -> str:
    kind = path.suffix.removeprefix(".").lower()
    if kind not in caption.KINDS:
        known = " or ".join("." + kind for kind in caption.KINDS)
        raise ValueError(f"caption {path.name!r} does not end in {known}")
    return kind


def save(made: Plate, path: Path, printing: Printing = USUAL) -> None:
    """Write a plate and its caption, both or neither.

    Raises:
        ValueError: As :func:`kind_of`.
        OSError: If a file cannot be written or a font cannot be read.
    """
    kind_of(path, printing)
    content = printed(made, path, printing)
    words = printing.caption or caption_of(path)
    as_document = _caption_kind(words) == "docx"
    said = caption.docx(made) if as_document else caption.text(made).encode()
    # A plate must never be beside the caption of an older one.
    with atomic.beside(path) as picture:
        picture.write_bytes(content)
        atomic.write(words, said)


def caption_of(path: Path) -> Path:
    """Return the path of a plate's caption: "plate.pdf.caption.txt" for "plate.pdf"."""
    return path.with_name(f"{path.name}.caption.txt")


def printed(made: Plate, path: Path, printing: Printing = USUAL) -> bytes:
    """Return a plate as the bytes of a file of the kind of ``path``; errors as :func:`save`."""
    return made.sheet.render(
        kind_of(path, printing),
        printing.dpi or USUAL_DPI,
        said=made.imprint,
        inks=printing.inks,
        outlines=printing.outlines,
    )
