"""Which events name a person: found in their texts, by the name."""

from __future__ import annotations

import re

from atlas.read.dataset import Dataset, in_order
from atlas.read.records import Event, Person


def events_naming(dataset: Dataset) -> dict[str, list[Event]]:
    """Return the events that name each person, by first day; the keys are ids of persons.

    Use as ``dataset.derived(events_naming)``: every text is looked through for every name.
    """
    events = in_order(dataset.events.values())
    # A translation may inflect a name, so the texts are those as written.
    texts = {event.id: _text(event) for event in dataset.as_written.events.values()}
    found = {}
    for person in dataset.as_written.persons.values():
        names = named_as(person)
        found[person.id] = [event for event in events if _holds(texts[event.id], names)]
    return found


def named_as(person: Person) -> list[str]:
    """Return the words by which texts name a person, any of which will do."""
    given = [name.strip() for name in person.named_as.split(";") if name.strip()]
    return given or person.name.split()[-1:]


def is_named(person: Person, text: str) -> bool:
    """Return whether a text names a person."""
    return _holds(text, named_as(person))


def _holds(text: str, names: list[str]) -> bool:
    for name in names:
        # A whole name: "Khabichev" does not name Khabicheva. Most texts do not hold the letters.
        if name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            return True
    return False


def _text(event: Event) -> str:
    return "\n".join((event.title, event.text, event.document, event.refutation))
