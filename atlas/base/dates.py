"""Dates as the sources write them, and days as the atlas counts them.

The atlas has one axis: whole days since 1 January 1928, as integers, in Python
and in the browser. A date keeps the precision its source has (a subset of EDTF,
the Library of Congress's Extended Date/Time Format, ISO 8601-2:2019); only its
first and last possible day are ever used to place it on the axis.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

EPOCH = dt.date(1928, 1, 1)
FIRST_DAY = 0
LAST_DAY = (dt.date(1961, 12, 31) - EPOCH).days

# EDTF seasons independent of the hemisphere: 21 spring .. 24 winter. A winter is
# named by the year in which it begins, as the sources' "winter of 1929-30" is.
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
_PART = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})"
    r"(?:T(?P<clock>(?:[01][0-9]|2[0-3]):[0-5][0-9]))?)?)?(?P<mark>[~?%])?"
)
_MONTHS = "January February March April May June July August September October November December"
# Dates as people and spreadsheets write them: only for a fault to say what may have been meant.
_DIGITS = re.compile(r"([0-9]{1,2})([./])([0-9]{1,2})\2([0-9]{4})")
_WORDS = re.compile(
    r"(?:(?P<day>[0-9]{1,2})[ -])?(?P<month>[A-Z][a-z]{2,8})[ -](?P<year>[0-9]{4}|[2-6][0-9])"
)


@dataclass(frozen=True)
class Span:
    """A stretch of days, both ends inclusive; None means that end is open.

    ``clock`` is "HH:MM" where the source gives the time of day. ``approximate``
    is true where the text carries ``~``, ``?`` or ``%``.
    """

    text: str
    first: int | None
    last: int | None
    approximate: bool = False
    clock: str | None = None

    def contains(self, day: int) -> bool:
        """Return whether ``day`` lies in the span, both ends inclusive."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def day_of(date: dt.date) -> int:
    """Return the day number of a calendar date (negative before 1928)."""
    return (date - EPOCH).days


def date_of(day: int) -> dt.date:
    """Return the calendar date of a day number."""
    return EPOCH + dt.timedelta(days=day)


def iso_of(day: int) -> str:
    """Return a day number as ``YYYY-MM-DD``."""
    return date_of(day).isoformat()


def calendar_day(text: str) -> int:
    """Return the day number of an exact ``YYYY-MM-DD`` of the calendar, whatever its year.

    Raises ValueError for anything else.
    """
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError(f"{text!r} is not of the form 1944-02-24")
    return day_of(dt.date.fromisoformat(text))


def parse_day(text: str) -> int:
    """Return the day number of an exact ``YYYY-MM-DD`` within 1928-1961.

    Raises ValueError, with a sentence fit for a reader, for anything else.
    """
    try:
        day = calendar_day(text)
    except ValueError:
        raise ValueError(f"{text!r} is not a date of the form 1944-02-24") from None
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(f"{text!r} lies outside 1928-01-01 to 1961-12-31")
    return day


def parse_span(text: str) -> Span:
    """Return the span of an EDTF text; an empty text gives a span open on both sides.

    Known forms: ``1943``, ``1943-11``, ``1943-12-28``, ``1944-02-23T11:00``,
    ``1929-24`` (season), ``A/B``, ``../B``, ``A/..``, each part optionally
    followed by ``~`` (about), ``?`` (uncertain) or ``%`` (both).

    Raises:
        ValueError: For anything else, and when the end lies before the start.
    """
    if text == "":
        return Span("", None, None)
    start_text, slash, end_text = text.partition("/")
    first, last, clock, approximate = _part(start_text, text)
    if slash:
        if start_text == "..":
            first = None
        _, last, clock, second_approximate = _part(end_text, text)
        approximate = approximate or second_approximate
        if end_text == "..":
            last = None
        elif first is not None and last is not None and last < first:
            raise ValueError(f"{text!r} ends before it starts")
    elif start_text == "..":
        raise ValueError(f"{text!r} has no second half")
    return Span(text, first, last, approximate, clock)


def _part(part: str, whole: str) -> tuple[int | None, int | None, str | None, bool]:
    if part == "..":
        return None, None, None, False
    match = _PART.fullmatch(part)
    if not match:
        words = "is not a date such as 1943, 1943-11 or 1943-12-28/1943-12-31"
        raise ValueError(f"{whole!r} {words}{_meant(whole)}")
    year, month, day = int(match["year"]), match["month"], match["day"]
    try:
        if day:
            first = last = dt.date(year, int(month), int(day))
        elif month and int(month) in _SEASON_MONTHS:
            first, last = _season(year, int(month))
        elif month:
            first, last = dt.date(year, int(month), 1), _month_end(year, int(month))
        else:
            first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    except ValueError:
        raise ValueError(f"{whole!r} names a day that is not in the calendar") from None
    return day_of(first), day_of(last), match["clock"], bool(match["mark"])


def _meant(text: str) -> str:
    """Return ": write 1942-03-20" for a date in another form with only one meaning, or ""."""
    digits = _DIGITS.fullmatch(text)
    if digits:
        first, separator, second, year = digits.groups()
        day, month = (second, first) if separator == "/" and int(second) > 12 else (first, second)
        # 3/4/1942 is March in one country and April in another.
        if separator == "/" and int(first) <= 12 and int(second) <= 12:
            return ""
    else:
        words = _WORDS.fullmatch(text)
        names = [name[:3] for name in _MONTHS.split()]
        if not words or words["month"][:3] not in names:
            return ""
        day, month = words["day"] or "", str(names.index(words["month"][:3]) + 1)
        year = words["year"] if len(words["year"]) == 4 else f"19{words['year']}"
    parts = [year, month.zfill(2), day.zfill(2)] if day else [year, month.zfill(2)]
    try:
        dt.date(int(year), int(month), int(day or 1))
    except ValueError:
        return ""
    return f": write {'-'.join(parts)}"


def _season(year: int, code: int) -> tuple[dt.date, dt.date]:
    start, end = _SEASON_MONTHS[code]
    return dt.date(year, start, 1), _month_end(year + (end < start), end)


def _month_end(year: int, month: int) -> dt.date:
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    return following - dt.timedelta(days=1)


def _month(number: int) -> str:
    return _MONTHS.split()[number - 1]


def long_date(day: int) -> str:
    """Return a day number as "24 February 1944"."""
    date = date_of(day)
    return f"{date.day} {_month(date.month)} {date.year}"
