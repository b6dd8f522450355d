"""Which claims fill a cell: on a few invented ones."""

from __future__ import annotations

from dataclasses import replace

from atlas.comparison import figures
from atlas.comparison.cell import Cell
from atlas.comparison.columns import Figures
from atlas.model.model import Model
from atlas.read.records import Claim
from tests.building import claim, dataset

DIED = Figures(("died", "died-as-registered"), ("persons",), together=True)
TRAINS = Figures(("arrived", "loaded"), ("echelons",))
BACK = Figures(("share-returned", "returned"), ("percent", "persons"), each=True, until=1959)
DAYS = Figures(("transit-days",), ("days",), of_a_journey=True)
NORMAL = {"rank": "normal", "conflict_id": "c"}


def cell(rule: Figures, *claims: Claim, **cells) -> Cell:
    data = dataset(*claims, **cells)
    return figures.figures(Model(data).at(), data.movements["m"], rule)


def ids(found: Cell) -> list[str]:
    return [record.id for figure in found.figures for record in figure.records]


def test_a_preferred_claim_fills_the_cell_and_its_rivals_give_the_range():
    own = claim("own", "died", 100, "1945", conflict_id="c")
    other = claim("other", "died", 80, "1945", **NORMAL)
    wide = claim("wide", "died", None, "1945", value_low=90, value_high=300, **NORMAL)
    apart = claim("apart", "died", 999, "1945", rank="normal", conflict_id="d")
    found = cell(DIED, own, other, wide, apart)
    assert (found.words, found.remark) == ("100", "80–300 in all sources")
    assert (found.low, found.high) == (100, 100) and ids(found) == ["own", "other", "wide"]


def test_where_none_is_preferred_the_range_is_the_figure():
    rivals = [claim(f"n{n}", "died", n, "1945", **NORMAL) for n in (151, 188)]
    found = cell(DIED, *rivals)
    assert (found.words, found.remark) == ("151–188", "sources differ")


def test_the_latest_of_preferred_counts_is_taken():
    counts = [claim(f"c{year}", "died", year, str(year)) for year in (1945, 1948, 1947)]
    assert ids(cell(DIED, *counts)) == ["c1948"]


def test_what_was_planned_alleged_or_found_wrong_fills_nothing():
    wrong = [
        claim("planned", "died", 1, "1945", kind="planned"),
        claim("alleged", "died", 2, "1945", kind="accusation"),
        claim("deprecated", "died", 3, "1945", rank="deprecated"),
        claim("empty", "died", None, "1945"),
    ]
    assert cell(DIED, *wrong).words == "not stated"


def test_the_first_stage_that_was_counted_is_taken():
    loaded = claim("loaded", "loaded", 47, "1943", unit="echelons")
    arrived = claim("arrived", "arrived", 46, "1943", unit="echelons")
    one = claim("one", "arrived", 3, "1943", unit="echelons", place_id="away")
    assert ids(cell(TRAINS, loaded, arrived, one)) == ["arrived"]
    assert ids(cell(TRAINS, loaded)) == ["loaded"]


def test_without_a_count_of_all_each_part_is_named():
    north = claim("north", "died", 5, "1945", place_id="north")
    # What counts a region is named only where a region is not all.
    away = claim("away", "arrived", 50, "1945", place_id="away")
    assert cell(DIED, north, away).remark == "north only"
    parts = [claim(p, "died", 7, "1945", people_ids=(p,)) for p in ("p", "q")]
    found = cell(DIED, *parts, people_ids=("p", "q"))
    assert [figure.words for figure in found.figures] == ["7", "7"]
    assert found.remark == "P"


def test_one_journey_is_named_and_not_sorted():
    of_all = claim("all", "transit-days", 16, "1944", unit="days", value_low=9, value_high=23)
    one = claim("one", "transit-days", 19, "1944", unit="days", place_id="away")
    both = cell(DAYS, one, of_all)
    assert (both.words, both.remark, both.low, both.high) == ("16 days", "9–23", 9, 23)
    alone = cell(DAYS, one)
    assert (alone.words, alone.remark, alone.low) == ("19 days", "away only", None)


def test_share_and_number_stand_beside_each_other_with_the_date_of_an_earlier_count():
    share = claim("share", "share-returned", 84, "1959", unit="percent")
    number = claim("number", "returned", 500, "1957")
    late = claim("late", "returned", 900, "1961")
    found = cell(BACK, share, number, late)
    assert [(f.words, f.remark) for f in found.figures] == [("84 per cent", ""), ("500", "by 1957")]
    assert cell(BACK, number).low is None, "a number must not be sorted among shares"


def test_a_movement_without_a_return_says_so_instead_of_not_stated():
    home = replace(BACK, home=True)
    assert cell(home).words == "not stated"
    assert cell(home, return_start="", return_end="").words == "no return recorded"


def test_a_count_of_several_movements_is_named_and_not_sorted():
    shared = claim("s", "died-as-registered", 146, "1948", movement_id="", people_ids=("p", "q"))
    found = cell(DIED, shared)
    assert (found.words, found.low) == ("146", None) and found.remark.endswith("together")
    own = claim("own", "died", 5, "1948")
    assert ids(cell(DIED, shared, own)) == ["own"]


def test_the_whole_is_the_models_and_says_what_it_counts():
    total = claim("whole", "arrived", 494, "1944", conflict_id="c")
    other = claim("other", "removed", 478, "1944", **NORMAL)
    data = dataset(total, other)
    found = figures.whole(Model(data).at(), data.movements["m"])
    assert (found.words, found.remark) == ("494", "arrived; 478–494 in all sources")
    assert figures.whole(Model(data).at(("other",)), data.movements["m"]).words == "478"


def test_an_estimate_says_so():
    guess = claim("guess", "died", 9, "1945", kind="estimated")
    assert (cell(DIED, guess).remark, cell(DIED, guess).basis) == ("estimate", "estimated")
