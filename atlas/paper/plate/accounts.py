"""Where the people of each movement were: a table, or lines of text where there is no room for it.

Positions and lengths are millimetres, as in :mod:`atlas.paper.plate.elements`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from atlas.paper.plate.elements import BODY, NAMES, Column, paragraph, people_line
from atlas.paper.plate.fitting import LEAST
from atlas.paper.plate.texts import Part, account, heads, sign
from atlas.paper.sheet.colours import INK, RULE, SECOND_INK
from atlas.paper.sheet.sheet import Sheet, text_width
from atlas.picture.picture import Picture
from atlas.read.records import Movement
from atlas.words.language import Language, stopped

# Millimetres times the scale: the least width of a table, the names in it, the space before each
# of its columns, and between a number and what is beside it.
_TABLE, _NAMES, _GAP, _SPACE = 150.0, 42.0, 2.5, 1.0

Rows = Sequence[tuple[Movement, list[Part]]]


@dataclass(frozen=True)
class Columns:
    """The columns of a table.

    Attributes:
        heads: Their heads, by state and in order.
        right: Their right edges in millimetres.
        beside: Whether small words are beside their number; otherwise they are below it.
    """

    heads: dict[str, str]
    right: dict[str, float]
    beside: bool


def accounts(
    sheet: Sheet,
    column: Column,
    top: float,
    words: str,
    picture: Picture,
    language: Language,
    scale: float,
) -> float:
    """Write where the people of each movement were, as a table, or as lines if it has no room.

    ``words`` is the heading if there are several accounts. Return where it ends.
    """
    if words:
        top = paragraph(sheet, column, top + 0.8 * scale, words, BODY * scale, weight=600)
    rows = _rows(picture, language)
    columns = columns_of(language, column, rows, scale)
    if columns is not None:
        with sheet.part("Table"):
            return _table(sheet, column, top, picture, rows, columns, language, scale)
    for movement, parts in rows:
        top = _lines(sheet, column, top, picture, movement, parts, language, scale)
    return top


def note(language: Language, told: Iterable[tuple[Picture, float]], scale: float) -> str:
    """Return what the signs and the small numbers in some accounts mean.

    Args:
        language: The language.
        told: Whose people are accounted for, each with the width of the account.
        scale: The scale of the type.

    Returns:
        A sentence for each that is there, or "".
    """
    said = []
    for shown, width in told:
        rows = _rows(shown, language)
        parts = [part for _, own in rows for part in own]
        said.append(sign(language, parts))
        table = columns_of(language, Column(0.0, width), rows, scale) is not None
        if table and any(part.spread for part in parts):
            said.append(language.say("Ranges: lowest and highest figures."))
    return " ".join(filter(None, dict.fromkeys(said)))


def columns_of(language: Language, column: Column, rows: Rows, scale: float) -> Columns | None:
    """Return the columns of a table, each as wide as what is in it.

    It is None if there is no room for them, or nothing to put into them.
    """
    room = column.width - _NAMES * scale
    parts = [part for _, own in rows for part in own]
    if column.width < _TABLE * scale or not parts:
        return None
    for beside in (True, False):
        words = heads(language, parts)
        widths = {state: text_width(head, NAMES * scale) for state, head in words.items()}
        for part in parts:
            widths[part.state] = max(widths[part.state], _width(part, beside, scale))
        free = room - sum(widths.values()) - _GAP * scale * len(widths)
        if free >= 0:
            return Columns(words, dict(_edges(widths, column, free, scale)), beside)
    return None


def _edges(
    widths: dict[str, float], column: Column, free: float, scale: float
) -> Iterable[tuple[str, float]]:
    right = column.x + _NAMES * scale
    for state, width in widths.items():
        right += width + _GAP * scale + free / len(widths)
        yield state, right


def _width(part: Part, beside: bool, scale: float) -> float:
    number = text_width(part.value, BODY * scale, weight=600)
    small = text_width(part.beside, LEAST * scale) if part.beside else 0.0
    if beside and small:
        return number + _SPACE * scale + small
    return max(number, small)


def _rows(picture: Picture, language: Language) -> Rows:
    """Return the accounts, without the wholes where each is in one state, which says the same."""
    rows = [(movement, account(language, picture, movement)) for movement in picture.movements]
    if any(parts[0].number != parts[-1].number or len(parts) > 2 for _, parts in rows if parts):
        return rows
    return [(movement, parts[1:]) for movement, parts in rows]


def _table(
    sheet: Sheet,
    column: Column,
    top: float,
    picture: Picture,
    rows: Rows,
    columns: Columns,
    language: Language,
    scale: float,
) -> float:
    y = top
    if columns.heads:
        y += 3.0 * scale
        with sheet.part("TR"):
            with sheet.part("TD"):
                pass
            for state, head in columns.heads.items():
                x = columns.right[state]
                with sheet.part("TH", heads="Column"):
                    sheet.text(x, y, head, NAMES * scale, anchor="end", colour=SECOND_INK)
    y += 1.0 * scale
    for movement, parts in rows:
        sheet.line([(column.x, y), (column.x + column.width, y)], RULE, 0.15 * scale)
        y += 2.7 * scale
        with sheet.part("TR"):
            with sheet.part("TH", heads="Row"):
                people_line(sheet, picture.dataset, movement, language, column.x, y, scale)
            _numbers(sheet, parts, columns, y, scale)
            if not parts:
                none = language.say("no source gives a total")
                end = column.x + column.width
                with sheet.part("TD", span=max(1, len(columns.heads))):
                    sheet.text(end, y, none, NAMES * scale, anchor="end", italic=True)
        below = not columns.beside and any(part.beside for part in parts)
        y += (3.0 if below else 1.0) * scale
    sheet.line([(column.x, y), (column.x + column.width, y)], RULE, 0.15 * scale)
    return y


def _numbers(sheet: Sheet, parts: Sequence[Part], columns: Columns, y: float, scale: float) -> None:
    """Write the numbers of a row; a cell for which there is none is empty."""
    own = {part.state: part for part in parts}
    for state in columns.heads if parts else ():
        with sheet.part("TD"):
            if state in own:
                _number(sheet, own[state], columns, y, scale)


def _number(sheet: Sheet, part: Part, columns: Columns, y: float, scale: float) -> None:
    """Write a number at its column's right edge, what is small after it or below it."""
    end = columns.right[part.state]
    if part.beside:
        small = y if columns.beside else y + 2.1 * scale
        with sheet.part("Span"):
            sheet.text(end, small, part.beside, LEAST * scale, anchor="end", colour=SECOND_INK)
        if columns.beside:
            end -= text_width(part.beside, LEAST * scale) + _SPACE * scale
    # The number is read before what is small beside it.
    with sheet.part("Span", ahead=True):
        sheet.text(
            end,
            y,
            part.value,
            BODY * scale,
            anchor="end",
            weight=400 if part.is_last else 600,
            italic=part.is_worked_out,
            colour=SECOND_INK if part.is_last else INK,
        )


def _lines(
    sheet: Sheet,
    column: Column,
    top: float,
    picture: Picture,
    movement: Movement,
    parts: list[Part],
    language: Language,
    scale: float,
) -> float:
    top += 3.0 * scale
    people_line(sheet, picture.dataset, movement, language, column.x, top, scale)
    said = [
        language.say("{state} {amount}", state=part.words, amount=part.number) for part in parts
    ]
    words = "; ".join(said) or language.say("no source gives a total")
    return paragraph(sheet, column, top + 0.4 * scale, stopped(words), NAMES * scale)
