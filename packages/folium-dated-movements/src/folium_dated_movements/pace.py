"""What a second of playing stands for."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping
from decimal import Decimal
from numbers import Real
from typing import Any

PACES: Mapping[str, str] = {
    "day": "P1D",
    "week": "P1W",
    "month": "P1M",
    "year": "P1Y",
    "decade": "P10Y",
    "century": "P100Y",
    "millennium": "P1000Y",
}
"""The names of paces, and the ISO 8601 duration that each stands for."""

_DURATION = re.compile(r"P(?P<count>[0-9]{1,7}(?:\.[0-9]{1,3})?)(?P<unit>[DWMY])")
_DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}
# A browser's Date would soon end.
_MOST_DAYS = 3_650_000


def duration_of(pace: Any) -> str:
    """Return a pace as an ISO 8601 duration of one unit, such as "P1W" or "P100Y".

    Args:
        pace: One of ``PACES``, such a duration, a number of days, or a ``datetime.timedelta``.

    Raises:
        ValueError: For anything else, for one of no length, and for one of more than some ten
            thousand years.
    """
    if isinstance(pace, str) and pace in PACES:
        return PACES[pace]
    given = pace / dt.timedelta(days=1) if isinstance(pace, dt.timedelta) else pace
    if isinstance(given, Real) and not isinstance(given, bool) and math.isfinite(given):
        given = f"P{format(round(Decimal(str(float(given))), 3).normalize(), 'f')}D"
    found = _DURATION.fullmatch(given) if isinstance(given, str) else None
    if not found:
        named = ", ".join(PACES)
        raise ValueError(f"pace {pace!r} is not one of {named}, 'P20Y' or a number of days")
    days = float(found["count"]) * _DAYS[found["unit"]]
    if not 0 < days <= _MOST_DAYS:
        raise ValueError(f"pace {pace!r} is not between 0.001 and {_MOST_DAYS:,} days a second")
    return found[0]
