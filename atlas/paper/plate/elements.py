"""What is around the maps of a plate: heading, scale, names of peoples, foot.

Each element is drawn from a given position and returns the position where it ends, so that a layout
can put one below the other. Positions are millimetres from the top of the sheet, all lengths are
millimetres; ``scale`` enlarges type and lines on larger sheets (1 for journals).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import shapely

from atlas.paper.map.projection import Panel
from atlas.paper.plate import qr
from atlas.paper.plate.fitting import LEAST, fitted, wrapped
from atlas.paper.plate.texts import name_of
from atlas.paper.sheet.colours import GROUND, INK, SECOND_INK, WHITE
from atlas.paper.sheet.sheet import Sheet, text_width
from atlas.read.dataset import Dataset
from atlas.read.records import Movement
from atlas.words.language import Language, say
from atlas.words.names import peoples_of

TITLE, PANEL, BODY, NAMES, FOOT = 11.0, 8.0, 6.3, 5.8, 5.6
LEADING = 1.25 * 25.4 / 72
"""Millimetres from line to line for each point of type."""
PAPER = GROUND["land"]
QR_SIDE = 17.0
"""Millimetres of a QR code with its edge: half a millimetre a module, for any telephone."""
# Sizes of a title that is to have one line with its subtitle.
_SMALLER = (1.0, 0.9, 0.8, 0.7)
# Possible lengths of a scale bar, in kilometres.
_LENGTHS = (50, 100, 200, 250, 500, 1000, 2000)


@dataclass(frozen=True)
class Column:
    """A column of text from ``x``, ``width`` wide, in millimetres."""

    x: float
    width: float


def paragraph(
    sheet: Sheet,
    column: Column,
    top: float,
    words: str,
    size: float,
    *,
    weight: int = 400,
    colour: str = INK,
    part: str = "P",
) -> float:
    """Write a text below ``top`` in as many lines as it needs; return where it ends.

    ``part`` is what it is read as.
    """
    with sheet.part(part):
        for line in wrapped(words, size, column.width, weight=weight):
            top += size * LEADING
            foot = top - 0.25 * size * LEADING
            sheet.text(column.x, foot, line, size, weight=weight, colour=colour)
    return top


def heading(
    sheet: Sheet,
    column: Column,
    top: float,
    title: str,
    subtitle: str,
    scale: float,
    *,
    one_line: bool = False,
) -> float:
    """Write title and subtitle; return where they end.

    If they are to be on ``one_line``, the title is made somewhat smaller, or else broken.
    """
    small = PANEL * scale
    for part in _SMALLER if one_line else ():
        size = TITLE * scale * part
        wide = text_width(title, size, weight=600) + 3.0 * scale
        if wide + text_width(subtitle, small) <= column.width:
            end = paragraph(sheet, column, top, title, size, weight=600, part="H1")
            base = end - 0.25 * size * LEADING
            sheet.text(column.x + wide, base, subtitle, small, colour=SECOND_INK)
            return end + 1.5 * scale
    top = paragraph(sheet, column, top, title, TITLE * scale, weight=600, part="H1")
    if subtitle:
        top = paragraph(sheet, column, top, subtitle, PANEL * scale, colour=SECOND_INK)
    return top + 1.5 * scale


def panel_title(
    sheet: Sheet, x: float, y: float, letter: str, words: str, width: float, scale: float
) -> None:
    """Write the letter and title of a panel in the strip above it, smaller if necessary."""
    size = PANEL * scale
    # Drawn with what is beside the maps, but read before its own.
    with sheet.part("H2", name=letter, ahead=True):
        sheet.text(x, y, letter, size, weight=700)
        step = text_width(letter, size, weight=700) + 1.6 * scale
        words, size = fitted(words, size, width - step, LEAST * scale, weight=600)
        sheet.text(x + step, y, words, size, weight=600)


def scale_bar(
    sheet: Sheet, panel: Panel, right: float, bottom: float, language: Language, scale: float
) -> None:
    """Draw a bar of a round length, true in the middle of the panel, ending at ``right``."""
    _, _, width, _ = panel.frame
    fitting = [km for km in _LENGTHS if panel.millimetres(km) <= width / 5]
    km = max(fitting, default=_LENGTHS[0])
    long = panel.millimetres(km)
    left, up = right - long, bottom - 1.1 * scale
    points = [(left, up), (left, bottom), (right, bottom), (right, up)]
    sheet.line(points, PAPER, 0.9 * scale)
    sheet.line(points, INK, 0.25 * scale)
    middle = (left + right) / 2
    sheet.text(
        middle,
        bottom - 1.0 * scale,
        language.say("{number} km", number=km),
        NAMES * scale,
        anchor="middle",
        halo=PAPER,
    )


def draw_code(sheet: Sheet, x: float, y: float, side: float, address: str) -> None:
    """Draw the QR code of an address with its white edge, ``side`` millimetres wide.

    Raises:
        ValueError: If the address is empty or too long.
    """
    rows = qr.matrix(address)
    step = side / (len(rows) + 2 * qr.QUIET)
    left, top = x + qr.QUIET * step, y + qr.QUIET * step
    dark = [
        shapely.box(left + n * step, top + m * step, left + (n + 1) * step, top + (m + 1) * step)
        for m, row in enumerate(rows)
        for n, is_dark in enumerate(row)
        if is_dark
    ]
    with (
        sheet.part("Figure", f"{say('QR code of the address')}: {address}", name="code"),
        sheet.group("code", address=address),
    ):
        sheet.rect(x, y, side, side, fill=WHITE)
        sheet.area(shapely.union_all(dark), fill=INK)


def people_line(
    sheet: Sheet,
    dataset: Dataset,
    movement: Movement,
    language: Language,
    x: float,
    y: float,
    scale: float,
    size: float = BODY,
) -> float:
    """Write the marks and names of a movement on a baseline; return where they end (x)."""
    for people in peoples_of(dataset, [movement]):
        sheet.mark(people.mark, x + 1.0 * scale, y - 0.75 * scale, 0.9 * scale, people.colour)
        x += 2.6 * scale
    words = name_of(language, dataset, movement)
    sheet.text(x, y, words, size * scale, weight=600)
    return x + text_width(words, size * scale, weight=600)


def line_of(column: Column, scale: float) -> Callable[[str], bool]:
    """Return whether words have room in one line of the foot in a column."""
    return lambda words: text_width(words, FOOT * scale) <= column.width


def foot(sheet: Sheet, column: Column, top: float, texts: Sequence[str], scale: float) -> float:
    """Write the paragraphs at the foot; return where they end."""
    top += 1.0 * scale
    for words in texts:
        top = paragraph(sheet, column, top, words, FOOT * scale, colour=SECOND_INK) + 0.3 * scale
    return top
