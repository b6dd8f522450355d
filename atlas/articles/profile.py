"""The content of a people's profile: chapters of events, places of exile, claims."""

from __future__ import annotations

from collections.abc import Iterable

from atlas.folium.maps import Held
from atlas.model.model import View
from atlas.read.dataset import Dataset
from atlas.read.records import TESTIMONY, Claim, Event, Movement, People
from atlas.words import claims as wording
from atlas.words.language import say, spoken, to_say
from atlas.words.names import listed, peoples_of
from atlas.words.vocabulary import words_of

CHAPTERS = {
    to_say("At home"): ("homeland",),
    to_say("Charges, plans and decrees"): ("accusation", "plan", "decree"),
    to_say("The removal"): ("roundup", "entrainment", "departure", "flight"),
    to_say("The journey"): ("transit", "arrival"),
    to_say("Exile"): ("exile", "legal", "death", "famine"),
    to_say("The return"): ("release", "restoration", "return"),
    to_say("Voices"): (TESTIMONY,),
    to_say("Memory"): ("memory",),
}
"""The chapters of a profile: the message that is its title -> the kinds of its events."""

_FLIGHT, _REMOVAL = to_say("the flight"), to_say("the removal and the journey")
_EXILE, _RETURN = to_say("exile"), to_say("the return")


def movements_of(dataset: Dataset, people: People) -> list[Movement]:
    """Return the movements that a people was part of, in file order."""
    return [m for m in dataset.movements.values() if people.id in m.people_ids]


def others_in(dataset: Dataset, movement: Movement, people: People) -> list[str]:
    """Return the names of the peoples that the sources count together with this one."""
    return [other.name for other in peoples_of(dataset, [movement]) if other.id != people.id]


def chapters(dataset: Dataset, movement: Movement) -> dict[str, list[Event]]:
    """Return the events of the movement and those of several that concern its peoples, by chapter.

    Each by date; the keys are the titles, messages to say; empty chapters are left out.
    """
    events = dataset.events_about([movement])
    known = {kind for kinds in CHAPTERS.values() for kind in kinds}
    found = {title: [e for e in events if e.kind in kinds] for title, kinds in CHAPTERS.items()}
    found[to_say("Also")] = [e for e in events if e.kind not in known]
    return {title: listed for title, listed in found.items() if listed}


def unheard(dataset: Dataset, movement: Movement) -> str:
    """Return for which stages no testimony is quoted, as a sentence; "" if there is one for each.

    A testimony belongs to the stage in which the middle of the time that it tells of lies. A flight
    goes on while the first come home: what is told of that time is told of the flight.
    """
    told = {_stage(movement, e) for e in dataset.events_about([movement]) if e.kind == TESTIMONY}
    stages = [_FLIGHT] if movement.kind == "flight" else [_REMOVAL, _EXILE]
    stages += [_RETURN] if movement.return_recorded else []
    silent = [stage for stage in stages if stage not in told]
    if not silent:
        return ""
    if not told:
        return say(
            "No published testimony of a named person that we could cite was found for any of "
            "these years."
        )
    return say(
        "No published testimony of a named person that we could cite was found for {stages}.",
        stages=listed(map(say, silent)),
    )


def _stage(movement: Movement, event: Event) -> str:
    ends = (event.start.first, event.end.last if event.end.text else event.start.last)
    middle = sum(day or 0 for day in ends) / 2
    home, there = movement.return_start.first, movement.end.last
    is_over = there is not None and middle > there
    if home is not None and middle >= home and (is_over or movement.kind != "flight"):
        return _RETURN
    if movement.kind == "flight":
        return _FLIGHT
    return _EXILE if is_over else _REMOVAL


def places_of_exile(view: View, movement: Movement) -> list[Held]:
    """Return the first count of each place of exile, most people first, as the view has it."""
    found: dict[str, Held] = {}
    for region in view.track(movement.id).regions:
        claim = view.dataset.claims.get(region.claim_id)
        words = (
            wording.claim_text(view.dataset, claim)
            if claim
            else say("counted {day}", day=spoken().day(region.counted))
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
            say("When"): wording.claim_when(claim),
            say("What is claimed"): wording.claim_text(dataset, claim),
            say("Who says so"): wording.sources_text(dataset, claim.source, claim.quoting),
            say("Number is"): words_of("status", claim.value_status),
            say("Kind of source"): wording.grade_text(claim.grade),
            say("Standing"): words_of("rank", claim.rank),
        }
        for claim in claims
    ]
