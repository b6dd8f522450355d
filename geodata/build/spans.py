"""Spans of validity: EDTF days, months and years as bounds in whole days."""

import calendar
from datetime import date

FIRST = date(1928, 1, 1)
LAST = date(1961, 12, 31)


def first_day(edtf: str) -> date:
    """Return the first day of an EDTF day, month or year; the start of the atlas when empty."""
    if not edtf:
        return FIRST
    parts = [int(part) for part in edtf.split("-")]
    return date(*[*parts, 1, 1][:3])


def last_day(edtf: str) -> date:
    """Return the last day of an EDTF day, month or year; the end of the atlas when empty."""
    if not edtf:
        return LAST
    parts = [int(part) for part in edtf.split("-")]
    if len(parts) == 3:
        return date(*parts)
    month = parts[1] if len(parts) == 2 else 12
    return date(parts[0], month, calendar.monthrange(parts[0], month)[1])


def holds(day: date, valid_from: str, valid_to: str) -> bool:
    """Tell whether `day` lies in the span (both ends inclusive)."""
    return first_day(valid_from) <= day <= last_day(valid_to)
