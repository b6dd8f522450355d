"""What is beside the map of a film: the date, and words to be read or the numbers of the people.

The date stands on top. Below it an event or a step of a story is told, with the numbers in brief at
the foot if there is room; where nothing is told, the numbers have the place, in large. All lengths
are millimetres, type is in points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from atlas.paper.film.page import COLUMN, READ
from atlas.paper.film.passages import Part, Passage, fitted
from atlas.paper.plate import texts
from atlas.paper.plate.elements import LEADING, Column
from atlas.paper.plate.fitting import fitted as fitted_line
from atlas.paper.plate.fitting import wrapped
from atlas.paper.sheet.colours import INK, SECOND_INK
from atlas.paper.sheet.sheet import Sheet
from atlas.picture.picture import Picture
from atlas.read.records import Movement
from atlas.words.language import Language
from atlas.words.names import peoples_of

_DATE, _NUMBER, _NAMES = 29.0, 27.0, 20.5
_GAP = 3.2
_STATES = ("under_way", "in_exile", "returned", "at_home")
# The numbers of more movements than this are given in one line each.
_IN_FULL = 2


@dataclass(frozen=True)
class Type:
    """How a paragraph is set, and the room above it."""

    size: float = READ
    weight: int = 400
    italic: bool = False
    colour: str = INK
    above: float = 1.6


_TYPES = {
    "heading": Type(20.5, 600, above=0.0),
    "number": Type(36.0, 600, above=2.0),
    "label": Type(above=0.0),
    "text": Type(17.5),
    "quotation": Type(17.5, italic=True),
    "translation": Type(17.5),
    "against": Type(),
    "source": Type(colour=SECOND_INK),
}

Line = tuple[str, Type]


def _lines(words: str, style: Type, width: float) -> list[str]:
    # Italics are narrower than upright letters: measured as these, they fit.
    return wrapped(words, style.size, width, weight=style.weight)


def height(parts: Iterable[Part], width: float = COLUMN.width) -> float:
    """Return how high paragraphs are in a column."""
    total = 0.0
    for part in parts:
        style = _TYPES[part.role]
        total += style.above + len(_lines(part.words, style, width)) * style.size * LEADING
    return total


def fit(passage: Passage) -> list[Passage]:
    """Return a passage as those for each of which the column has room."""
    return fitted(passage, COLUMN.told_height, height)


def draw(
    sheet: Sheet,
    tongue: Language,
    shown: Picture,
    note: str,
    passage: Passage | None,
    unplaced: str = "",
) -> float:
    """Draw the column of a picture; return where it ends.

    Args:
        sheet: The sheet to draw on.
        tongue: The language of the words.
        shown: The picture.
        note: What stands below the date, or "".
        passage: What is to be read, or None where the numbers have the place.
        unplaced: Numbers that found no room on the map, in words; they stand with the others.
    """
    column = Column(COLUMN.x, COLUMN.width)
    with sheet.clip(column.x, 0, column.width + 4, COLUMN.bottom + 1):
        date, size = fitted_line(tongue.day(shown.day), _DATE, column.width, READ, weight=700)
        sheet.text(column.x, COLUMN.top + 0.75 * _DATE * LEADING, date, size, weight=700)
        top = COLUMN.top + _DATE * LEADING
        _write(sheet, column, top, note, Type(colour=SECOND_INK, above=0.0))
        if passage is None:
            end = _figures(sheet, column, COLUMN.told, tongue, shown)
            if unplaced and _put(None, column, end + _GAP, unplaced, Type()) <= COLUMN.bottom:
                end = _write(sheet, column, end + _GAP, unplaced, Type())
            return end
        top = COLUMN.told
        for part in passage.parts:
            top = _write(sheet, column, top, part.words, _TYPES[part.role])
        about = [m for m in shown.movements if not passage.concerned or m.id in passage.concerned]
        _in_brief(sheet, column, top + 2 * _GAP, tongue, shown, about)
        return COLUMN.bottom


def _write(sheet: Sheet, column: Column, top: float, words: str, style: Type) -> float:
    top += style.above
    for line in _lines(words, style, column.width):
        top += style.size * LEADING
        sheet.text(
            column.x,
            top - 0.25 * style.size * LEADING,
            line,
            style.size,
            weight=style.weight,
            italic=style.italic,
            colour=style.colour,
        )
    return top


def _figures(sheet: Sheet, column: Column, top: float, tongue: Language, shown: Picture) -> float:
    """Write where the people were, in large or in a line each; return where that ends."""
    rows = [(movement, texts.account(tongue, shown, movement)) for movement in shown.movements]
    if len(rows) > _IN_FULL:
        return _listed(sheet, column, top, tongue, shown, rows)
    # Where there are too many numbers, those go first that are of no day, and of no state.
    for some, spreads in ((rows, True), (rows, False), (_counted(rows), False)):
        needed = sum(_full(None, column, 0.0, tongue, shown, row, spreads) for row in some)
        if top + needed <= COLUMN.bottom:
            for row in some:
                top = _full(sheet, column, top, tongue, shown, row, spreads) + _GAP
            return _sign(sheet, column, top, tongue, some)
    return _listed(sheet, column, top, tongue, shown, rows)


Row = tuple[Movement, Sequence[texts.Part]]


def _counted(rows: Sequence[Row]) -> list[Row]:
    """Return only what has a number: the whole, where people were, and who had died."""
    kept = ("whole", "dead", "excess_dead", *_STATES)
    return [(m, [p for p in parts if p.state in kept and _has_number(p)]) for m, parts in rows]


def _has_number(part: texts.Part) -> bool:
    return bool(re.search(r"\d", part.value))


def _full(
    sheet: Sheet | None,
    column: Column,
    top: float,
    tongue: Language,
    shown: Picture,
    row: Row,
    spreads: bool,
) -> float:
    """Write the numbers of a movement in large, or without a sheet measure them; return the end."""
    movement, parts = row
    top = _names(sheet, column.x, top, tongue, shown, movement)
    said = [(replace(p, spread="", remark="").number, p) for p in parts]
    none = tongue.say("no source gives a total")
    pairs: list[tuple[str, str, texts.Part | None]]
    pairs = [(value, p.words, p) for value, p in said] or [("", none, None)]
    for value, words, part in pairs:
        top += 1.6
        if value:
            large = Type(
                _NUMBER if re.search(r"\d", value) else 20.5,
                400 if part is not None and part.is_last else 600,
                italic=part is not None and part.is_worked_out,
                colour=SECOND_INK if part is not None and part.is_last else INK,
                above=0.0,
            )
            top = _put(sheet, column, top, value, large)
        beside = f" ({part.beside})" if part is not None and part.beside and spreads else ""
        top = _put(sheet, column, top, f"{words}{beside}", Type(above=0.0))
    return top


def _put(sheet: Sheet | None, column: Column, top: float, words: str, style: Type) -> float:
    if sheet is not None:
        return _write(sheet, column, top, words, style)
    lines = len(_lines(words, style, column.width))
    return top + style.above + lines * style.size * LEADING


def _listed(
    sheet: Sheet,
    column: Column,
    top: float,
    tongue: Language,
    shown: Picture,
    rows: Sequence[Row],
) -> float:
    """Write for each movement where most of its people were."""
    signs: list[Row] = []
    mains = [(movement, _main(parts)) for movement, parts in rows]
    # Those at home have the last places, which may be wanting.
    for movement, part in sorted(mains, key=lambda row: _order(row[1])):
        words = f"{part.words} {_number(part)}" if part else tongue.say("no source gives a total")
        named = _names(None, column.x, top, tongue, shown, movement, READ)
        if signs and _put(None, column, named, words, Type(above=0.0)) > COLUMN.bottom:
            break
        _names(sheet, column.x, top, tongue, shown, movement, READ)
        top = _write(sheet, column, named, words, Type(above=0.0)) + 1.2
        signs.append((movement, [part] if part else []))
    return _sign(sheet, column, top, tongue, signs)


def _number(part: texts.Part) -> str:
    # The range of the sources would take a line of its own.
    return replace(part, spread="").number


def _main(parts: Sequence[texts.Part]) -> texts.Part | None:
    """Return the state to tell if only one is told: who is on the way comes first."""
    return min(
        (part for part in parts if part.basis), key=_order, default=parts[0] if parts else None
    )


def _order(part: texts.Part | None) -> int:
    return _STATES.index(part.state) if part and part.state in _STATES else len(_STATES)


def _in_brief(
    sheet: Sheet,
    column: Column,
    top: float,
    tongue: Language,
    shown: Picture,
    movements: Sequence[Movement],
) -> None:
    """Write the numbers at the foot of the column if there is room below ``top``."""
    rows = [(movement, texts.account(tongue, shown, movement)) for movement in movements]
    # What nobody stated is said where the numbers have the place; here it would only crowd them.
    rows = [(m, [p for p in parts if _has_number(p)]) for m, parts in rows]
    said = [(m, "; ".join(f"{p.words} {_number(p)}" for p in parts)) for m, parts in rows if parts]
    style = Type(above=0.0)
    high = sum(
        _names(None, column.x, 0.0, tongue, shown, m, READ)
        + _put(None, column, 0.0, words, style)
        + 1.2
        for m, words in said
    )
    signs = texts.sign(tongue, [p for _, parts in rows for p in parts])
    high += _put(None, column, 0.0, signs, style) if signs else 0.0
    start = COLUMN.bottom - high
    if not said or start < top:
        return
    for movement, words in said:
        start = _names(sheet, column.x, start, tongue, shown, movement, READ)
        start = _write(sheet, column, start, words, style) + 1.2
    _sign(sheet, column, start, tongue, rows)


def _sign(sheet: Sheet, column: Column, top: float, tongue: Language, rows: Iterable[Row]) -> float:
    """Say what "≈" means, if it is there; return where that ends."""
    words = texts.sign(tongue, [part for _, parts in rows for part in parts])
    if words and _put(None, column, top, words, Type(above=0.0)) <= COLUMN.bottom + 0.1:
        return _write(sheet, column, top, words, Type(colour=SECOND_INK, above=0.0))
    return top


def _names(
    sheet: Sheet | None,
    x: float,
    top: float,
    tongue: Language,
    shown: Picture,
    movement: Movement,
    size: float = _NAMES,
) -> float:
    """Write the marks and the names of a movement below ``top``; return where they end."""
    base = top + 0.75 * size * LEADING
    radius = 0.22 * size * LEADING
    for people in peoples_of(shown.dataset, [movement]):
        if sheet is not None:
            sheet.mark(people.mark, x + radius, base - 0.8 * radius, radius, people.colour)
        x += 3.0 * radius
    column = Column(x, COLUMN.x + COLUMN.width - x)
    words = texts.name_of(tongue, shown.dataset, movement)
    return _put(sheet, column, top, words, Type(size, 600, above=0.0))
