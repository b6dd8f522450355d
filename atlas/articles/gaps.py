"""Sentences on what is not known: days between counts, numbers, dates, outlines, positions."""

from __future__ import annotations

from collections import Counter

from atlas.model.model import Model
from atlas.read.dataset import Dataset
from atlas.read.geometries import Feature
from atlas.read.records import Movement
from atlas.words import certainty
from atlas.words import claims as wording
from atlas.words.claims import number
from atlas.words.language import many, say, spoken, to_say
from atlas.words.vocabulary import words_of


def share(part: int, whole: int) -> str:
    """Return a share in whole per cent; only all of it is 100, and only nothing is 0."""
    per_cent = round(100 * part / whole)
    if part and per_cent == 0:
        return say("under {percent} %", percent=1)
    if part < whole and per_cent == 100:
        return say("over {percent} %", percent=99)
    return say("{percent} %", percent=per_cent)


def interpolated(model: Model) -> list[str]:
    """Return, for each movement, on how many days a total lies between two counts."""
    return [_interpolated(model, movement) for movement in model.dataset.movements.values()]


def _interpolated(model: Model, movement: Movement) -> str:
    found = certainty.interpolated(model, movement)
    if found is None:
        return say(
            "{movement}: no source gives a total; nothing is interpolated.",
            movement=movement.title,
        )
    return many(
        "{movement}: on {between} of the {count} day from {first} to the end of 1961 ({share}) "
        "at least one total lies between two counts.",
        "{movement}: on {between} of the {count} days from {first} to the end of 1961 ({share}) "
        "at least one total lies between two counts.",
        found.days,
        movement=movement.title,
        between=number(found.between),
        first=spoken().day(found.first),
        share=share(found.between, found.days),
    )


def of_numbers(model: Model) -> list[str]:
    """Return what the numbers do not say, movement by movement and then of all."""
    dataset = model.dataset
    said = [text for m in dataset.movements.values() for text in _of_movement(model, m)]
    unnumbered = [
        c for c in dataset.claims.values() if (c.value, c.value_low, c.value_high) == (None,) * 3
    ]
    if unnumbered:
        said.append(
            many(
                "{count} claim says that something happened, but not how many people it concerned.",
                "{count} claims say that something happened, but not how many people it concerned.",
                len(unnumbered),
            )
        )
    quoting = [c for c in dataset.claims.values() if c.quoting]
    said.append(_part(_QUOTING, len(quoting), len(dataset.claims)))
    written = dataset.as_written.works
    excerpts = [w for w in dataset.works.values() if "excerpt" in written[w.key].note.lower()]
    if excerpts:
        said.append(_part(_EXCERPTS, len(excerpts), len(dataset.works)))
    return said


def _of_movement(model: Model, movement: Movement) -> list[str]:
    dataset, said = model.dataset, []
    if not movement.whole_claim_id:
        said.append(say("no source gives a total; none is worked out here."))
    said += certainty.of_the_numbers(model, movement)
    flows = dataset.flows_of.get(movement.id, [])
    unnumbered = [flow for flow in flows if not flow.claim_id]
    if unnumbered:
        said.append(_part(_UNNUMBERED, len(unnumbered), len(flows)))
    claims = dataset.claims_of.get(movement.id, [])
    undated = [c for c in claims if c.first_day is None and c.last_day is None]
    if undated:
        said.append(_part(_UNDATED, len(undated), len(claims)))
    return [say("{movement}: {words}", movement=movement.title, words=words) for words in said]


def of_geometry(dataset: Dataset) -> list[str]:
    """Return what is not known of outlines, of the course of journeys, and of positions."""
    found = certainty.outlines(dataset)
    said = [
        _part(message, len(found[name]), len(dataset.units), places=_named(dataset, found[name]))
        for name, message in _OUTLINES.items()
        if found[name]
    ]
    said.append(_of_legs(dataset))
    precision = Counter(place.coordinate_precision for place in dataset.places.values())
    proxies = precision["proxy"] + precision["approximate"]
    if proxies:
        said.append(_part(_PROXIES, proxies, len(dataset.places)))
    unplaced = [place for place in dataset.places.values() if place.lon is None]
    if unplaced:
        said.append(
            many(
                "{count} place has no position (aggregates, or not found).",
                "{count} places have no position (aggregates, or not found).",
                len(unplaced),
            )
        )
    return said


def _of_legs(dataset: Dataset) -> str:
    methods = Counter(leg.method for leg in dataset.legs.values())
    listed = ", ".join(
        f"{number(count)} {words_of('status', method) if method else say('not stated')}"
        for method, count in methods.most_common()
    )
    return many(
        "The course of {count} leg of journeys as drawn: {listed}.",
        "The course of {count} legs of journeys as drawn: {listed}.",
        len(dataset.legs),
        listed=listed,
    )


def _named(dataset: Dataset, units: list[Feature]) -> str:
    return ", ".join(dict.fromkeys(wording.place_name(dataset, unit.place_id) for unit in units))


def _part(message: str, part: int, whole: int, **values: object) -> str:
    """Return a sentence on a part of a whole, both as numbers of records."""
    return say(message, part=number(part), whole=number(whole), **values)


_QUOTING = to_say(
    "{part} of {whole} claims quote a document or another work. "
    "We have read the source that quotes it, not the document."
)
_EXCERPTS = to_say("{part} of {whole} works were read only as an excerpt.")
_UNNUMBERED = to_say("{part} of {whole} streams are drawn without a number.")
_UNDATED = to_say("{part} of {whole} claims have no date.")
_PROXIES = to_say(
    "{part} of {whole} places have the position of a neighbour, or an approximate one."
)
# What is uncertain about outlines (see ``certainty.outlines``) -> the sentence on them.
_OUTLINES = {
    "approximate": to_say(
        "{part} of {whole} outlines are approximate, cut by hand without a map of the time: "
        "{places}."
    ),
    "schematic": to_say(
        "{part} of {whole} outlines have some edge that was drawn by us: {places}."
    ),
    "points": to_say(
        "{part} of {whole} units are drawn as points because their borders are not known to us: "
        "{places}."
    ),
    "undated": to_say(
        "{part} of {whole} outlines have no first day: it is not known to us, or lies before 1928: "
        "{places}."
    ),
}
