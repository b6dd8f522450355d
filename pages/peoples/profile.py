"""The content of a people's profile: chapters of events, places of exile, claims."""

from __future__ import annotations

from collections.abc import Iterable

from atlas.base.dates import long_date
from atlas.folium.maps import Held
from atlas.model.model import View
from atlas.read.dataset import Dataset
from atlas.read.records import TESTIMONY, Claim, Event, Movement, People
from atlas.words import claims as wording
from atlas.words.names import listed, peoples_of
from atlas.words.vocabulary import words_of

CHAPTERS = {
    "At home": ("homeland",),
    "Charges, plans and decrees": ("accusation", "plan", "decree"),
    "The removal": ("roundup", "entrainment", "departure", "flight"),
    "The journey": ("transit", "arrival"),
    "Exile": ("exile", "legal", "death", "famine"),
    "The return": ("release", "restoration", "return"),
    "Voices": (TESTIMONY,),
    "Memory": ("memory",),
}


def movements_of(dataset: Dataset, people: People) -> list[Movement]:
    """Return the movements that a people was part of, in file order."""
    return [m for m in dataset.movements.values() if people.id in m.people_ids]


def others_in(dataset: Dataset, movement: Movement, people: People) -> list[str]:
    """Return the names of the peoples that the sources count together with this one."""
    return [other.name for other in peoples_of(dataset, [movement]) if other.id != people.id]


def chapters(dataset: Dataset, movement: Movement) -> dict[str, list[Event]]:
    """Return the events of the movement and those of several that concern its peoples, by chapter.

    Each by date; empty chapters are left out.
    """
    events = dataset.events_about([movement])
    known = {kind for kinds in CHAPTERS.values() for kind in kinds}
    found = {title: [e for e in events if e.kind in kinds] for title, kinds in CHAPTERS.items()}
    found["Also"] = [e for e in events if e.kind not in known]
    return {title: listed for title, listed in found.items() if listed}


def unheard(dataset: Dataset, movement: Movement) -> str:
    """Return for which stages no testimony is quoted, as a sentence; "" if there is one for each.

    A testimony belongs to the stage in which the middle of the time that it tells of lies. A flight
    goes on while the first come home: what is told of that time is told of the flight.
    """
    told = {_stage(movement, e) for e in dataset.events_about([movement]) if e.kind == TESTIMONY}
    stages = (
        ["the flight"] if movement.kind == "flight" else ["the removal and the journey", "exile"]
    )
    stages += ["the return"] if movement.return_recorded else []
    silent = [stage for stage in stages if stage not in told]
    if not silent:
        return ""
    about = listed(silent) if told else "any of these years"
    return f"No published testimony of a named person that we could cite was found for {about}."


def _stage(movement: Movement, event: Event) -> str:
    ends = (event.start.first, event.end.last if event.end.text else event.start.last)
    middle = sum(day or 0 for day in ends) / 2
    home, there = movement.return_start.first, movement.end.last
    is_over = there is not None and middle > there
    if home is not None and middle >= home and (is_over or movement.kind != "flight"):
        return "the return"
    if movement.kind == "flight":
        return "the flight"
    return "exile" if is_over else "the removal and the journey"


def places_of_exile(view: View, movement: Movement) -> list[Held]:
    """Return the first count of each place of exile, most people first, as the view has it."""
    found: dict[str, Held] = {}
    for region in view.track(movement.id).regions:
        claim = view.dataset.claims.get(region.claim_id)
        words = (
            wording.claim_text(view.dataset, claim)
            if claim
            else f"counted {long_date(region.counted)}"
        )
        found.setdefault(region.place_id, Held(region.place_id, region.value, words))
    return sorted(found.values(), key=lambda spot: (-spot.value, spot.place_id))


def claims_of(dataset: Dataset, movement: Movement, people: People) -> list[Claim]:
    """Return the claims about the people or about all of its movement, by date."""
    own = [
        c
        for c in dataset.claims_of.get(movement.id, [])
        if not c.people_ids or people.id in c.people_ids
    ]
    return sorted(own, key=lambda c: (c.last_day is None, c.last_day or 0, c.id))


def claims_at(dataset: Dataset, movement: Movement, place_id: str) -> list[Claim]:
    """Return the movement's claims about one place, by date."""
    own = [c for c in dataset.claims_of.get(movement.id, []) if c.place_id == place_id]
    return sorted(own, key=lambda c: (c.last_day is None, c.last_day or 0, c.id))


def rows(dataset: Dataset, claims: Iterable[Claim]) -> list[dict[str, str]]:
    """Return the claims as rows of plain text for a table."""
    return [
        {
            "When": wording.claim_when(claim),
            "What is claimed": wording.claim_text(dataset, claim),
            "Who says so": wording.sources_text(dataset, claim.source, claim.quoting),
            "Number is": claim.value_status,
            "Kind of source": wording.grade_text(claim.grade),
            "Standing": words_of("rank", claim.rank),
        }
        for claim in claims
    ]
