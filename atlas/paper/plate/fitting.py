"""Words fitted to the room they have: broken into lines, or made smaller and then cut."""

from __future__ import annotations

import re

from atlas.paper.sheet.sheet import text_width

LEAST = 5.0
"""Points; smaller type nobody can read."""
# After these characters a long word may be broken.
_BREAKS = re.compile(r"(?<=[,&/?-])")


def wrapped(words: str, size: float, width: float, *, weight: int = 400) -> list[str]:
    """Return a text as lines no wider than ``width``.

    A longer word, such as an address, is broken after punctuation; what cannot be broken gets its
    own line.

    Args:
        words: The text.
        size: The size of the type in points.
        width: The room in millimetres.
        weight: The weight of the type.
    """
    lines: list[str] = []
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, weight=weight) <= width:
            lines[-1] = longer
            continue
        lines.append("")
        for piece in _BREAKS.split(word):
            if lines[-1] and text_width(lines[-1] + piece, size, weight=weight) > width:
                lines.append("")
            lines[-1] += piece
    return lines


def fitted(
    words: str, size: float, width: float, least: float, *, weight: int = 400
) -> tuple[str, float]:
    """Return words and a type size at which they fit into one line of ``width``.

    They are made smaller, but not below ``least``; whatever is longer still is cut and ends in "…".

    Args:
        words: The words.
        size: The usual size of the type in points.
        width: The room in millimetres.
        least: The smallest type in points.
        weight: The weight of the type.
    """
    room = width / max(text_width(words, 1.0, weight=weight), 1e-9)
    if room >= least:
        return words, min(size, room)
    kept = words
    while kept and text_width(f"{kept}…", least, weight=weight) > width:
        kept = kept[:-1]
    return (f"{kept.rstrip()}…" if kept else ""), least
