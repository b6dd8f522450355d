"""The tours of the atlas: each people has one, and none tells most of the removal."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from atlas.model.timeline import state
from atlas.read.dataset import load

TOURS = list(load().tours)


def test_each_people_has_a_tour_of_its_own_and_all_have_one_together(built_in):
    own = [tour.people_ids for tour in built_in.tours.values() if len(tour.people_ids) == 1]
    assert sorted(own) == sorted((people,) for people in built_in.peoples)
    whole = [tour for tour in built_in.tours.values() if len(tour.people_ids) > 1]
    assert [set(tour.people_ids) for tour in whole] == [set(built_in.peoples)]


@pytest.mark.parametrize("tour", TOURS)
def test_exile_and_return_take_as_much_room_as_the_removal(built_in, tour):
    steps = built_in.steps_of[tour]
    parts = Counter(step.part for step in steps)
    assert 8 <= len(steps) <= 12
    assert steps[0].part == "homeland"
    assert min(parts["exile"], parts["return"]) >= parts["removal"] > 0


@pytest.mark.parametrize("tour", TOURS)
def test_a_step_tells_only_of_the_peoples_of_its_tour(built_in, tour):
    told = set(built_in.tours[tour].people_ids)
    for step in built_in.steps_of[tour]:
        for movement in step.movement_ids:
            assert told & set(built_in.movements[movement].people_ids), (tour, step.step)
        voice = built_in.events.get(step.voice)
        assert not voice or told & set(built_in.concerned(voice)), (tour, step.step)


@pytest.mark.parametrize("tour", TOURS)
def test_every_number_told_is_among_the_sources_of_its_step(built_in, tour):
    for step in built_in.steps_of[tour]:
        told = {*step.text.claim_ids, *step.number.claim_ids}
        assert told <= set(step.source_ids), (tour, step.step)


def test_a_quantity_of_the_state_has_a_number_on_the_last_day_of_its_step(built_in, model):
    asked = [
        (step, number.id)
        for step in built_in.tour_steps.values()
        for number in step.number.numbers
        if number.kind == "state"
    ]
    assert asked
    for step, name in asked:
        last = step.until.last if step.until.text else step.date.last
        (movement,) = step.movement_ids
        quantity = getattr(state(model.at(()), last).movements[movement], name)
        assert quantity.value, (step.tour_id, step.step)
        # How it is known is said after the label.
        assert not re.search("line|interpolat|estimat", step.number_label), step.number_label


def test_no_sentence_begins_with_a_number(built_in):
    """It may be shown as "about 5,000"."""
    for step in built_in.tour_steps.values():
        before = ". "
        for piece in step.text.pieces:
            assert isinstance(piece, str) or not before.endswith((". ", "? ")), step
            before = piece if isinstance(piece, str) else ""
