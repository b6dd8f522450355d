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
    return say("{start} to {end}", start=start, end=end)


def _range(start: str, end: str) -> str:
    one, other = _pieces(start), _pieces(end)
    if one[:2] == other[:2] and len(one) == len(other) == 3 and "T" not in start + end:
        values = {"first": one[2], "last": other[2], **_month(spoken(), other)}
        return say("{first}–{last} {month} {year}", **values)
    first, last = _part(start), _part(end)
    if one[0] == other[0] and min(len(one), len(other)) > 1 and "T" not in start:
        first = _without_year(one, first)
    dash = EN_DASH if " " not in first + last else f" {EN_DASH} "
    return f"{first}{dash}{last}"


def _without_year(pieces: list[int], words: str) -> str:
    """Return a date without its year, where the language writes that in front or at the end."""
    if pieces[1] in _SEASONS:
        return words.removesuffix(str(pieces[0])).rstrip()
    calendar = spoken().calendar
    if len(pieces) == 3:
        return say("{day} {month}", day=pieces[2], month=calendar.format[pieces[1] - 1])
    return calendar.alone[pieces[1] - 1]


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
