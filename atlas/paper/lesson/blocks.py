"""The blocks of which sheets for a lesson are made: headings, entries, questions, words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from atlas.paper.lesson.flow import Block, Code, Item, Line, Rule, Style, below, lines, lowered
from atlas.paper.lesson.lesson import Lesson, Question
from atlas.paper.sheet.colours import INK, SECOND_INK
from atlas.words.language import say

WIDTH = 183.0
"""The width of the text, which is that of a plate."""
SIDE, MAIN = 37.5, 40.5
"""The width of the column at the side, and where the main column begins.

The longest word explained, «Контрреволюционная», must fit the side.
"""
KIND = Style(10, 600, colour=SECOND_INK)
TITLE = Style(20, 600, part="H1")
HEAD = Style(13, 600, part="H2")
BODY = Style(10)
BOLD = Style(10, 600)
QUOTED = Style(10, italic=True)
SMALL = Style(8.5, colour=SECOND_INK)
LARGE = Style(16, 600)
# Half a millimetre a module, for any telephone.
_CODE_SIDE = 32.0
# Room to write by hand.
_WRITTEN = 8.0


class Words(NamedTuple):
    """A paragraph in the main column, and the room above it."""

    words: str
    style: Style = BODY
    gap: float = 0.0


def opening(kind: str, lesson: Lesson, address: str, code: bool) -> list[Block]:
    """Return the head of a sheet: its kind, the title of the tour, its summary and address."""
    room = WIDTH - (_CODE_SIDE + 6 if code else 0)
    items = lines(kind, KIND, room)
    for words, style, gap in (
        (lesson.tour.title, TITLE, 0.5),
        (lesson.tour.summary, BODY, 1.5),
        (say("The tour on screen: {address}", address=address), SMALL, 1.0),
    ):
        if words:
            items += lines(words, style, room, top=below(items, gap))
    if code:
        items.append(Code(WIDTH - _CODE_SIDE, 0.0, _CODE_SIDE, address))
    return [Block(tuple(items))]


def heading(words: str, note: str = "") -> Block:
    """Return a heading below a line, with a remark under it."""
    items: list[Item] = [Rule(0.0, 0.0, WIDTH, colour=INK)]
    items += lines(words, HEAD, WIDTH, top=1.5)
    if note:
        items += lines(note, SMALL, WIDTH, top=below(items, 0.5))
    return Block(tuple(items), before=7.0, with_next=True)


def entry(side: Sequence[tuple[str, Style]], main: Iterable[Words], before: float = 2.5) -> Block:
    """Return paragraphs in the main column, with a few words at their side."""
    beside: list[Item] = []
    for words, style in side:
        if words:
            beside += lines(words, style, SIDE, top=below(beside))
    told: list[Item] = []
    for words, style, gap in main:
        if words:
            top = below(told, gap) if told else 0.0
            told += lines(words, style, WIDTH - MAIN, x=MAIN, top=top)
    return Block((*beside, *told), before)


def number_and_label(number: str, label: str) -> list[Item]:
    """Return a number in large with what it counts beside it, or below where it is long."""
    if not number:
        return []
    large = Line(MAIN, 0.0, number, LARGE)
    start = MAIN + large.width + 3
    # Both on one baseline.
    drop = 0.75 * (large.height - BODY.size * large.height / LARGE.size)
    beside = lines(label, BODY, WIDTH - start, x=start, top=drop)
    if len(beside) > 1:
        beside = lines(label, BODY, WIDTH - MAIN, x=MAIN, top=large.height)
    return [large, *beside]


def question(number: int, asked: Question, *, to_write: int = 0) -> Block:
    """Return a question with its figures; below them its answer, or lines to write one."""
    figures: list[Words] = []
    for source, same in groupby(asked.figures, key=lambda figure: figure.source):
        shown = [Words(figure.words, BODY, 1.5 * (n == 0)) for n, figure in enumerate(same)]
        figures += [*shown, Words(source, SMALL)]
    told = entry(
        [(say("Question {number}", number=number), BOLD)],
        [Words(asked.text, BOLD), *figures],
        before=5.0,
    )
    if to_write:
        room = WIDTH - MAIN
        rules = [Rule(MAIN, n * _WRITTEN, room, _WRITTEN) for n in range(to_write)]
        return _stacked(told, Block(tuple(rules)))
    side = [(say("How the atlas handles it"), SMALL)]
    return _stacked(told, entry(side, [Words(asked.answer)], before=2.0))


def _stacked(upper: Block, lower: Block) -> Block:
    """Return two blocks as one, so that they stay on one page."""
    return Block((*upper.items, *lowered(lower.items, upper.height + lower.before)), upper.before)


def writing(count: int) -> Block:
    """Return empty lines to write on, over the whole width."""
    return Block(tuple(Rule(0.0, n * _WRITTEN, WIDTH, _WRITTEN) for n in range(count)))


def terms(lesson: Lesson) -> list[Block]:
    """Return the words of the lesson, explained; the last three of them stay together."""
    told = [entry([(word, BOLD)], [Words(words)], before=2.0) for word, words in lesson.terms]
    # One word alone would be lost on a page.
    return [replace(block, with_next=n in (-3, -2)) for n, block in enumerate(told, -len(told))]
