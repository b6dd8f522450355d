"""Numbers of people in words: a value, or the bounds that sources leave where none has a value.

What was interpolated is rounded and has "≈" (:func:`about`); what a source gives stays as it is.
The player says the same (``static/player/words/ranges.js``) with the same words of the vocabulary.
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

    Nothing either where there is no number: its bounds are then all that is said of it. That of
    an interpolated number is rounded as the number is.
    """
    low, high = quantity.low, quantity.high
    if quantity.value is None:
        return ""
    if quantity.basis == "interpolated":
        low, high = about(low), None if high is None else about(high)
    if low == high:
        return ""
    if high is None:
        return words_of("remark", "at_least", language).format(low=language.number(low))
    return language.range(low, high)


def amount(language: Language, quantity: Quantity | None) -> str:
    """Return a number in words: "478,479", or "between 2,900 and 125,000", "at least 1,361".

    An interpolated one is rounded, "≈ 64,000"; "not stated" where no source says anything.
    """
    if quantity is not None and quantity.value is not None:
        return _figure(language, quantity.value, quantity.basis)
    if quantity is None or (not quantity.low and quantity.high is None):
        return words_of("remark", "unknown", language)
    low = language.number(quantity.low)
    if quantity.high is None:
        return words_of("remark", "at_least", language).format(low=low)
    if quantity.low == quantity.high:
        return low
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


def _figure(language: Language, value: int, basis: str) -> str:
    # Nobody is nobody, not about nobody.
    if basis != "interpolated" or not value:
        return language.number(value)
    return f"≈\N{NO-BREAK SPACE}{language.number(about(value))}"


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
