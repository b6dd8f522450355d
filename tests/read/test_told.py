"""Texts whose numbers are filled in."""

from __future__ import annotations

import pytest

from atlas.read.told import Number, parse_told


def test_words_and_numbers_are_told_apart():
    told = parse_told("Some {claim:a-b} left, {state:home} stayed.")
    assert told.pieces == (
        *("Some ", Number("claim", "a-b"), " left, "),
        *(Number("state", "home"), " stayed."),
    )
    assert told.claim_ids == ("a-b",)
    assert "".join(told.words.split()) == "Someleft,stayed."


@pytest.mark.parametrize("text", ["{a-b}", "{claim:}", "{claim:a", "a}", "{{claim:a}}", "{sum:a}"])
def test_other_braces_are_refused(text):
    with pytest.raises(ValueError, match=r"is no number: write \{claim:ID\} or \{state:NAME\}"):
        parse_told(text)


def test_an_empty_cell_tells_nothing():
    assert parse_told("").pieces == ()
