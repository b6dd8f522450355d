"""Kazakh case endings on numbers: which form the last word of a number asks for.

A Kazakh ending agrees with the sound before it: "50-ден", "200 000-нан", "1935-тен". A translator
cannot know the number of a message, so the catalog has any one form ("{number}-дан астам"), and
what is said has the right one.
"""

from __future__ import annotations

import re

# Forms of the ablative and of the dative, by what the last word of a number ends with.
_ABLATIVE = {"back": "дан", "front": "ден", "back n": "нан", "front n": "нен"}
_ABLATIVE |= {"back hard": "тан", "front hard": "тен"}
_DATIVE = {"back": "ға", "front": "ге", "back n": "ға", "front n": "ге"}
_DATIVE |= {"back hard": "қа", "front hard": "ке"}
_CASES = (_ABLATIVE, _DATIVE)
# What the words of the numbers end with: нөл, бір, екі, үш …; он, жиырма …; жүз, мың, миллион …
_NOUGHT = "front"
_ONES = ("", "front", "front", "front hard", "front hard", "front hard", "back", "front", "front")
_ONES += ("back",)
_TENS = ("", "back n", "back", "back", "back hard", "front", "back hard", "front hard", "front n")
_TENS += ("back n",)
_HUNDRED = "front"
_THOUSANDS = {1: "back n", 2: "back n", 3: "back hard"}
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
    return (_ONES[last], _TENS[last], _HUNDRED)[place]
