"""The words of the control and the legend."""

from __future__ import annotations

from collections.abc import Mapping

LABELS: Mapping[str, str] = {
    "control": "Time",
    "date": "Date",
    "play": "Play",
    "pause": "Pause",
    "previous": "Previous event",
    "next": "Next event",
    "pace": "Pace",
    "day_a_second": "1 day a second",
    "week_a_second": "1 week a second",
    "month_a_second": "1 month a second",
    "year_a_second": "1 year a second",
    "days_a_second": "{count} days a second",
    "people": "{count} people",
    "not_stated": "number not stated",
}
"""English; ``DatedMovements(labels={…})`` replaces any of them. ``{count}`` is a number."""


def labels_with(own: Mapping[str, str] | None) -> dict[str, str]:
    """Return all labels, those of ``own`` in place of the English ones.

    Raises:
        ValueError: For a key that there is not, a value that is no text, or one that has lost or
            gained ``{count}``.
    """
    replaced = dict(own or {})
    for key, value in replaced.items():
        if key not in LABELS:
            raise ValueError(f"label {key!r} is not one of {', '.join(LABELS)}")
        if not isinstance(value, str):
            raise ValueError(f"label {key!r}: {value!r} is not a text")
        if ("{count}" in value) != ("{count}" in LABELS[key]):
            needs = "needs" if "{count}" in LABELS[key] else "has no"
            raise ValueError(f"label {key!r}: {value!r}: this label {needs} {{count}}")
    return {**LABELS, **replaced}
