"""An account whose parts do not add up says where the rest may be."""

from __future__ import annotations

import pytest

from atlas.model.model import Model
from atlas.model.timeline import state
from atlas.model.track import Count
from atlas.read.dataset import load
from atlas.words.amounts import is_told
from atlas.words.language import language
from atlas.words.sums import sums, unaccounted

PARTS = (
    *("home", "taken", "under_way", "in_exile"),
    *("dead", "returned", "elsewhere", "not_stated"),
)


@pytest.fixture(scope="module")
def view():
    return load().derived(Model).at(())


@pytest.mark.parametrize(
    ("date", "movement", "parts"),
    [
        # 37,103 on the way, of 37,713.
        ("1944-03-12", "balkars-1944", {"dead", "not_stated"}),
        # Some 81,000 in exile, of 92,307: a line between counts, and nobody counted the dead.
        ("1948-09-24", "meskhetian-turks-1944", {"dead", "not_stated"}),
        # Those last counted in exile, the dead and those back come to more than 93,139.
        ("1959-12-31", "kalmyks-1943", {"added"}),
        # 37,433 arrived, 36 died, 244 in no count: 37,713.
        ("1944-03-23", "balkars-1944", set()),
    ],
)
def test_parts_that_do_not_add_up_are_told_by_their_bounds(view, date, movement, parts) -> None:
    found = state(view, date).movements[movement]
    assert unaccounted(found) == parts
    assert ("added" in sums(language("en"), found)) == ("added" in parts)


def test_no_account_is_short_without_a_word(view) -> None:
    """Each first day of a month: what is told comes to the whole, or says where the rest may be."""
    for month in range(12 * 34):
        day = f"{1928 + month // 12}-{month % 12 + 1:02}-01"
        for name, found in state(view, day).movements.items():
            if found.whole is None or found.dead is None:
                # "Died: not stated" says that there may be more.
                continue
            asked = unaccounted(found)
            told = [
                q
                for part in PARTS
                if (q := getattr(found, part)) and (part in asked or is_told(part, q))
            ]
            most = sum(q.value if q.value is not None else _high(q) for q in told)
            most += _last(found.last_living) if found.in_exile is None else 0
            assert most >= found.whole.least, (day, name)


def _high(quantity) -> float:
    return float("inf") if quantity.high is None else quantity.high


def _last(count: Count | None) -> float:
    # Without a count it is "not stated"; a census counts others too and is no number of theirs.
    return float("inf") if count is None or count.is_census else count.value
