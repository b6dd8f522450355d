"""What is around the maps of a plate: heading, account of the people, legend, foot.

Each element is drawn from a given position and returns the position where it ends, so that a layout
can put one below the other. Positions are millimetres from the top of the sheet, all lengths are
millimetres; ``scale`` enlarges type and lines on larger sheets (1 for journals).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import shapely

from atlas.paper.map.projection import Panel
from atlas.paper.plate import qr
from atlas.paper.plate.fitting import LEAST, fitted, wrapped
from atlas.paper.plate.texts import Part, account, heads, name_of
from atlas.paper.sheet.colours import GROUND, INK, RULE, SECOND_INK, WHITE
from atlas.paper.sheet.sheet import Sheet, text_width
from atlas.picture.picture import Picture
from atlas.read.dataset import Dataset
from atlas.read.records import Movement
from atlas.words.language import Language
from atlas.words.names import peoples_of

TITLE, PANEL, BODY, NAMES, FOOT = 11.0, 8.0, 6.3, 5.8, 5.6
# A column at least this wide (mm) has room for a number and its range side by side.
_BESIDE = 25.0
LEADING = 1.25 * 25.4 / 72
"""Millimetres from line to line for each point of type."""
PAPER = GROUND["land"]
QR_SIDE = 17.0
"""Millimetres of a QR code with its edge: half a millimetre a module, for any telephone."""
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
) -> float:
    """Write a text below ``top`` in as many lines as it needs; return where it ends."""
    for line in wrapped(words, size, column.width, weight=weight):
        top += size * LEADING
        sheet.text(column.x, top - 0.25 * size * LEADING, line, size, weight=weight, colour=colour)
    return top


def heading(
    sheet: Sheet, column: Column, top: float, title: str, subtitle: str, scale: float
) -> float:
    """Write title and subtitle; return where they end."""
    top = paragraph(sheet, column, top, title, TITLE * scale, weight=600)
    if subtitle:
        top = paragraph(sheet, column, top, subtitle, PANEL * scale, colour=SECOND_INK)
    return top + 1.5 * scale


def panel_title(
    sheet: Sheet, x: float, y: float, letter: str, words: str, width: float, scale: float
) -> None:
    """Write the letter and title of a panel in its top left corner, smaller if necessary."""
    size = PANEL * scale
    sheet.text(x, y, letter, size, weight=700, halo=PAPER)
    step = text_width(letter, size, weight=700) + 1.6 * scale
    words, size = fitted(words, size, width - step, LEAST * scale, weight=600)
    sheet.text(x + step, y, words, size, weight=600, halo=PAPER)


def scale_bar(sheet: Sheet, panel: Panel, right: float, bottom: float, scale: float) -> None:
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
        f"{km} km",
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
    with sheet.group("code", address=address):
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


def accounts(
    sheet: Sheet,
    column: Column,
    top: float,
    words: str,
    picture: Picture,
    language: Language,
    scale: float,
) -> float:
    """Write where the people of each movement were, as a table, or as lines if it is narrow.

    ``words`` is the heading if there are several accounts. Return where it ends.
    """
    if words:
        top = paragraph(sheet, column, top + 0.8 * scale, words, BODY * scale, weight=600)
    rows = [(m, account(language, picture, m)) for m in picture.movements]
    if not is_narrow(column, scale):
        return _table(sheet, column, top, picture.dataset, rows, language, scale)
    for movement, parts in rows:
        top = _lines(sheet, column, top, picture.dataset, movement, parts, language, scale)
    return top


def is_narrow(column: Column, scale: float) -> bool:
    """Return whether an account has no room for a table."""
    return column.width < 150 * scale


Rows = Sequence[tuple[Movement, list[Part]]]


def _table(
    sheet: Sheet,
    column: Column,
    top: float,
    dataset: Dataset,
    rows: Rows,
    language: Language,
    scale: float,
) -> float:
    words = heads(language, (part for _, parts in rows for part in parts))
    names = 42 * scale
    step = (column.width - names) / max(1, len(words))
    right = {state: column.x + names + step * (n + 1) for n, state in enumerate(words)}
    y = top + 3.0 * scale
    for state, head in words.items():
        sheet.text(right[state], y, head, NAMES * scale, anchor="end", colour=SECOND_INK)
    y += 1.0 * scale
    for movement, parts in rows:
        sheet.line([(column.x, y), (column.x + column.width, y)], RULE, 0.15 * scale)
        y += 2.7 * scale
        people_line(sheet, dataset, movement, language, column.x, y, scale)
        for part in parts:
            end = right[part.state]
            _number(sheet, part, end, y, step, scale)
        if not parts:
            none = language.say("no source gives a total")
            sheet.text(column.x + column.width, y, none, NAMES * scale, anchor="end", italic=True)
        below = step < _BESIDE * scale and any(part.spread for part in parts)
        y += (3.0 if below else 1.0) * scale
    sheet.line([(column.x, y), (column.x + column.width, y)], RULE, 0.15 * scale)
    return y


def table_note(language: Language) -> str:
    """Return what italics and small figures of an account mean."""
    return language.say("Italic: between two counts, worked out. Small: from least to most.")


def _number(sheet: Sheet, part: Part, end: float, y: float, step: float, scale: float) -> None:
    """Write a number at its column's right edge, with its range before it or, if narrow, below."""
    beside = step >= _BESIDE * scale
    if part.spread and beside:
        sheet.text(end, y, part.spread, LEAST * scale, anchor="end", colour=SECOND_INK)
        end -= text_width(part.spread, LEAST * scale) + 1.0 * scale
    elif part.spread:
        small = y + 2.1 * scale
        sheet.text(end, small, part.spread, LEAST * scale, anchor="end", colour=SECOND_INK)
    italic = part.basis == "interpolated"
    sheet.text(end, y, part.value, BODY * scale, anchor="end", weight=600, italic=italic)


def _lines(
    sheet: Sheet,
    column: Column,
    top: float,
    dataset: Dataset,
    movement: Movement,
    parts: list[Part],
    language: Language,
    scale: float,
) -> float:
    top += 3.0 * scale
    people_line(sheet, dataset, movement, language, column.x, top, scale)
    said = [f"{part.words} {part.number}" for part in parts]
    words = "; ".join(said) or language.say("no source gives a total")
    return paragraph(sheet, column, top + 0.4 * scale, f"{words}.", NAMES * scale)


def foot(sheet: Sheet, column: Column, top: float, texts: Sequence[str], scale: float) -> float:
    """Write the paragraphs at the foot; return where they end."""
    top += 1.0 * scale
    for words in texts:
        top = paragraph(sheet, column, top, words, FOOT * scale, colour=SECOND_INK) + 0.3 * scale
    return top
