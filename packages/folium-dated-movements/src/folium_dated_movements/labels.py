"""The words of the control, the list and the legend."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from folium_dated_movements.texts import check_text

Words = str | Mapping[str, str]

LABELS: Mapping[str, Words] = {
    "control": "Time",
    "date": "Date",
    "play": "Play",
    "pause": "Pause",
    "previous": "Previous event",
    "next": "Next event",
    "movements": "Movements",
    "none": "None by this date",
    "close": "Close",
    "pace": "Pace",
    "days_a_second": {"one": "{count} day a second", "other": "{count} days a second"},
    "weeks_a_second": {"one": "{count} week a second", "other": "{count} weeks a second"},
    "months_a_second": {"one": "{count} month a second", "other": "{count} months a second"},
    "years_a_second": {"one": "{count} year a second", "other": "{count} years a second"},
    "people": {"one": "{count} person", "other": "{count} people"},
    "not_stated": "number not stated",
}
"""English; ``DatedMovements(labels={…})`` replaces any of them.

``{count}`` is a number. A label that has it is one text for all numbers, or a mapping of the plural
categories that its language has (CLDR: zero, one, two, few, many, other) to texts.
"""

_CATEGORIES = ("zero", "one", "two", "few", "many", "other")


def labels_with(own: Mapping[str, Words] | None) -> dict[str, Words]:
    """Return all labels, those of ``own`` in place of the English ones.

    Raises:
        ValueError: For a key or a plural category that there is not, a value that is no text, or
            one that has lost or gained ``{count}``.
    """
    replaced = dict(own or {})
    for key, value in replaced.items():
        if key not in LABELS:
            raise ValueError(f"label {key!r} is not one of {', '.join(LABELS)}")
        if isinstance(value, Mapping):
            replaced[key] = _forms(key, value)
        else:
            _check(f"label {key!r}", value, is_counted=_is_counted(key))
    return {**LABELS, **replaced}


def _is_counted(key: str) -> bool:
    return isinstance(LABELS[key], Mapping)


def _forms(key: str, forms: Mapping[Any, Any]) -> dict[str, str]:
    if not _is_counted(key):
        raise ValueError(f"label {key!r}: {forms!r:.60} is not a text, and it has no number")
    for category, words in forms.items():
        if category not in _CATEGORIES:
            named = ", ".join(_CATEGORIES)
            raise ValueError(f"label {key!r}: {category!r} is not a plural category: {named}")
        _check(f"label {key!r}, {category!r}", words, is_counted=True)
    if "other" not in forms:
        raise ValueError(f"label {key!r}: the form for 'other' is missing")
    return dict(forms)


def _check(where: str, words: Any, *, is_counted: bool) -> None:
    check_text(f"{where}:", words)
    if ("{count}" in words) != is_counted:
        needs = "needs" if is_counted else "has no"
        raise ValueError(f"{where}: {words!r}: this label {needs} {{count}}")
