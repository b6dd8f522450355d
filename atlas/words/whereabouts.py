"""Which counts are shown, and in which order, for people of whom no source gives a total.

The lists of claims in the panel have the same order, and those not shown come after all others.

Only counts that say where people were or what became of them are shown. Deaths come first, then
those who never came back, then persons before families, farms and livestock: what a source counts
in cattle must not hide what it counts in people.
"""

from __future__ import annotations

from atlas.read.records import Claim

DEATHS, RESETTLED, PERSONS = 0, 1, 2
_REST, NOT_SHOWN = 6, 7
_UNITS = {
    **dict.fromkeys(("persons", "adults", "men", "women", "children"), PERSONS),
    **dict.fromkeys(("families", "households"), 3),
    "farms": 4,
    **dict.fromkeys(
        ("livestock", "head-of-cattle", "horses", "camels", "cows", "bulls", "sheep", "donkeys"), 5
    ),
}
# People in a court case or an incident: these say nothing about where a people was.
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
# The ending of measures that include other people too.
OF_OTHERS_TOO = "-in-a-wider-group"
# Units of measurement.
MEASURED = {
    *("hours", "days", "weeks", "years", "tonnes", "kilograms", "grams", "pounds", "rubles"),
    *("metres", "kilometres", "miles", "hectares", "square-kilometres"),
}


def rank(claim: Claim) -> int | None:
    """Return a claim's rank among those shown.

    Returns:
        ``DEATHS`` (0), ``RESETTLED`` (1) or a greater number for what comes later; None for a claim
        that is not shown.
    """
    if claim.kind in ("planned", "accusation") or claim.measure in INCIDENTS:
        return None
    if claim.measure.endswith(OF_OTHERS_TOO) or "per-" in claim.measure + claim.unit:
        return None
    if claim.unit in MEASURED:
        return None
    if claim.value is claim.value_low is claim.value_high is None:
        return None
    place = _UNITS.get(claim.unit, _REST)
    if place == _UNITS["persons"] and claim.measure.startswith("died"):
        return DEATHS
    if place == _UNITS["persons"] and claim.measure == "resettled-for-good":
        return RESETTLED
    return place
