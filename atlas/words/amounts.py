"""Numbers of people in words: a value, or the bounds that sources leave where none has a value.

The player says the same (``static/player/words/ranges.js``) with the same words of the
vocabulary. Paper also rounds what was interpolated (:func:`printed`): there nobody can ask how it
is known.
"""

from __future__ import annotations

from atlas.model.curves import Quantity
from atlas.words.language import Language
from atlas.words.vocabulary import words_of

_ONLY_SURE = {"not_stated", "added", "dead", "excess_dead"}
# An interpolated number below this has two digits that mean something, one above it three.
_THREE_DIGITS = 10_000


def spread(language: Language, quantity: Quantity) -> str:
    """Return the range of a number, "471,000–494,456"; nothing where the sources agree.

    Nothing either where there is no number: its bounds are then all that is said of it.
    """
    low, high = quantity.low, quantity.high
    if quantity.value is None or low == high:
        return ""
    if high is None:
        return words_of("remark", "at_least", language).format(low=language.number(low))
    return language.range(low, high)


def amount(language: Language, quantity: Quantity | None) -> str:
    """Return a number in words: "478,479", or "between 2,900 and 125,000", "at least 1,361".

    "not stated" where no source says anything.
    """
    if quantity is not None and quantity.value is not None:
        return language.number(quantity.value)
    if quantity is None or (not quantity.low and quantity.high is None):
        return words_of("remark", "unknown", language)
    low = language.number(quantity.low)
    if quantity.high is None:
        return words_of("remark", "at_least", language).format(low=low)
    high = language.number(quantity.high)
    if not quantity.low:
        return words_of("remark", "at_most", language).format(high=high)
    return words_of("remark", "between", language).format(low=low, high=high)


def about(value: int) -> int:
    """Return an interpolated number of persons as exactly as it can be known: 63,990 as 64,000.

    It has two significant digits, and three from 10,000 on.
    """
    digits = 3 if value >= _THREE_DIGITS else 2
    return round(value, min(0, digits - len(str(abs(value)))))


def printed(language: Language, quantity: Quantity | None) -> str:
    """Return a number as paper has it: as :func:`amount`, but interpolated ones as "≈ 64,000"."""
    if quantity is None or quantity.value is None or quantity.basis != "interpolated":
        return amount(language, quantity)
    return f"≈\N{NO-BREAK SPACE}{language.number(about(quantity.value))}"


def printed_spread(language: Language, quantity: Quantity) -> str:
    """Return the range of a number as paper has it: that of an interpolated one is rounded too."""
    if quantity.basis != "interpolated" or quantity.value is None:
        return spread(language, quantity)
    high = None if quantity.high is None else about(quantity.high)
    rounded = Quantity(about(quantity.value), about(quantity.low), high, quantity.basis)
    return spread(language, rounded)


def is_told(name: str, quantity: Quantity | None) -> bool:
    """Whether a part of a movement is worth a line: somebody is in it, or may be.

    Those in no count, those beyond the whole and the dead are told only where there surely are
    some. As bounds alone the first two repeat how wide the other parts are, and that no more died
    than a later day will count ("at most 50,000" on the first day of a removal) says nothing.
    """
    if quantity is None:
        # That nobody estimated deaths beyond the normal is not worth a line.
        return name != "excess_dead"
    if quantity.value is not None:
        return quantity.value > 0
    return quantity.low > 0 if name in _ONLY_SURE else quantity.high != 0
