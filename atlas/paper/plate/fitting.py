"""Words in the room that there is for them: broken into lines, or smaller and then cut."""

from __future__ import annotations

import re

from atlas.paper.sheet.sheet import text_width

LEAST = 5.0
"""Points; smaller type nobody can read."""
# After these signs a long word may go on in the next line.
_BREAKS = re.compile(r"(?<=[,&/?-])")


def wrapped(words: str, size: float, width: float, *, weight: int = 400) -> list[str]:
    """Return a text as lines no wider than ``width``.

    A longer word, such as an address, is broken after its signs; what cannot be broken has a
    line of its own.
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
    """Return words and the size of type at which one line of them is no wider than ``width``.

    They are set smaller, but not below ``least``; what is longer still is cut, and ends in "…".

    Args:
        words: What is to be written.
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
