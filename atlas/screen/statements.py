"""Statements in the scene: events, claims, and the works they come from."""

from __future__ import annotations

from typing import Any

from atlas.read.citations import Citation
from atlas.read.dataset import Dataset
from atlas.read.records import Claim, Event
from atlas.words import claims, whereabouts
from atlas.words.locators import locator_text
from atlas.words.persons import events_naming
from atlas.words.translated import names_in_all_languages
from atlas.words.works import described


def event_entries(dataset: Dataset) -> list[dict[str, Any]]:
    """Return the dated events in chronological order, as JSON values."""
    dated = [e for e in dataset.events.values() if e.start.first is not None]
    # Events of one day and hour keep the order of the file, which puts the leading one first.
    dated.sort(key=lambda e: (e.start.first, e.start.clock or ""))
    return [_event(dataset, e) for e in dated]


def _event(dataset: Dataset, event: Event) -> dict[str, Any]:
    end = event.end if event.end.text else event.start
    return {
        "id": event.id,
        "movement": event.movement_id or None,
        "peoples": list(dataset.concerned(event)),
        "whose": claims.whose(dataset, event),
        "kind": event.kind,
        "start": event.start.first,
        "end": end.last,
        "edtf": event.start.text if end is event.start else f"{event.start.text}/{end.text}",
        "when": claims.event_when(event),
        "place": event.place_id or None,
        "title": event.title,
        "text": event.text,
        "status": event.status,
        "sources": _said(dataset, event.source, event.quoting),
        "claims": [c.id for c in dataset.claims_of_event.get(event.id, [])],
        **_words(dataset, event),
    }


def _words(dataset: Dataset, event: Event) -> dict[str, Any]:
    """Return what an event quotes, for the few that do: empty fields are left out."""
    values = {
        "document": event.document,
        "quotation": event.quotation,
        "quoted_from": _said(dataset, event.quoted_from, ()),
        "translation": event.translation,
        "refutation": event.refutation,
        "grade": event.grade,
    }
    return {name: value for name, value in values.items() if value}


def person_entries(dataset: Dataset) -> list[dict[str, Any]]:
    """Return the persons whom dated events name, as JSON values, empty fields left out."""
    entries = []
    for person_id, events in dataset.derived(events_naming).items():
        person = dataset.persons[person_id]
        values = {
            "id": person_id,
            "name": person.name,
            "ru": person.name_ru,
            "also": " ".join(names_in_all_languages(dataset, "persons", person_id)),
            "born": person.born.text,
            "role": person.role,
            "events": [event.id for event in events if event.start.first is not None],
        }
        entries.append({name: value for name, value in values.items() if value})
    return [entry for entry in entries if "events" in entry]


def claim_entry(dataset: Dataset, claim: Claim) -> dict[str, Any]:
    """Return a claim as JSON values, empty fields left out."""
    values = {
        "movement": claim.movement_id,
        "peoples": list(claim.people_ids),
        "place": claim.place_id,
        "event": claim.event_id,
        "measure": claim.measure,
        "unit": claim.unit,
        "value": claim.value,
        "low": claim.value_low,
        "high": claim.value_high,
        "from": claim.first_day,
        "to": claim.last_day,
        "span": claim.span,
        "kind": claim.kind,
        "rank": claim.rank,
        "grade": claim.grade,
        "part_of": claim.part_of,
        "conflict": claim.conflict_id,
        "status": [claim.place_status, claim.date_status, claim.value_status],
        "sources": _said(dataset, claim.source, claim.quoting),
        "quotation": claim.quotation,
        "note": claim.note,
        "when": claims.claim_when(claim),
        "amount": claims.amount(claim),
        "doing": claims.doing_text(claim),
        "text": claims.claim_text(dataset, claim),
        "order": _order(dataset, claim),
    }
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def _order(dataset: Dataset, claim: Claim) -> int | None:
    """Return how early a claim comes among those of people without a total; None for others."""
    movement = dataset.movements.get(claim.movement_id)
    if movement is None or movement.whole_claim_id:
        return None
    place = whereabouts.rank(claim)
    return whereabouts.NOT_SHOWN if place is None else place


def _said(
    dataset: Dataset, source: tuple[Citation, ...], quoting: tuple[Citation, ...]
) -> list[dict[str, Any]]:
    quoted = [
        {"key": c.key, "short": claims.short(dataset, c), "locator": locator_text(c.locator)}
        for c in quoting
    ]
    return [
        {"key": c.key, "locator": locator_text(c.locator), "quoting": quoted if n == 0 else []}
        for n, c in enumerate(source)
    ]


def source_entries(dataset: Dataset) -> dict[str, Any]:
    """Return the works of the bibliography, by key, as JSON values."""
    return {
        key: {
            "short": work.short,
            "full": described(work),
            "url": work.url or None,
            "note": work.note,
        }
        for key, work in sorted(dataset.works.items())
    }
