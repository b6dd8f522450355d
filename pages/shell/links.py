"""Addresses within the atlas, relative to its root, so that they work under any base path."""

from __future__ import annotations

from urllib.parse import urlencode

from atlas.base.dates import FIRST_DAY, LAST_DAY, iso_of
from atlas.read.dataset import Dataset
from atlas.read.records import Claim
from atlas.search.index import day_on_axis
from pages.shell import tongue


def atlas(dataset: Dataset, claim: Claim) -> str:
    """Return the address of the atlas at a claim's day, with the claim opened."""
    asked = {"date": iso_of(day_on_axis(dataset, claim))}
    if claim.movement_id in dataset.movements:
        asked["movement"] = claim.movement_id
    return _address("", asked | {"select": f"claim:{claim.id}"})


def event(dataset: Dataset, identity: str) -> str:
    """Return the address of the atlas on the first day of an event, with the event opened."""
    happened = dataset.events[identity]
    first = happened.start.first if happened.start.first is not None else happened.start.last
    asked = {"date": iso_of(min(max(FIRST_DAY if first is None else first, FIRST_DAY), LAST_DAY))}
    if happened.movement_id in dataset.movements:
        asked["movement"] = happened.movement_id
    return _address("", asked | {"select": f"event:{identity}"})


def claim(identity: str) -> str:
    """Return the address of one claim with everything known about it."""
    return _address("sources", {"show": "claims", "claim": identity})


def conflict(identity: str) -> str:
    """Return the address of one conflict, its rivals side by side."""
    return _address("sources", {"show": "conflicts", "conflict": identity})


def view(name: str, **asked: str) -> str:
    """Return the address of a view of the Sources page."""
    return _address("sources", {"show": name} | asked)


def _address(page: str, asked: dict[str, str]) -> str:
    # A link in a text opens the page anew, which without this would follow the browser.
    named = {tongue.NAME: tongue.tag()} if tongue.is_named() else {}
    return f"./{page}?{urlencode(asked | named, safe=':,')}"
