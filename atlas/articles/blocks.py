"""What an article consists of: blocks, which the app's pages draw and the site writes as HTML.

A text is plain text, as it is to be read; whoever shows it must let no markup of it through. Only
:class:`Html` holds markup, made in this room, in which every text is escaped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Heading:
    """A heading; ``level`` is 2 or 3 (1 is the title of the page)."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of text.

    Attributes:
        text: The text.
        quiet: Whether it explains what stands above it, in small letters.
        lead: What stands before it in bold, such as a number, or "".
    """

    text: str
    quiet: bool = False
    lead: str = ""


@dataclass(frozen=True)
class Counted:
    """A message of our own with numbers; what stands between two pairs of stars is bold."""

    text: str


@dataclass(frozen=True)
class Stated:
    """What is said, and who says so."""

    text: str
    sources: str


@dataclass(frozen=True)
class Listed:
    """Texts as a list, with numbers or without; ``aside`` stands behind each, small, or is ""."""

    items: Sequence[tuple[str, str]]
    numbered: bool = False


@dataclass(frozen=True)
class Html:
    """Markup made by this room: every text in it is escaped."""

    html: str


@dataclass(frozen=True)
class Copied:
    """A text to be copied, letter by letter."""

    text: str


@dataclass(frozen=True)
class Drawing:
    """A drawing as SVG, made by our own program, and what it shows in words."""

    svg: str
    words: str


@dataclass(frozen=True)
class Way:
    """A way to another page of the atlas.

    Attributes:
        label: What it leads to.
        page: "atlas", "peoples", "teaching", "compare", "sources" or "figure".
        asked: The parameters of its address.
    """

    label: str
    page: str
    asked: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Folded:
    """Blocks that are folded away at first.

    Attributes:
        title: What is pressed to see them.
        aside: A few words on them beside the title, or "".
        blocks: The blocks.
        level: The level of the title as a heading; 0 where it is none.
        opened: Whether they are open at first.
    """

    title: str
    aside: str
    blocks: Sequence[Block]
    level: int = 3
    opened: bool = False


Block = Heading | Paragraph | Counted | Stated | Listed | Html | Copied | Drawing | Way | Folded
