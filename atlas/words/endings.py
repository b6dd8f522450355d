"""Kazakh case endings on numbers: which form the last word of a number asks for.

A Kazakh ending agrees with the sound before it: "50-ден", "200 000-нан", "1935-тен". A translator
cannot know the number of a message, so the catalog has any one form ("{number}-дан астам"), and
what is said has the right one.
"""

from __future__ import annotations

import re

# What the last word of a number ends with, by which its endings differ: a vowel or a voiced
# consonant, a voiceless one or "n", in a word of back vowels or of front ones.
_BACK, _BACK_HARD, _BACK_N = "back", "back, hard", "back, n"
_FRONT, _FRONT_HARD, _FRONT_N = "front", "front, hard", "front, n"
_ABLATIVE = {_BACK: "дан", _BACK_HARD: "тан", _BACK_N: "нан"}
_ABLATIVE |= {_FRONT: "ден", _FRONT_HARD: "тен", _FRONT_N: "нен"}
_DATIVE = {_BACK: "ға", _BACK_HARD: "қа", _BACK_N: "ға"}
_DATIVE |= {_FRONT: "ге", _FRONT_HARD: "ке", _FRONT_N: "ге"}
_CASES = (_ABLATIVE, _DATIVE)
# Нөл, жүз; бір, екі, үш, төрт, бес, алты, жеті, сегіз, тоғыз; он, жиырма, отыз, қырық, елу, алпыс,
# жетпіс, сексен, тоқсан; мың, миллион, миллиард.
_NOUGHT = _HUNDRED = _FRONT
_ONES = [_FRONT, _FRONT, _FRONT_HARD, _FRONT_HARD, _FRONT_HARD, _BACK, _FRONT, _FRONT, _BACK]
_TENS = [_BACK_N, _BACK, _BACK, _BACK_HARD, _FRONT, _BACK_HARD, _FRONT_HARD, _FRONT_N, _BACK_N]
_THOUSANDS = {1: _BACK_N, 2: _BACK_N, 3: _BACK_HARD}
_ENDED = re.compile(r"(\d[\d\s.,]*)-(дан|ден|нан|нен|тан|тен|ға|ге|қа|ке)\b")


def agreeing(text: str) -> str:
    """Return a Kazakh text with each ablative or dative ending on a number in the right form."""
    return _ENDED.sub(lambda found: f"{found[1]}-{_ending(found[1], found[2])}", text)


def _ending(number: str, given: str) -> str:
    forms = next(case for case in _CASES if given in case.values())
    # Of a fraction the part after the comma is said last: "84,3-тен".
    digits = re.sub(r"\D", "", number.rpartition(",")[2])
    return forms[_sound(digits)]


def _sound(digits: str) -> str:
    """Return what the last word of a whole number ends with."""
    significant = digits.rstrip("0")
    if not significant:
        return _NOUGHT
    place = len(digits) - len(significant)
    if place >= 3:
        return _THOUSANDS[min(place // 3, max(_THOUSANDS))]
    last = int(significant[-1])
    return (_ONES[last - 1], _TENS[last - 1], _HUNDRED)[place]
