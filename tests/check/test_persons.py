"""Persons: each is named by the text of an event."""

from __future__ import annotations

from dataclasses import replace

from atlas.base.dates import parse_span
from atlas.check import checks
from atlas.read.dataset import Dataset
from atlas.read.records import Event, Person
from atlas.words.persons import events_naming
from tests.building import claim, dataset


def event(identity: str, **cells: object) -> Event:
    values = {"id": identity, "movement_id": "m", "people_ids": (), "kind": "plan"}
    values |= {"start": parse_span("1943"), "end": parse_span(""), "place_id": "", "source": ()}
    values |= {"title": "A meeting", "text": "", "status": "documented", "quoting": ()} | cells
    return Event(**values)


def somebody(**cells: object) -> Person:
    values = {"id": "p", "name": "Magomet Khabichev", "name_ru": "", "named_as": ""}
    values |= {"born": parse_span(""), "role": "Sculptor.", "source": ()} | cells
    return Person(**values)


def data(person: Person, *events: Event) -> Dataset:
    made = dataset(claim("whole", "removed", 1000, "1943-11-02"))
    held = {each.id: each for each in events}
    return replace(made, events=held, persons={"p": person}, lines={"persons": {"p": 2}})


def found(made: Dataset) -> list[str]:
    return [str(fault) for fault in checks.check(made) if "persons" in str(fault)]


def named(made: Dataset) -> list[str]:
    return [each.id for each in made.derived(events_naming)["p"]]


def test_events_are_found_by_the_last_word_of_the_name_and_no_other() -> None:
    events = event("a", text="Khabichev came."), event("b", text="Khabicheva tells.")
    made = data(somebody(), *events, event("c", document="Letter of Khabichev's", title="T"))
    assert named(made) == ["a", "c"]
    assert found(made) == []


def test_named_as_says_it_otherwise() -> None:
    events = event("a", text="In Molotov Oblast"), event("b", text="Molotov signs.")
    assert named(data(somebody(named_as="Molotov signs; Skryabin"), *events)) == ["b"]


def test_whom_no_event_names_is_a_note() -> None:
    (fault,) = found(data(somebody(), event("a")))
    assert fault == (
        "note: persons.csv:2:named_as: the text of no event has 'Khabichev'; "
        "say in named_as how an event names them"
    )
