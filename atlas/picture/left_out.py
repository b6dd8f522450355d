"""Which values of an address are ignored, and why, in words.

The scene carries the words, so that the player has the same (static/player/shell/address-query.js).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from atlas.base.dates import FIRST_DAY, LAST_DAY, date_of

# Characters. No address of ours has a value as long; longer ones are not examined.
LONGEST = 4000
_MOST_QUOTED = 80
_NOT_A_DATE = "not a date such as 1944-02-24"
_OUTSIDE = f"the atlas covers {date_of(FIRST_DAY).year} to {date_of(LAST_DAY).year}"
# The version of the data on screen decides nothing, so none of its values is reported as ignored.
VERSION = "v"
# Parameter -> fault -> what is wrong; faults that every parameter may have are under "any".
REASONS = {
    "any": {
        "long": f"longer than {LONGEST} characters",
        "repeated": "given more than once, and the last one counts",
    },
    "date": {"malformed": _NOT_A_DATE, "outside": _OUTSIDE},
    "to": {
        "malformed": _NOT_A_DATE,
        "outside": _OUTSIDE,
        "early": "before the first day",
        "unused": "only the view 'period' has a last day",
    },
    "movement": {"unknown": "no such movement"},
    "view": {"unknown": "expected day, period, sofar or all"},
    "pick": {
        "unknown": "not a figure to choose from",
        "second": "another pick answers the same question",
    },
    "select": {
        "malformed": "expected claim:, event:, flow:, movement: or place: and an id",
        "unknown": "nothing of that name on the map or in the panel",
    },
    "basis": {"unknown": "expected people or share"},
    "map": {
        "malformed": "expected longitude,latitude,zoom in plain numbers",
        "outside": "beyond longitude 180, latitude 85 or zoom 2 to 9",
    },
    "tour": {"unknown": "no such tour"},
    "step": {
        "malformed": "expected a number from 1",
        "outside": "the tour has fewer steps",
        "unused": "only a tour has steps",
    },
    "lang": {"unknown": "expected en, ru or kk"},
}
SENTENCE = "Ignored in the address: {name}={value} ({reason})."
CHANGED = "This address was made with another version of the data: figures may differ."


@dataclass(frozen=True)
class LeftOut:
    """A value, or a part of one, that is ignored; ``fault`` is a key of ``REASONS``."""

    name: str
    value: str
    fault: str

    @property
    def reason(self) -> str:
        """What is wrong with the value."""
        return REASONS.get(self.name, {}).get(self.fault) or REASONS["any"][self.fault]

    def sentence(self) -> str:
        """Return a sentence for the reader, on one line."""
        return ignored(self.name, self.value, self.reason)


def ignored(name: str, value: str, reason: str) -> str:
    """Return the sentence that says which value of an address is ignored, and why."""
    return SENTENCE.format(name=name, value=quoted(value), reason=reason)


def quoted(value: str) -> str:
    r"""Return a value fit for a sentence: shortened, unprintable characters as ``\u{202e}``."""
    cut = value if len(value) <= _MOST_QUOTED else f"{value[:_MOST_QUOTED]}…"
    return "".join(c if c.isprintable() else f"\\u{{{ord(c):x}}}" for c in cut)


def given(value: str | Sequence[str]) -> list[str]:
    """Return the values of a parameter, given as one or several; empty values count as absent."""
    return [text for text in ([value] if isinstance(value, str) else value) if text]


def last(name: str, value: str | Sequence[str]) -> tuple[str, list[LeftOut]]:
    """Return the value of a parameter ("" if it has none) and the values that are ignored.

    Args:
        name: The parameter; for ``VERSION`` nothing is reported as ignored.
        value: Its value, or its values, of which the last counts; see :func:`given`.
    """
    values = given(value)
    if not values:
        return "", []
    others = [text for text in values if text != values[-1]]
    left = [LeftOut(name, text, "repeated") for text in others[:1]]
    text = values[-1]
    if len(text) > LONGEST:
        left.append(LeftOut(name, text, "long"))
        text = ""
    return text, [] if name == VERSION else left
