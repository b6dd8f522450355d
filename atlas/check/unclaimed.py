"""Numbers in a sentence that no claim states, in figures or in words; dates are none of them."""

from __future__ import annotations

import re

from atlas.words.vocabulary import terms

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_YEARS = rf"{_YEAR}(?:[–-]\d\d(?:\d\d)?| (?:and|or|to) {_YEAR})?\b"
# What stands before a year; without it "1640 people" would pass for one.
_BEFORE_YEAR = (
    *("in", "of", "by", "from", "to", "since", "until", "between", "before", "after", "for"),
    *("about", "year"),
    *("early", "late", "spring", "summer", "autumn", "winter", *_MONTHS),
)
_COUNTED = "|".join(
    re.escape(word)
    for word in sorted(
        {"people", "others", "dead"}
        | {word for term in terms("unit").values() for word in (term.words, term.plural) if word}
        # the peoples of the atlas may be counted in a sentence, and troops stand after a date
        - {"peoples", "troops"}
    )
)
_NO_COUNT = rf"(?! (?:{_COUNTED}|more(?! and more))\b)"
# In the house style the day stands before its month: "May 40" is no date.
_DATED = re.compile(
    rf"\b\d{{1,2}}(?: ?(?:–|-|to|and) ?\d{{1,2}})? (?:{'|'.join(_MONTHS)})\b"
    rf"(?: {_YEARS}{_NO_COUNT})?"
    rf"|\b(?i:{'|'.join(_BEFORE_YEAR)}) {_YEARS}{_NO_COUNT}"
    rf"|(?:^|[,(] ?){_YEARS}(?=[:;,.)]| \(|$)"
    rf"|\b(?:the |mid-){_YEAR}s\b"
    r"|\bthe \d{1,2}(?:st|nd|rd|th)(?: and \d{1,2}(?:st|nd|rd|th))?\b"
)
_FIGURES = re.compile(r"\d[\d,.]*")
# Up to twelve a word may also tell the hour: only before what is counted it is a number of it.
_WORDS = re.compile(
    r"\b(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|dozen"
    r"|hundred|thousand|million|milliard|billion)\b"
    rf"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    rf"(?= (?:\w+ )?(?:{_COUNTED}|died)\b)",
    re.IGNORECASE,
)


def unclaimed(words: str, *, in_words: bool = True) -> str:
    """Return the first number in a text that is no date, as it is written there, or "".

    Args:
        words: The text without the numbers that claims fill in.
        in_words: Whether numbers in words count, as "fourteen thousand".
    """
    undated = _DATED.sub("", words)
    found = _FIGURES.search(undated) or (in_words and _WORDS.search(undated))
    return found[0].rstrip(",.") if found else ""
