"""Which values of an address are ignored, and why, in words.

The scene carries the words, so that the player has the same in every language
(static/player/shell/address-query.js).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from atlas.base.dates import FIRST_DAY, LAST_DAY, date_of
from atlas.words.language import say, to_say

# Characters. No address of ours has a value as long; longer ones are not examined.
LONGEST = 4000
_MOST_QUOTED = 80
_NOT_A_DATE = to_say("not a date such as 1944-02-24")
_OUTSIDE = to_say("the atlas covers {first} to {last}")
# The version of the data on screen decides nothing, so none of its values is reported as ignored.
VERSION = "v"
# Parameter -> fault -> what is wrong; faults that every parameter may have are under "any".
REASONS = {
    "any": {
        "long": to_say("longer than {longest} characters"),
        "repeated": to_say("given more than once, and the last one counts"),
    },
    "date": {"malformed": _NOT_A_DATE, "outside": _OUTSIDE},
    "to": {
        "malformed": _NOT_A_DATE,
        "outside": _OUTSIDE,
        "early": to_say("before the first day"),
        "unused": to_say("only the view 'period' has a last day"),
    },
    "movement": {"unknown": to_say("no such movement")},
    "view": {"unknown": to_say("expected day, period, sofar or all")},
    "pick": {
        "unknown": to_say("not a figure to choose from"),
        "second": to_say("another pick answers the same question"),
    },
    "select": {
        "malformed": to_say("expected claim:, event:, flow:, movement: or place: and an id"),
        "unknown": to_say("nothing of that name on the map or in the panel"),
    },
    "basis": {"unknown": to_say("expected people or share")},
    "map": {
        "malformed": to_say("expected longitude,latitude,zoom in plain numbers"),
        "outside": to_say("beyond longitude 180, latitude 85 or zoom 2 to 9"),
    },
    "tour": {"unknown": to_say("no such tour")},
    "step": {
        "malformed": to_say("expected a number from 1"),
        "outside": to_say("the tour has fewer steps"),
        "unused": to_say("only a tour has steps"),
    },
    "lang": {"unknown": to_say("expected en, ru or kk")},
}
# What a reason may name.
_VALUES = {
    "longest": LONGEST,
    "first": date_of(FIRST_DAY).year,
    "last": date_of(LAST_DAY).year,
}
_SENTENCE = to_say("Ignored in the address: {name}={value} ({reason}).")
CHANGED = to_say("This address was made with another version of the data: figures may differ.")


@dataclass(frozen=True)
class LeftOut:
    """A value, or a part of one, that is ignored; ``fault`` is a key of ``REASONS``."""

    name: str
    value: str
    fault: str

    @property
    def reason(self) -> str:
        """What is wrong with the value, in the language spoken."""
        return reason(self.name if self.fault in REASONS.get(self.name, {}) else "any", self.fault)

    def sentence(self) -> str:
        """Return a sentence for the reader, on one line."""
        return ignored(self.name, self.value, self.reason)


def reason(name: str, fault: str) -> str:
    """Return what is wrong with a value, in the language spoken; the two are keys of ``REASONS``.

    Raises:
        KeyError: If a parameter cannot have the fault.
    """
    return say(REASONS[name][fault], **_VALUES)


def ignored(name: str, value: str, reason: str) -> str:
    """Return the sentence that says which value of an address is ignored, and why."""
    return say(_SENTENCE, name=name, value=quoted(value), reason=reason)


def words() -> dict[str, Any]:
    """Return all of this in the language spoken, for the player, which reads addresses too."""
    return {
        "reasons": {
            name: {fault: reason(name, fault) for fault in faults}
            for name, faults in REASONS.items()
        },
        "sentence": say(_SENTENCE),
        "changed": say(CHANGED),
    }


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
