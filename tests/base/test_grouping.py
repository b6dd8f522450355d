"""Things in lists by what they have in common."""

from __future__ import annotations

from atlas.base.grouping import group


def test_each_list_keeps_the_order_in_which_things_came():
    found = group(["bee", "ant", "bear", "ape", "cow"], lambda word: word[0])
    assert list(found.items()) == [("b", ["bee", "bear"]), ("a", ["ant", "ape"]), ("c", ["cow"])]


def test_nothing_makes_no_group():
    assert group([], str) == {}
