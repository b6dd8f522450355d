"""Numbers in a sentence that no claim states, in figures or in words; dates are none of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

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
_UNITS = {"people", "others", "dead"} | {
    word for term in terms("unit").values() for word in (term.words, term.plural) if word
}
# "Of the ten peoples" counts no persons, and troops stand after a date.
_UNITS -= {"peoples", "troops"}
_FIGURES = re.compile(r"\d[\d,.]*")
# Half a century is a time and half a million a million; the second half of a year is a part of it,
# and a third number one more.
_SHARE = (
    r"\b(?<!first )(?<!second )half\b(?! (?:an? |past\b|way\b|century\b))"
    r"|\b(?:a|one) (?:third|quarter|fifth|tenth)(?= of\b)"
    r"|\b(?:two|three|four) (?:third|quarter|fifth|tenth)s\b"
)
# What a lesson tells pupils to do states nothing: "Compare the three oblasts."
_TASKS = (
    *("add", "choose", "colour", "compare", "count", "discuss", "divide", "draw", "find", "list"),
    *("mark", "name", "put", "read", "set", "sort", "take", "work", "write"),
)
_TASK = re.compile(rf"(?:^|(?<=[.:;?!] ))(?i:{'|'.join(_TASKS)})\b[^.:;?!]*")


class _Rules(NamedTuple):
    """What is a date, which numbers in words are numbers, and which of these a task may have."""

    dated: re.Pattern[str]
    words: re.Pattern[str]
    few: re.Pattern[str]


@cache
def _rules(peoples: frozenset[str]) -> _Rules:
    """Return the rules where these peoples may be counted: "the death of 1640 Kalmyks"."""
    names = peoples | {name.split()[-1] for name in peoples}
    counted = "|".join(re.escape(word) for word in sorted(_UNITS | names))
    own = "|".join(re.escape(name.removesuffix("s")) for name in sorted(names))
    whose = f"(?:(?:{own}) )?" if own else ""
    # "1640 Kalmyk children" too
    no_count = rf"(?! {whose}(?:{counted}|more(?! and more))\b)"
    # In the house style the day stands before its month: "May 40" is no date.
    dated = (
        rf"\b\d{{1,2}}(?: ?(?:–|-|to|and) ?\d{{1,2}})? (?:{'|'.join(_MONTHS)})\b"
        rf"(?: {_YEARS}{no_count})?"
        rf"|\b(?i:{'|'.join(_BEFORE_YEAR)}) {_YEARS}{no_count}"
        rf"|(?:^|[,(] ?){_YEARS}(?=[:;,.)]| \(|$)"
        rf"|\b(?:the |mid-){_YEAR}s\b"
        r"|\bthe \d{1,2}(?:st|nd|rd|th)(?: and \d{1,2}(?:st|nd|rd|th))?\b"
    )
    # Up to twelve a word may also tell the hour: only before what is counted it is a number of it.
    few = (
        rf"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
        rf"(?= (?:\w+ )?(?:{counted}|died)\b)"
    )
    many = (
        r"\b(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?"
        r"|(?:thir|four|fif|six|seven|eigh|nine)teen|dozen"
        r"|hundred|thousand|million|milliard|billion)\b"
    )
    return _Rules(
        re.compile(dated),
        re.compile(f"{many}|{few}|{_SHARE}", re.IGNORECASE),
        re.compile(few, re.IGNORECASE),
    )


def unclaimed(words: str, peoples: Iterable[str] = (), *, tasks: bool = False) -> str:
    """Return the first number in a text that is no date, as it is written there, or "".

    Args:
        words: The text without the numbers that claims fill in.
        peoples: The names of peoples, who may be counted.
        tasks: Whether the text may tell pupils what to do, as "Compare the three oblasts."
    """
    return _first(words, frozenset(peoples), tasks)


# Texts of ours, several times as many as there are: most of them are the same in the next check.
@lru_cache(maxsize=4096)
def _first(words: str, peoples: frozenset[str], tasks: bool) -> str:
    rules = _rules(peoples)
    undated = rules.dated.sub("", words)
    if tasks:
        undated = _TASK.sub(lambda task: rules.few.sub("", task[0]), undated)
    found = _FIGURES.search(undated) or rules.words.search(undated)
    return found[0].rstrip(",.") if found else ""
