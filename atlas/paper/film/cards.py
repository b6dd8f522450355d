"""The card before a film, with whose story it is, and the cards after it, with its sources.

All lengths are millimetres, type is in points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from atlas.paper.film.page import HEIGHT, MARGIN, READ, WIDTH
from atlas.paper.plate.elements import LEADING, Column, paragraph
from atlas.paper.plate.fitting import fitted as fitted_line
from atlas.paper.plate.fitting import wrapped
from atlas.paper.sheet.colours import INK, RULE, SECOND_INK, WHITE
from atlas.paper.sheet.sheet import Sheet, text_width
from atlas.read.records import People
from atlas.words.language import Language, to_say

_MAP_LEFT = 196.0
MAP_FRAME = (_MAP_LEFT, 0.0, WIDTH - _MAP_LEFT, HEIGHT)
"""Where the map of the homelands is on a title card: x, y, width and height."""
TITLE_SECONDS, END_SECONDS = 6.0, 8.0
_ATLAS = to_say("Exile and Return: an animated atlas of Soviet forced migrations, 1928–1961")
_LARGEST, _FEW = 62.0, 3
_LEFT = 16.0
_TEXT = Column(_LEFT, _MAP_LEFT - _LEFT - 10.0)
_WHOLE = Column(_LEFT, WIDTH - 2 * _LEFT)
# The list of the peoples: points of their own names, and where it is. A row is high at most and at
# least so many millimetres.
_LISTED, _LIST_TOP, _LIST_BOTTOM = 28.0, 54.0, 166.0
_ROW, _LEAST_ROW = 22.4, 16.6
_END_TOP, _END_BOTTOM = 34.0, HEIGHT - MARGIN


@dataclass(frozen=True)
class Title:
    """What is on the title card.

    Attributes:
        peoples: Whose story it is, with their own names for themselves.
        title: The title of the film.
        years: The years that it spans: "1943–1959".
        words: A sentence or two on it, or "".
        is_list: Whether the peoples are to stand in a list where else the map is.
    """

    peoples: Sequence[People]
    title: str
    years: str
    words: str
    is_list: bool = False


def draw_title(sheet: Sheet, tongue: Language, card: Title) -> None:
    """Draw the title card, but for its map."""
    if is_listed(card):
        _draw_list(sheet, tongue, card)
        return
    own = _own_names(card)
    blocks = [(names, size, 600, 0.0) for names, size in own]
    title = card.title
    for name, _ in own:
        # The title of a tour has the own name before a colon: it is not written twice.
        title = title.removeprefix(f"{name}: ")
    blocks += [(title, 26.0, 600, 7.0), (card.years, 26.0, 400, 1.0)]
    if card.words:
        blocks.append((card.words, 19.0, 400, 7.0))
    high = sum(
        above + len(wrapped(words, size, _TEXT.width, weight=weight)) * size * LEADING
        for words, size, weight, above in blocks
        if words
    )
    top = max(14.0, (HEIGHT - 16.0 - high) / 2)
    _stripes(sheet, card.peoples)
    for words, size, weight, above in blocks:
        if words:
            top = paragraph(sheet, _TEXT, top + above, words, size, weight=weight)
    _foot(sheet, tongue, _TEXT)


def _foot(sheet: Sheet, tongue: Language, column: Column) -> None:
    """Write of which atlas a film is."""
    foot = wrapped(tongue.say(_ATLAS), READ, column.width)
    top = HEIGHT - MARGIN - len(foot) * READ * LEADING
    paragraph(sheet, column, top, tongue.say(_ATLAS), READ, colour=SECOND_INK)


def _draw_list(sheet: Sheet, tongue: Language, card: Title) -> None:
    """Draw the title card of a film of many peoples: title, years, and all of them."""
    _stripes(sheet, card.peoples)
    top = paragraph(sheet, _WHOLE, 12.0, card.title, 29.0, weight=600)
    top = paragraph(sheet, _WHOLE, top + 1.0, card.years, 26.0)
    if card.words:
        top = paragraph(sheet, _WHOLE, top + 2.0, card.words, READ)
    _list(sheet, card.peoples, top + 6.0)
    _foot(sheet, tongue, _WHOLE)


def is_listed(card: Title) -> bool:
    """Return whether the peoples stand in a list: one is asked for, and has room."""
    rows = -(-len(card.peoples) // 2)
    return card.is_list and rows * _LEAST_ROW <= _LIST_BOTTOM - _LIST_TOP


def _list(sheet: Sheet, peoples: Sequence[People], top: float) -> None:
    """Write what the peoples call themselves in two columns, each with its name in the language."""
    rows = -(-len(peoples) // 2)
    pitch = min(_ROW, (_LIST_BOTTOM - top) / rows)
    half = (WIDTH - 2 * _LEFT) / 2
    for number, people in enumerate(peoples):
        x, y = _LEFT + number // rows * half, top + number % rows * pitch
        own = people.name_own.partition(",")[0] or people.name
        words, size = fitted_line(own, _LISTED * pitch / _ROW, half - 22.0, READ, weight=600)
        base = y + 0.75 * size * LEADING
        sheet.mark(people.mark, x + 3.0, base - 0.12 * size, 2.6, people.colour)
        sheet.text(x + 10.0, base, words, size, weight=600)
        if own != people.name:
            base += READ * LEADING
            sheet.text(x + 10.0, base, people.name, READ, colour=SECOND_INK)


def _own_names(card: Title) -> list[tuple[str, float]]:
    """Return what the peoples call themselves, with the size of the type: a few a line each."""
    names = [people.name_own.partition(",")[0] for people in card.peoples if people.name_own]
    if not names:
        return []
    if len(names) > _FEW:
        return [(" · ".join(names), 22.0)]
    widest = max(text_width(name, 1.0, weight=600) for name in names)
    size = min(_LARGEST if len(names) == 1 else 46.0, _TEXT.width / widest)
    return [(name, max(READ, size)) for name in names]


def _stripes(sheet: Sheet, peoples: Sequence[People]) -> None:
    """Draw the hues of the peoples along the left edge, which say whose lines are whose."""
    high = HEIGHT / max(1, len(peoples))
    for number, people in enumerate(peoples):
        sheet.rect(0, number * high, 5.0, high, fill=people.colour)


@dataclass(frozen=True)
class End:
    """What the cards at the end say.

    Attributes:
        works: The short names of the works that the film rests on.
        notes: Credits of the map, the licence, how to cite the atlas: a paragraph each.
    """

    works: Sequence[str]
    notes: Sequence[str]


def end_pages(tongue: Language, card: End) -> list[list[str]]:
    """Return the lines of each card at the end."""
    listed = "; ".join(card.works) or tongue.say("Sources: none; no figure is shown.")
    lines = wrapped(listed, READ, _WHOLE.width)
    notes: list[str] = []
    for words in card.notes:
        notes += ["", *wrapped(words, READ, _WHOLE.width)]
    most = int((_END_BOTTOM - _END_TOP) / (READ * LEADING))
    pages = []
    while len(lines) + len(notes) > most and len(lines) > 1:
        cut = min(most, len(lines) - 1)
        pages.append(lines[:cut])
        lines = lines[cut:]
    return [*pages, [*lines, *notes]]


def draw_end(sheet: Sheet, tongue: Language, lines: Sequence[str]) -> None:
    """Draw one of the cards at the end."""
    sheet.rect(0, 0, WIDTH, HEIGHT, fill=WHITE)
    paragraph(sheet, _WHOLE, 12.0, tongue.say("Sources"), 26.0, weight=600)
    sheet.line([(_LEFT, 28.0), (WIDTH - _LEFT, 28.0)], RULE, 0.4)
    top = _END_TOP
    for line in lines:
        top += READ * LEADING
        if line:
            sheet.text(_LEFT, top - 0.25 * READ * LEADING, line, READ, colour=INK)
