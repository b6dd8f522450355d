"""What may stand in our own texts: no number but a claim's or a date's, and nothing unsourced."""

from __future__ import annotations

import re
from collections.abc import Iterable

from atlas.read.cells import nearest
from atlas.read.dataset import Dataset
from atlas.read.told import Told
from atlas.words import claims

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
# What may stand in figures: years, days of a month, and spans of either.
_DATED = re.compile(
    rf"\b\d{{1,2}}(?: ?(?:–|-|to|and) ?\d{{1,2}})? (?:{'|'.join(_MONTHS)})\b"
    rf"|\b(?:{'|'.join(_MONTHS)}) \d{{1,2}}\b"
    r"|\b(?:1[5-9]|20)\d\d(?:s|[–-]\d\d)?\b"
    r"|\bthe \d{1,2}(?:st|nd|rd|th)(?: and \d{1,2}(?:st|nd|rd|th))?\b"
)


def undated(words: str) -> str:
    """Return the first number in figures that is no date, or ""."""
    found = re.search(r"\d[\d,.]*", _DATED.sub("", words))
    return found[0].rstrip(",.") if found else ""


def only_as_claim(number: str) -> str:
    """Return what is wrong with a number that is written in figures."""
    return f"{number!r} is a number that no claim states: write {{claim:ID}}"


def of_a_day(name: str) -> str:
    """Return what is wrong with a quantity of the state in a text that has no day."""
    return f"{name!r} changes by the day: in a text write {{claim:ID}}"


def length_told(text: Told, dataset: Dataset) -> int:
    """Return how many characters a text has with the figures of its claims filled in."""
    return sum(
        len(piece if isinstance(piece, str) else claims.figure(dataset.claims[piece.id]))
        for piece in text.pieces
        if isinstance(piece, str) or piece.kind == "claim"
    )


def unknown_source(identities: Iterable[str], dataset: Dataset) -> str:
    """Return what is wrong with the first id that is no event and no claim, or ""."""
    known = {**dataset.events, **dataset.claims}
    for identity in identities:
        # What was lost in reading has been reported already.
        lost = any(dataset.lost.has(table, identity) for table in ("events", "claims"))
        if identity not in known and not lost:
            near = nearest(identity, known)
            return f"{identity!r} is neither in events.csv nor in claims.csv{near}"
    return ""
