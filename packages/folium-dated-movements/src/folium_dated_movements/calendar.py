"""Dates of any year as whole days since 1 January 1970, in the proleptic Gregorian calendar.

Years are counted as in ISO 8601: 1 BCE is year 0, 44 BCE is ``-0043``.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from numbers import Integral, Real
from typing import Any

_TEXT = re.compile(
    # Of more than four digits a year has a sign, as in ISO 8601: "180405" means a month or a day.
    r"(?P<year>[+-]?[0-9]{4}|[+-][0-9]{5,6})"
    r"(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})(?:[T ][0-9:.,+Z-]*)?)?)?"
)
_EPOCH = dt.date(1970, 1, 1).toordinal()
# The Gregorian calendar repeats itself: so many days in so many years.
_CYCLE_YEARS, _CYCLE_DAYS = 400, 146_097
# A browser's Date ends here.
_FARTHEST = 200_000
_FORMS = "write '1804', '1804-05', '1804-05-17' or '-0043', or give a date"


def span_of(date: Any) -> tuple[int, int]:
    """Return the first and the last day, both inclusive, that a date of any precision can mean.

    Args:
        date: A text (``"1804"``, ``"1804-05"``, ``"1804-05-17"``, ``"-0043-03-15"``; a time of day
            after it is ignored), a whole number (a year), a ``datetime.date`` or ``datetime``, a
            pandas ``Timestamp`` or ``Period``, or a numpy ``datetime64``.

    Raises:
        ValueError: For anything else, and for a day that the calendar does not have.
    """
    if type(date).__name__ == "Period":
        # Weeks and quarters have no text of their own in ISO 8601, the days that they span have.
        ends = [date.asfreq("D", how=end) for end in ("start", "end")]
        return span_of(_padded(ends[0]))[0], span_of(_padded(ends[1]))[1]
    text = _text_of(date)
    found = _TEXT.fullmatch(text) if text is not None else None
    if not found:
        raise ValueError(f"{date!r} is not a date: {_FORMS}")
    year = int(found["year"])
    if abs(year) > _FARTHEST:
        raise ValueError(f"{date!r}: only years from -{_FARTHEST} to {_FARTHEST} can be shown")
    if not found["month"]:
        return _day(year, 1, 1), _day(year, 12, 31)
    month = int(found["month"])
    if not 1 <= month <= 12:
        raise ValueError(f"{date!r}: there is no month {month}")
    length = monthrange(_alike(year), month)[1]
    if not found["day"]:
        return _day(year, month, 1), _day(year, month, length)
    day = int(found["day"])
    if not 1 <= day <= length:
        raise ValueError(f"{date!r}: there is no day {day} in that month")
    return (_day(year, month, day),) * 2


def precision_of(first: int, last: int) -> str:
    """Return "day", "month" or "year", by the days that a date can mean as ``span_of`` has them."""
    days = last - first + 1
    return "year" if days >= 365 else "month" if days >= 28 else "day"


def _text_of(date: Any) -> str | None:
    """Return a date as ISO text, or None for what is none."""
    if isinstance(date, str):
        return date.strip()
    if isinstance(date, bool):
        return None
    if isinstance(date, dt.date):
        # pandas' NaT is a datetime that equals nothing.
        return date.isoformat()[:10] if date == date else None
    if isinstance(date, Integral):
        return _year_text(int(date))
    if isinstance(date, Real) and float(date).is_integer():
        return _year_text(int(float(date)))
    return _padded(date) if type(date).__name__ == "datetime64" else None


def _padded(date: Any) -> str:
    """Return the ISO 8601 of numpy and pandas, who write the year -43 as "-043"."""
    return re.sub(r"^[+-]?[0-9]+", lambda year: _year_text(int(year[0])), str(date))


def _year_text(year: int) -> str:
    sign = "-" if year < 0 else "+" if year > 9999 else ""
    return f"{sign}{abs(year):04d}"


def _alike(year: int) -> int:
    """Return the year from 1 to 400 that has the same calendar."""
    return (year - 1) % _CYCLE_YEARS + 1


def _day(year: int, month: int, day: int) -> int:
    cycles = (year - 1) // _CYCLE_YEARS
    return dt.date(_alike(year), month, day).toordinal() + cycles * _CYCLE_DAYS - _EPOCH
