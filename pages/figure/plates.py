"""Plates for the page: made once for all readers, and again when the data has changed.

A plate takes a second or many, a PDF or PNG as long again: both are kept, few of each. matplotlib
serves one at a time, which :mod:`atlas.paper.sheet.matplotlib_page` sees to.
"""

from __future__ import annotations

import logging

import streamlit as st

from atlas.model.model import Model
from atlas.paper.plate.plate import Figure, Plate, plate
from atlas.paper.plate.refusal import RefusedError
from pages.figure.address import Wanted
from pages.shell import library

# Paper at 1,200 dots an inch up to A4; an A3 takes three gigabytes of a server that others share.
MOST_DOTS = 150_000_000
MIME = {"svg": "image/svg+xml", "pdf": "application/pdf", "png": "image/png"}


def figure(wanted: Wanted, site: str) -> Figure:
    """Return what is wanted as the plates know it; ``site`` is named on the plate."""
    return Figure(wanted.picture, wanted.layout, wanted.width, wanted.greyscale, site)


def made(model: Model, asked: Figure, version: str) -> Plate:
    """Return the plate of a figure.

    Raises RefusedError where no page of this size holds it, ValueError where it cannot be drawn.
    """
    return _plate(model.dataset.stamp, model, asked, version)


def content(model: Model, asked: Figure, version: str, kind: str, dpi: int = 300) -> bytes:
    """Return a plate as a file of a kind of ``MIME``; ``dpi`` matters to PNG alone."""
    # The grid of a PNG makes no other SVG.
    return _content(model.dataset.stamp, model, asked, version, kind, dpi if kind == "png" else 0)


@st.cache_resource(max_entries=6, show_spinner="Drawing the plate …")
def _plate(stamp: library.Stamp, _model: Model, asked: Figure, version: str) -> Plate:
    try:
        return plate(_model, asked, version)
    except RefusedError:
        raise
    except Exception as error:
        # Whatever went wrong, the reader can only ask for another plate; we need to know all.
        logging.getLogger(__name__).exception("no plate of %r", asked)
        raise ValueError("This plate could not be drawn") from error


@st.cache_data(max_entries=6, show_spinner="Printing the plate …")
def _content(
    stamp: library.Stamp, _model: Model, asked: Figure, version: str, kind: str, dpi: int
) -> bytes:
    printed = _plate(stamp, _model, asked, version)
    return printed.sheet.render(
        kind, dpi or 300, title=printed.title, description=printed.description
    )


def said(error: Exception) -> str:
    """Return in plain words why there is no plate, and what can be done."""
    if isinstance(error, OSError):
        return f"This plate cannot be printed here: {error.strerror or 'a file is missing'}."
    return (
        "This plate could not be drawn. Another layout, other peoples or another day may do; "
        "whoever runs this server finds the reason in its log."
    )


def size(made: Plate, wanted: Wanted) -> str:
    """Return the size of a plate in millimetres, and that of its PNG in dots."""
    across, down = _dots(made, wanted)
    said = f"{made.sheet.width:.0f} × {made.sheet.height:.0f} mm"
    png = f"as PNG {across:,} × {down:,} dots ({wanted.dpi} an inch)"
    if not png_fits(made, wanted):
        png += ", too many to make here: take fewer an inch, the PDF, or the command below"
    return f"{said}; {png}."


def png_fits(made: Plate, wanted: Wanted) -> bool:
    """Return whether the page can make the PNG."""
    across, down = _dots(made, wanted)
    return across * down <= MOST_DOTS


def _dots(made: Plate, wanted: Wanted) -> tuple[int, int]:
    across, down = (round(mm / 25.4 * wanted.dpi) for mm in (made.sheet.width, made.sheet.height))
    return across, down
