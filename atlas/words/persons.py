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
    texts = {event.id: _text(event) for event in events}
    found = {}
    for person in dataset.persons.values():
        name = naming(person)
        found[person.id] = [event for event in events if name.search(texts[event.id])]
    return found


def named_as(person: Person) -> list[str]:
    """Return the words by which texts name a person, any of which will do."""
    given = [name.strip() for name in person.named_as.split(";") if name.strip()]
    return given or person.name.split()[-1:]


def naming(person: Person) -> re.Pattern[str]:
    """Return what finds the name of a person in a text, where it is whole.

    "Khabichev" does not name Khabicheva.
    """
    names = "|".join(re.escape(name) for name in named_as(person))
    return re.compile(rf"(?<!\w)(?:{names})(?!\w)")


def _text(event: Event) -> str:
    return "\n".join((event.title, event.text, event.document, event.refutation))
