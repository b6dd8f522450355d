"""What the data says about itself: works and their use, and the layers of the map."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from atlas.read.citations import Citation, Work
from atlas.read.dataset import Dataset
from atlas.words import claims

_HEADINGS = claims.grade_headings() | {
    "": "Cited for names, routes and borders, or by the works above"
}
_COLUMNS = {"url": "Address", "title": "What it shows", "method": "What we did with it"}


@dataclass(frozen=True)
class Entry:
    """A work with what it is used for here."""

    work: Work
    words: str


def works(dataset: Dataset) -> dict[str, list[Entry]]:
    """Return the works by the best grade of the claims resting on them, each by its short form."""
    grades = _best_grades(dataset)
    direct, quoted = _uses(dataset)
    found: dict[str, list[Entry]] = {title: [] for title in _HEADINGS.values()}
    for work in sorted(dataset.works.values(), key=lambda w: w.short.casefold()):
        words = [work.note.rstrip(".")] if work.note else []
        if direct[work.key]:
            words.append(f"behind {_records(direct[work.key])} here")
        if quoted[work.key]:
            words.append(f"quoted by other works for {quoted[work.key]}")
        title = _HEADINGS.get(grades.get(work.key, ""), _HEADINGS[""])
        found[title].append(Entry(work, " · ".join(words) or "not yet cited by a record"))
    return {title: entries for title, entries in found.items() if entries}


def _records(many: int) -> str:
    return "1 record" if many == 1 else f"{many} records"


def _best_grades(dataset: Dataset) -> dict[str, str]:
    best: dict[str, str] = {}
    for claim in dataset.claims.values():
        for citation in claim.source:
            best[citation.key] = min(best.get(citation.key, "Z"), claim.grade or "Z")
    return best


def _uses(dataset: Dataset) -> tuple[Counter[str], Counter[str]]:
    direct: Counter[str] = Counter()
    quoted: Counter[str] = Counter()
    records = [*dataset.claims.values(), *dataset.events.values(), *dataset.flows.values()]
    sourced = [*records, *dataset.peoples.values(), *dataset.places.values(), *dataset.territories]
    stops = [stop for stops in dataset.routes.values() for stop in stops]
    for record in [*sourced, *stops]:
        direct.update(_keys(record.source))
    for record in records:
        quoted.update(_keys(record.quoting))
    return direct, quoted


def _keys(citations: tuple[Citation, ...]) -> set[str]:
    return {citation.key for citation in citations}


def layers(dataset: Dataset) -> list[dict[str, str]]:
    """Return the origin record of each map layer (``geodata/layers.csv``)."""
    return [
        {
            _COLUMNS.get(name, name.replace("_", " ").capitalize()): value or ""
            for name, value in row.items()
            if name
        }
        for row in dataset.layers
    ]
