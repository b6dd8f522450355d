"""What is told of people of whom no source gives a total: which of their counts, in which order.

Only counts that say where people were or what became of them. Deaths come first, then those who
never came back, then persons before families, farms and livestock: what a source counts in small
things must not hide what it counts in people.
"""

from __future__ import annotations

from atlas.read.records import Claim

DEATHS, RESETTLED = 0, 1
_REST = 6
_UNITS = {
    **dict.fromkeys(("persons", "adults", "men", "women", "children"), 2),
    **dict.fromkeys(("families", "households"), 3),
    "farms": 4,
    **dict.fromkeys(
        ("livestock", "head-of-cattle", "horses", "camels", "cows", "bulls", "sheep", "donkeys"), 5
    ),
}
# Who took part in a case before a court or in an incident: not where a people was.
INCIDENTS = {
    "accused",
    "arrested",
    "arrested-under-this-accusation",
    "charged",
    "exiled",
    "extorted",
    "jailed",
    "met",
    "named",
    "sent",
    "sentenced",
}
# Counts of more people than these.
OF_OTHERS_TOO = "-in-a-wider-group"
# Units whose figures are names, and those that measure.
NAMES = {"brigade-number", "list-position"}
MEASURED = {
    *("hours", "days", "weeks", "years", "tonnes", "kilograms", "grams", "pounds", "rubles"),
    *("metres", "kilometres", "miles", "hectares", "square-kilometres"),
}


def rank(claim: Claim) -> int | None:
    """Return the place of a claim among those told, deaths 0, resettled 1; None: it is not told."""
    if claim.kind in ("planned", "accusation") or claim.measure in INCIDENTS:
        return None
    if claim.measure.endswith(OF_OTHERS_TOO) or "per-" in claim.measure + claim.unit:
        return None
    if claim.unit in NAMES | MEASURED:
        return None
    if claim.value is claim.value_low is claim.value_high is None:
        return None
    place = _UNITS.get(claim.unit, _REST)
    if place == _UNITS["persons"] and claim.measure.startswith("died"):
        return DEATHS
    if place == _UNITS["persons"] and claim.measure == "resettled-for-good":
        return RESETTLED
    return place
