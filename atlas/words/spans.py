"""Spans of time in words, as precise as their sources have them: "winter 1929–30"."""

from __future__ import annotations

import re

from atlas.base.dates import Span
from atlas.words.language import EN_DASH, Language, say, spoken, to_say


def span_words(span: Span) -> str:
    """Return a span in the language spoken, as precise as it is written: "winter 1929–30"."""
    if not span.text:
        return say("undated")
    text = re.sub(r"[~?%]", "", span.text)
    start, slash, end = text.partition("/")
    if not slash:
        words = _part(start)
    elif start == "..":
        words = say("until {when}", when=_part(end))
    elif end == "..":
        words = say("from {when}", when=_part(start))
    else:
        words = _range(start, end)
    return say("about {when}", when=words) if span.approximate else words


def from_to(start: str, end: str) -> str:
    """Return two times in words as the ends of a span: "March 1931 to 1933"."""
    if start.isdigit() and end.isdigit():
        # Years alone: other languages write them with a dash and no spaces.
        return say("{first} to {last}", first=start, last=end)
    return say("{start} to {end}", start=start, end=end)


def _range(start: str, end: str) -> str:
    one, other = _pieces(start), _pieces(end)
    alike = one[0] == other[0] and len(one) == len(other) and "T" not in start + end
    if alike and (words := _within_year(one, other)):
        return words
    first, last = _part(start), _part(end)
    if one[0] == other[0] and min(len(one), len(other)) > 1 and "T" not in start:
        first = _without_year(one, first)
    dash = EN_DASH if " " not in first + last else f" {EN_DASH} "
    return f"{first}{dash}{last}"


def _within_year(one: list[int], other: list[int]) -> str:
    """Return two days or two months of one year, the year said once; "" for seasons.

    The player says the same (``static/player/time/days.js``).
    """
    calendar, year = spoken().calendar, other[0]
    if len(one) == 3:
        values = {"first": one[2], "last": other[2], **_month(spoken(), other)}
        if one[1] == other[1]:
            return say("{first}–{last} {month} {year}", **values)
        values["from"] = calendar.format[one[1] - 1]
        return say("{first} {from} – {last} {month} {year}", **values)
    if len(one) == 2 and max(one[1], other[1]) <= 12:
        months = {"from": calendar.alone[one[1] - 1], "month": calendar.alone[other[1] - 1]}
        return say("{from} – {month} {year}", **months, year=year)
    return ""


def _without_year(pieces: list[int], words: str) -> str:
    """Return a date without its year, where English writes it at the end."""
    return words.removesuffix(str(pieces[0])).rstrip() if spoken().tag == "en" else words


def _pieces(part: str) -> list[int]:
    return [int(piece) for piece in part.partition("T")[0].split("-")]


def _part(part: str) -> str:
    pieces, clock = _pieces(part), part.partition("T")[2]
    if len(pieces) == 1:
        return str(pieces[0])
    year, month = pieces[0], pieces[1]
    if month in _SEASONS:
        years = f"{year}{EN_DASH}{(year + 1) % 100:02d}" if month == 24 else str(year)
        return say(_SEASONS[month], years=years)
    if len(pieces) == 3:
        words = say("{day} {month} {year}", day=pieces[2], **_month(spoken(), pieces))
    else:
        alone = spoken().calendar.alone[month - 1]
        words = say("{month} {year}", month=alone, year=year)
    return f"{words}, {clock}" if clock else words


def _month(tongue: Language, pieces: list[int]) -> dict[str, object]:
    return {"month": tongue.calendar.format[pieces[1] - 1], "year": pieces[0]}


_SEASONS = {
    21: to_say("spring {years}"),
    22: to_say("summer {years}"),
    23: to_say("autumn {years}"),
    24: to_say("winter {years}"),
}
