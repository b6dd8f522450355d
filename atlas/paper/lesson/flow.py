"""Text that flows over pages: items in blocks, and blocks one below the other.

Nothing here is drawn: where every line of every page will be is known from its words alone.
Lengths are millimetres, type is measured in points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from atlas.paper.plate.elements import draw_code
from atlas.paper.plate.fitting import wrapped
from atlas.paper.sheet.colours import INK, SECOND_INK
from atlas.paper.sheet.display_list import PT, printable
from atlas.paper.sheet.sheet import Sheet, text_width

LEADING = 1.3 * PT
"""Millimetres from line to line for each point of type."""
_HAIRLINE = 0.2


@dataclass(frozen=True)
class Style:
    """How words are set, and as what part of the text they are read (H1, H2, P)."""

    size: float
    weight: int = 400
    italic: bool = False
    colour: str = INK
    part: str = "P"


@dataclass(frozen=True)
class Line:
    """One line of words, of the paragraph ``of``; ``goes_on`` unless it is the first of it."""

    x: float
    top: float
    words: str
    style: Style
    of: str = ""
    goes_on: bool = False

    @property
    def width(self) -> float:
        """The width of the words as they are printed."""
        style = self.style
        return text_width(self.words, style.size, weight=style.weight, italic=style.italic)

    @property
    def height(self) -> float:
        """The height of the line, its leading included."""
        return self.style.size * LEADING

    def draw(self, sheet: Sheet, left: float, above: float) -> None:
        """Write the words, a quarter of the line above its foot."""
        style = self.style
        with sheet.part(style.part, name=self.of, goes_on=self.goes_on):
            sheet.text(
                left + self.x,
                above + self.top + 0.75 * self.height,
                self.words,
                style.size,
                weight=style.weight,
                italic=style.italic,
                colour=style.colour,
            )


@dataclass(frozen=True)
class Rule:
    """A line to write on, or above a heading; drawn at the foot of its height."""

    x: float
    top: float
    width: float
    height: float = 0.5
    colour: str = SECOND_INK

    def draw(self, sheet: Sheet, left: float, above: float) -> None:
        """Draw the line."""
        y = above + self.top + self.height - _HAIRLINE
        start = left + self.x
        sheet.line([(start, y), (start + self.width, y)], self.colour, _HAIRLINE)


@dataclass(frozen=True)
class Code:
    """An address as a QR code."""

    x: float
    top: float
    side: float
    address: str

    @property
    def width(self) -> float:
        """Its width."""
        return self.side

    @property
    def height(self) -> float:
        """Its height."""
        return self.side

    def draw(self, sheet: Sheet, left: float, above: float) -> None:
        """Draw the code."""
        draw_code(sheet, left + self.x, above + self.top, self.side, self.address)


@dataclass(frozen=True)
class Inset:
    """A whole sheet, such as a plate, on the page."""

    x: float
    top: float
    sheet: Sheet

    @property
    def width(self) -> float:
        """Its width."""
        return self.sheet.width

    @property
    def height(self) -> float:
        """Its height."""
        return self.sheet.height

    def draw(self, sheet: Sheet, left: float, above: float) -> None:
        """Draw what is on it."""
        sheet.insert(self.sheet, left + self.x, above + self.top)


Item = Line | Rule | Code | Inset
"""Something on a page; ``x`` is from the left of the text, ``top`` from the top of its block."""


@dataclass(frozen=True)
class Block:
    """Items that belong together, with the room above them.

    A heading is ``with_next``: it never is the last on its page.
    """

    items: tuple[Item, ...]
    before: float = 0.0
    with_next: bool = False

    @property
    def height(self) -> float:
        """From its top to the foot of its lowest item."""
        return max((item.top + item.height for item in self.items), default=0.0)


@dataclass(frozen=True)
class Placed:
    """A block and how far below the top of the text its top is."""

    block: Block
    top: float


Page = tuple[Placed, ...]


def lines(
    words: str, style: Style, width: float, *, x: float = 0.0, top: float = 0.0
) -> list[Item]:
    """Return a paragraph as lines no wider than ``width``, the first of them at ``top``."""
    broken = wrapped(printable(words).strip(), style.size, width, weight=style.weight)
    fitting = [piece for line in broken for piece in _chopped(line, style, width)]
    return [
        Line(x, top + number * style.size * LEADING, line, style, words, number > 0)
        for number, line in enumerate(fitting)
    ]


def below(items: Sequence[Item], gap: float = 0.0) -> float:
    """Return where the next item begins, ``gap`` below the lowest."""
    return max((item.top + item.height for item in items), default=-gap) + gap


def lowered(items: Iterable[Item], by: float) -> tuple[Item, ...]:
    """Return items ``by`` millimetres further down."""
    return tuple(replace(item, top=item.top + by) for item in items)


def flow(blocks: Iterable[Block], room: float) -> list[Page]:
    """Return the blocks on pages whose text is ``room`` high, none cut unless it must be.

    What follows a heading goes with it; a block higher than a page is broken between its lines.
    """
    pages: list[Page] = []
    page: list[Placed] = []
    end = 0.0
    for group in (part for whole in _groups(blocks) for part in _broken(whole, room)):
        # The room above the first block of a page is not kept.
        height = sum(block.before + block.height for block in group)
        if page and end + height > room:
            pages.append(tuple(page))
            page, end = [], 0.0
        for block in group:
            end += block.before if page else 0.0
            page.append(Placed(block, end))
            end += block.height
    return [*pages, tuple(page)] if page else pages


def _groups(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Yield each block with the headings that go before it."""
    group: list[Block] = []
    for block in blocks:
        group.append(block)
        if not block.with_next:
            yield group
            group = []
    if group:
        yield group


def _broken(group: list[Block], room: float) -> Iterator[list[Block]]:
    """Yield a group of blocks in parts that fit on a page, the headings with the first of them."""
    *heads, told = group
    rest = sorted(told.items, key=lambda item: item.top)
    before, left = told.before, room - sum(block.before + block.height for block in heads)
    while rest and before + below(rest) - rest[0].top > left:
        start = rest[0].top
        fits = [item for item in rest if before + item.top + item.height - start <= left]
        kept = fits or rest[:1]
        yield [*heads, Block(lowered(kept, -start), before)]
        rest, heads, before, left = rest[len(kept) :], [], 0.0, room
    if rest:
        yield [*heads, replace(told, items=lowered(rest, -rest[0].top), before=before)]


def _chopped(line: str, style: Style, width: float) -> Iterator[str]:
    """Yield pieces of a line that has a word too long for any, such as an address."""
    while len(line) > 1 and Line(0, 0, line, style).width > width:
        cut = len(line) - 1
        while cut > 1 and Line(0, 0, line[:cut], style).width > width:
            cut -= 1
        yield line[:cut]
        line = line[cut:]
    yield line
