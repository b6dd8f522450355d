"""The views of the sources, and what is said above all of them."""

from __future__ import annotations

from atlas.articles.blocks import Block, Paragraph
from atlas.words.language import say, to_say

VIEWS = {
    "works": to_say("Works"),
    "claims": to_say("Claims"),
    "conflicts": to_say("Conflicts"),
    "interpretations": to_say("Interpretations"),
    "glossary": to_say("Glossary"),
    "sums": to_say("Sums"),
    "limits": to_say("Limits"),
    "layers": to_say("Map layers"),
}
"""The views by their names in an address: the message that each is called."""


def title() -> str:
    """Return the title of the sources."""
    return say("Sources and limits")


def introduction() -> list[Block]:
    """Return what is said above every view."""
    words = say(
        "Every figure, date, line and outline of the atlas rests on a work listed here, "
        "or is marked as derived (we worked it out, and say how) or schematic (we drew it)."
    )
    return [Paragraph(words)]
