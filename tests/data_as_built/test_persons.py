"""The persons whom the atlas's events name."""

from __future__ import annotations

import re

from atlas.read.records import TESTIMONY
from atlas.words.persons import events_naming


def test_every_person_is_named_and_says_who_they_were(built_in) -> None:
    for person_id, events in built_in.derived(events_naming).items():
        person = built_in.persons[person_id]
        assert events, person_id
        assert person.source and person.role.endswith("."), person_id


def test_a_place_of_the_same_name_names_nobody(built_in) -> None:
    for events in built_in.derived(events_naming).values():
        assert not [e.id for e in events if e.id in ("tat-count-north", "tat-diverted")]


def test_whoever_tells_of_it_is_among_them(built_in) -> None:
    by_event = {e.id for events in built_in.derived(events_naming).values() for e in events}
    voices = [e for e in built_in.events.values() if e.kind == TESTIMONY]
    with_name = [e for e in voices if re.match(r"[A-Z][\w.]+( [A-Z.]| of )[^:]*: ", e.title)]
    assert len(with_name) > 30
    assert not [e.id for e in with_name if e.id not in by_event]
