"""What the data says about itself: works and their use, and the layers of the map."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from atlas.read.citations import Citation, Work
from atlas.read.dataset import Dataset
from atlas.read.records import Claim, Event, Flow, People, Place, Stop, Territory
from atlas.words import claims
from atlas.words.language import many, say, to_say

# Column of layers.csv -> what it is called.
_COLUMNS = {
    "layer": to_say("Layer"),
    "title": to_say("What it shows"),
    "producer": to_say("Producer"),
    "licence": to_say("Licence"),
    "url": to_say("Address"),
    "accessed": to_say("Accessed"),
    "method": to_say("What we did with it"),
}


@dataclass(frozen=True)
class Entry:
    """A work with what it is used for here."""

    work: Work
    words: str


def works(dataset: Dataset) -> dict[str, list[Entry]]:
    """Return the works by the best grade of the claims resting on them, each by its short form."""
    grades = _best_grades(dataset)
    direct, quoted = _uses(dataset)
    headings = _headings()
    found: dict[str, list[Entry]] = {title: [] for title in headings.values()}
    for work in sorted(dataset.works.values(), key=lambda w: w.short.casefold()):
        words = [work.note.rstrip(".")] if work.note else []
        if direct[work.key]:
            words.append(_behind(direct[work.key]))
        if quoted[work.key]:
            words.append(_quoted(quoted[work.key]))
        title = headings.get(grades.get(work.key, ""), headings[""])
        found[title].append(Entry(work, " · ".join(words) or say("not yet cited by a record")))
    return {title: entries for title, entries in found.items() if entries}


def _headings() -> dict[str, str]:
    """Return the heading over the works of each grade, and over those of none ("")."""
    others = say("Cited for names, routes and borders, or by the works above")
    return claims.grade_headings() | {"": others}


def _behind(count: int) -> str:
    return many("behind {count} record here", "behind {count} records here", count)


def _quoted(count: int) -> str:
    return many("quoted by other works for {count}", "quoted by other works for {count}", count)


def _best_grades(dataset: Dataset) -> dict[str, str]:
    best: dict[str, str] = {}
    for claim in dataset.claims.values():
        for citation in claim.source:
            best[citation.key] = min(best.get(citation.key, "Z"), claim.grade or "Z")
    return best


def _uses(dataset: Dataset) -> tuple[Counter[str], Counter[str]]:
    direct: Counter[str] = Counter()
    quoted: Counter[str] = Counter()
    records: list[Claim | Event | Flow] = [
        *dataset.claims.values(),
        *dataset.events.values(),
        *dataset.flows.values(),
    ]
    others: list[People | Place | Territory | Stop] = [
        *dataset.peoples.values(),
        *dataset.places.values(),
        *dataset.territories,
        *(stop for stops in dataset.routes.values() for stop in stops),
    ]
    for record in [*records, *others]:
        direct.update(_keys(record.source))
    for record in records:
        quoted.update(_keys(record.quoting))
    return direct, quoted


def _keys(citations: tuple[Citation, ...]) -> set[str]:
    return {citation.key for citation in citations}


def layers(dataset: Dataset) -> list[dict[str, str]]:
    """Return the origin record of each map layer (``geodata/layers.csv``)."""
    return [
        {_column(name): say(value) if value else "" for name, value in row.items() if name}
        for row in dataset.layers
    ]


def _column(name: str) -> str:
    # A reader's own table may have columns that ours lacks.
    return say(_COLUMNS[name]) if name in _COLUMNS else name.replace("_", " ").capitalize()
