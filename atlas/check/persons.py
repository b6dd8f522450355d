"""Whether each person is named by an event; whoever is not can be found by nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from atlas.base.faults import Fault
from atlas.read.dataset import Dataset
from atlas.words.persons import events_naming, named_as


def _named(dataset: Dataset) -> Iterator[Fault]:
    """A person whom no event names: a note, since the row harms nothing else."""
    if dataset.lost.any_of("events"):
        # The event may be among those that could not be read.
        return
    for person_id, events in dataset.derived(events_naming).items():
        if not events:
            words = " or ".join(repr(name) for name in named_as(dataset.persons[person_id]))
            message = f"the text of no event has {words}; say in named_as how an event names them"
            yield Fault(*dataset.where("persons", person_id), "named_as", message, "note")


RULES: tuple[Callable[[Dataset], Iterator[Fault]], ...] = (_named,)
