"""Places in works, as a citation names them, in the language spoken: "Table 1", "s. Exile".

The data writes them in English. What is shortened ("doc.", "pp.") and the dates have forms of their
own, and so do the parts that an article has under the same heading as others; any other title stays
as it stands in the work; any other words are a message of the catalogs. A citation that is to be
copied keeps the English.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from string import Formatter

from atlas.words.language import EN_DASH, language, say, spoken, to_say

_MONTHS = language("en").calendar.format
_NAMES = "|".join(_MONTHS)
_DATE = re.compile(rf"(?:(\d{{1,2}}) )?({_NAMES}) (\d{{4}})")
# What may stand in each place of a form.
_FIELDS = {
    "title": ".+",
    "number": r"(?:[0-9][\w./–-]*|[IVXLC]+)",
    "other": r"[0-9][\w./–-]*",
    "year": r"\d{4}",
    "date": rf"(?:\d{{1,2}} )?(?:{_NAMES}) \d{{4}}",
}
# The earlier goes first where two would fit; small letters stand for capitals too.
_FORMS = (
    to_say("s. Abstract"),
    to_say("s. Introduction"),
    to_say("s. Background"),
    to_say("s. Results"),
    to_say("s. Conclusion"),
    to_say("s. {number}"),
    to_say("s. {title}"),
    to_say("ch. {number}"),
    to_say("ch. {title}"),
    to_say("p. {number}"),
    to_say("pp. {number}"),
    to_say("p. {number} of the online copy"),
    to_say("vol. {number}"),
    to_say("no. {number}"),
    to_say("issue {number} ({year})"),
    to_say("doc. {number}"),
    to_say("docs {number}"),
    to_say("table {number}"),
    to_say("note {number}"),
    to_say("article {number}"),
    to_say("paragraph {number}"),
    to_say("point {number}"),
    to_say("point {number} of the decree"),
    to_say("case {number}"),
    to_say("cases {number} and {other}"),
    to_say("file {number}"),
    # Shelf marks of archives: fond, inventory, file, leaf.
    to_say("f. {number}"),
    to_say("op. {number}"),
    to_say("d. {number}"),
    to_say("l. {number}"),
    to_say("decree {number}"),
    to_say("decree of {date}"),
    to_say("the decree of {date}"),
    to_say("resolution of {date}"),
    to_say("declaration of {date}"),
    to_say("letter of {date}"),
    to_say("memoir of {year}"),
    to_say("lines of {year}"),
    to_say("abstract"),
    to_say("introduction"),
    to_say("background"),
)
_BETWEEN = re.compile(r"([;,]\s+)")


def _pattern(form: str) -> re.Pattern[str]:
    pieces = [
        f"(?i:{re.escape(text)})" + (f"(?P<{name}>{_FIELDS[name]})" if name else "")
        for text, name, _, _ in Formatter().parse(form)
    ]
    return re.compile("".join(pieces))


@functools.cache
def _patterns() -> dict[str, re.Pattern[str]]:
    # Made when first asked for: English needs none, and to make them takes as long as to import
    # shapely.
    return {form: _pattern(form) for form in _FORMS}


def locator_text(locator: str) -> str:
    """Return a place in a work in the language spoken: "док. 3.121", "разд. «Exile»".

    Args:
        locator: As the data has it, in English; "" for the whole work.
    """
    if spoken().tag == "en":
        return locator
    # A title may have a comma of its own.
    return _formed(locator) or "".join(map(_piece, _BETWEEN.split(locator)))


def phrases(locators: Iterable[str]) -> set[str]:
    """Return the words in locators that have no form and are no title: messages to translate."""
    free = [locator for locator in locators if not _formed(locator)]
    pieces = {piece for locator in free for piece in _BETWEEN.split(locator)}
    return {piece for piece in pieces if piece[:1].islower() and not _formed(piece)}


def _piece(piece: str) -> str:
    return _formed(piece) or (_dashed(piece) if piece[:1].isdigit() else say(piece))


def _dashed(numbers: str) -> str:
    return re.sub(r"(?<=\d)-(?=\d)", EN_DASH, numbers)


def _formed(text: str) -> str:
    """Return what has a form, in the language spoken, or ""."""
    if date := _DATE.fullmatch(text):
        return _date(*date.groups())
    for form, pattern in _patterns().items():
        if found := pattern.fullmatch(text):
            values = found.groupdict()
            if "number" in values:
                values["number"] = _dashed(values["number"])
            if "date" in values:
                values["date"] = _formed(values["date"])
            return say(form, **values)
    return ""


def _date(day: str | None, name: str, year: str) -> str:
    """Return a date in words; a day that no calendar has is not ours to correct."""
    calendar, month = spoken().calendar, _MONTHS.index(name)
    if day:
        return say("{day} {month} {year}", day=day, month=calendar.format[month], year=year)
    return say("{month} {year}", month=calendar.alone[month], year=year)
