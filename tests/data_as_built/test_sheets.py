"""The teacher's sheets of the atlas: each tour has a whole one, of its own peoples."""

from __future__ import annotations

from collections import Counter

import pytest

from atlas.read.dataset import Dataset, load
from atlas.read.records import SheetLine

TOURS = list(load().tours)


@pytest.mark.parametrize("tour", TOURS)
def test_a_sheet_has_aims_a_plan_six_questions_words_and_a_note(built_in, tour):
    kinds = Counter(line.kind for line in built_in.sheet_of[tour])
    assert (kinds["aim"], kinds["question"], kinds["note"]) == (3, 6, 1)
    assert kinds["plan"] >= 5
    assert kinds["term"] >= 6
    words = [line.term for line in built_in.sheet_of[tour] if line.kind == "term"]
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("tour", TOURS)
def test_the_plan_tells_every_step_once_and_in_order(built_in, tour):
    told: list[int] = []
    for line in built_in.sheet_of[tour]:
        if line.first_step and line.last_step:
            told += range(line.first_step, line.last_step + 1)
    assert told == [step.step for step in built_in.steps_of[tour]]


@pytest.mark.parametrize("tour", TOURS)
def test_a_sheet_speaks_only_of_the_peoples_of_its_tour(built_in, tour):
    own = set(built_in.tours[tour].people_ids)
    # Those who were moved together are told of together.
    together = [set(m.people_ids) for m in built_in.movements.values() if own & set(m.people_ids)]
    own = own.union(*together)
    for line in built_in.sheet_of[tour]:
        if len(line.tour_ids) > 1:
            # A word that several tours need may rest on what happened to one of them.
            continue
        for identity in (*line.text.claim_ids, *line.source_ids):
            told = peoples(built_in, identity)
            assert not told or own & told, (line.id, identity)


def peoples(built_in: Dataset, identity: str) -> set[str]:
    if identity in built_in.events:
        return set(built_in.concerned(built_in.events[identity]))
    claim = built_in.claims[identity]
    movement = built_in.movements.get(claim.movement_id)
    return set(claim.people_ids or (movement.people_ids if movement else ()))


def test_a_question_shows_figures_of_what_is_in_dispute(built_in):
    """At least one of them belongs to the conflict, unless the sources differ in no number."""
    for line in built_in.sheet_lines.values():
        if line.kind == "question" and line.text.numbers:
            shown = {*line.text.claim_ids, *line.source_ids} & set(built_in.claims)
            disputed = {built_in.claims[identity].conflict_id for identity in shown}
            assert disputed & set(line.conflict_ids), line.id


def test_no_sentence_begins_with_a_number(built_in):
    """It may be shown as "about 5,000"."""
    for line in built_in.sheet_lines.values():
        assert not begins_with_a_number(line), line.id


def begins_with_a_number(line: SheetLine) -> bool:
    before = ". "
    for piece in line.text.pieces:
        if not isinstance(piece, str) and before.endswith((". ", "? ")):
            return True
        before = piece if isinstance(piece, str) else ""
    return False
