"""Plates for the page: made once for all readers, and again when the data has changed.

A plate takes a second or more, a PNG as long again: a few of both are cached. matplotlib
serves one at a time, which :mod:`atlas.paper.sheet.matplotlib_page` sees to.
"""

from __future__ import annotations

import logging

import streamlit as st

from atlas.model.model import Model
from atlas.paper.plate.plate import Figure, Plate, plate
from atlas.paper.plate.refusal import RefusedError
from atlas.words.language import say, spoken, to_say
from pages.figure.address import Wanted
from pages.shell import library

# Up to A4 at 1,200 dpi; an A3 takes three gigabytes of a server that others share.
MOST_PIXELS = 150_000_000
MIME = {"svg": "image/svg+xml", "pdf": "application/pdf", "png": "image/png"}


def figure(wanted: Wanted, site: str) -> Figure:
    """Return what is wanted as a request for a plate; ``site`` is printed on the plate."""
    return Figure(
        wanted.picture,
        layout=wanted.layout,
        page=wanted.width,
        greyscale=wanted.greyscale,
        site=site,
        sentence=wanted.sentence,
    )


def made(model: Model, asked: Figure, version: str) -> Plate:
    """Return the plate of a figure.

    Raises:
        RefusedError: If it does not fit on a page of this size.
        ValueError: If it cannot be drawn.
    """
    with st.spinner(say("Drawing the plate …")):
        return _plate(model.dataset.stamp, model, asked, version)


def content(
    model: Model,
    asked: Figure,
    version: str,
    kind: str,
    dpi: int = 300,
    *,
    outlines: bool = False,
) -> bytes:
    """Return a plate as a file of a kind in ``MIME``.

    ``dpi`` applies only to PNG, ``outlines`` (of the words) only to SVG.
    """
    # One cached SVG or PDF serves every dpi.
    dpi = dpi if kind == "png" else 0
    with st.spinner(say("Printing the plate …")):
        return _content(model.dataset.stamp, model, asked, version, kind, dpi, outlines)


@st.cache_resource(max_entries=6, show_spinner=False)
def _plate(stamp: library.Stamp, _model: Model, asked: Figure, version: str) -> Plate:
    try:
        return plate(_model, asked, version)
    except RefusedError:
        raise
    except Exception as error:
        # Whatever went wrong, the reader can only ask for another plate; we need the details.
        logging.getLogger(__name__).exception("no plate of %r", asked)
        raise ValueError("This plate could not be drawn") from error


@st.cache_data(max_entries=6, show_spinner=False)
def _content(
    stamp: library.Stamp,
    _model: Model,
    asked: Figure,
    version: str,
    kind: str,
    dpi: int,
    outlines: bool,
) -> bytes:
    printed = _plate(stamp, _model, asked, version)
    return printed.sheet.render(kind, dpi or 300, said=printed.imprint, outlines=outlines)


def explanation(error: Exception) -> str:
    """Return in plain words why there is no plate, and what can be done."""
    if isinstance(error, OSError):
        reason = error.strerror or say("a file is missing")
        return say("This plate cannot be made on this server: {reason}.", reason=reason)
    return say(
        "This plate could not be drawn. Another layout, other peoples or another day may work; "
        "the reason is in the server's log."
    )


def size(made: Plate, wanted: Wanted) -> str:
    """Return in words the size of a plate in millimetres, and that of its PNG in pixels."""
    number = spoken().number
    across, down = map(number, _pixels(made, wanted))
    return say(
        _SIZE if png_fits(made, wanted) else _TOO_LARGE,
        width=number(round(made.sheet.width)),
        height=number(round(made.sheet.height)),
        across=across,
        down=down,
        dpi=wanted.dpi,
    )


_SIZE = to_say("{width} × {height} mm; as PNG {across} × {down} pixels ({dpi} dpi).")
_TOO_LARGE = to_say(
    "{width} × {height} mm; as PNG {across} × {down} pixels ({dpi} dpi), too large to make here: "
    "lower the resolution, or use the PDF or the command below."
)


def png_fits(made: Plate, wanted: Wanted) -> bool:
    """Return whether the page can make the PNG."""
    across, down = _pixels(made, wanted)
    return across * down <= MOST_PIXELS


def _pixels(made: Plate, wanted: Wanted) -> tuple[int, int]:
    across, down = (round(mm / 25.4 * wanted.dpi) for mm in (made.sheet.width, made.sheet.height))
    return across, down
