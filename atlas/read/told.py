"""Text in which numbers stand only as claims: "{claim:ID} people were taken on one day".

The number itself is filled in where the text is shown, so that no sentence can keep a figure that
the claim has lost. ``{state:NAME}`` is a quantity of the model on a day, by its name there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")
_NUMBER = re.compile(r"(claim|state):([a-z0-9_@-]+)")


@dataclass(frozen=True)
class Number:
    """A number to be filled in: ``kind`` is "claim" or "state", ``id`` says which of them."""

    kind: str
    id: str


@dataclass(frozen=True)
class Told:
    """A text and its pieces: words, and the numbers between them."""

    text: str
    pieces: tuple[str | Number, ...]

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """The claims whose figures stand in the text."""
        return tuple(number.id for number in self.numbers if number.kind == "claim")

    @property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers to be filled in."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Number))

    @property
    def words(self) -> str:
        """The text without its numbers."""
        return " ".join(piece for piece in self.pieces if isinstance(piece, str))


def parse_told(text: str) -> Told:
    """Return a text with its numbers found.

    Raises:
        ValueError: If a brace holds something else than a number to be filled in.
    """
    if "{" not in text and "}" not in text:
        # Nearly all have no number: some nine thousand with the translations.
        return Told(text, (text,) if text else ())
    pieces: list[str | Number] = []
    end = 0
    for found in _BRACES.finditer(text):
        number = _NUMBER.fullmatch(found[1] or "")
        if not number:
            raise ValueError(f"{found[0]!r} is no number: write {{claim:ID}} or {{state:NAME}}")
        pieces += [text[end : found.start()], Number(number[1], number[2])]
        end = found.end()
    return Told(text, tuple(piece for piece in (*pieces, text[end:]) if piece))
