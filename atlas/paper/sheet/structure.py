"""The parts of a document in reading order, for a PDF that is read aloud or reflowed.

Sheets mark their parts (:meth:`atlas.paper.sheet.sheet.Sheet.part`). What is drawn in none of them
is given one here: words are paragraphs, shapes are decoration, which no reader hears of.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from atlas.paper.sheet.display_list import PT, Clip, Part, Shape, Thing

ARTIFACT = "Artifact"
FIGURE = "Figure"
# Parts that hold other parts, and what words drawn directly in them are.
_WITHIN = {
    "Document": ("P",),
    "Sect": ("P",),
    "Table": ("TR", "TD"),
    "TR": ("TD",),
    "L": ("LI", "LBody"),
}
_CELLS = ("TH", "TD")

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in millimetres."""


@dataclass
class Node:
    """A part of the document.

    Attributes:
        kind: Its type in the structure tree of a PDF.
        alt: What it shows, for readers who cannot see it.
        name: What tells it from others of its kind.
        heads: What a cell of a table is the head of: "Column", "Row" or "".
        span: How many columns a cell takes.
        kids: What is in it, in reading order: parts, and pieces of pages as (page, number).
        box: Where it is on its page.
    """

    kind: str
    alt: str = ""
    name: str = ""
    heads: str = ""
    span: int = 1
    kids: list[Node | tuple[int, int]] = field(default_factory=list)
    box: Box | None = None

    @property
    def nodes(self) -> list[Node]:
        """The parts in it, without the pieces of pages."""
        return [kid for kid in self.kids if isinstance(kid, Node)]

    def walk(self) -> Iterator[Node]:
        """Yield the part and all in it."""
        yield self
        for node in self.nodes:
            yield from node.walk()

    def prune(self) -> None:
        """Remove parts that hold nothing; an empty cell keeps its place in the table."""
        for node in self.nodes:
            node.prune()
        self.kids = [
            kid for kid in self.kids if not isinstance(kid, Node) or kid.kids or kid.kind in _CELLS
        ]


class Structure:
    """The structure of a document, built while its pages are written."""

    def __init__(self) -> None:
        self.root = Node("Document")
        self._open = [self.root]
        self._clip: Box | None = None

    def begin(self, part: Part) -> None:
        """Begin a part in the innermost open one; in a figure everything belongs to it."""
        above = self._open[-1]
        if above.kind in (FIGURE, ARTIFACT):
            self._open.append(above)
            return
        same = (n for n in reversed(above.nodes) if (n.kind, n.name) == (part.kind, part.name))
        begun = next(same, None) if part.goes_on else None
        if begun is not None:
            self._open.append(begun)
            return
        node = Node(part.kind, part.alt, part.name, part.heads, part.span)
        if part.kind != ARTIFACT:
            places = [n for n, kid in enumerate(above.kids) if _is_named(kid, part.name)]
            above.kids.insert(places[-1] if part.ahead and places else len(above.kids), node)
        self._open.append(node)

    def end(self) -> None:
        """End the innermost part."""
        self._open.pop()

    def clip(self, thing: Clip) -> None:
        """Note what part of the page is drawn on."""
        self._clip = None
        if thing.frame:
            x, y, width, height = thing.frame
            self._clip = (x, y, x + width, y + height)

    def holder(self, thing: Thing) -> Node | None:
        """Return the part that a shape or words belong to; None if they are decoration."""
        top = self._open[-1]
        if top.kind == ARTIFACT:
            return None
        if top.kind == FIGURE:
            top.box = _around(top.box, self._clip or _box_of(thing))
            return top
        if isinstance(thing, Shape):
            return None
        for kind in _WITHIN.get(top.kind, ()):
            top.kids.append(Node(kind))
            top = top.nodes[-1]
        return top


def _is_named(kid: Node | tuple[int, int], name: str) -> bool:
    return isinstance(kid, Node) and kid.name == name


def _around(one: Box | None, other: Box | None) -> Box | None:
    if one is None or other is None:
        return one or other
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )


def _box_of(thing: Thing) -> Box | None:
    if isinstance(thing, Shape):
        (left, top), (right, bottom) = thing.outline[0].min(axis=0), thing.outline[0].max(axis=0)
        return float(left), float(top), float(right), float(bottom)
    x, y, size = getattr(thing, "x", 0.0), getattr(thing, "y", 0.0), getattr(thing, "size", 0.0)
    return (x, y - size * PT, x, y)
