"""How much of a movement is documented, derived or schematic, as the legend prints it."""

from __future__ import annotations

from atlas.model.model import Model
from atlas.screen import shares
from atlas.words import certainty
from tests.building import claim, dataset, flow, place, stop


def test_figures_and_dates_count_the_claims_that_have_them_and_are_not_deprecated():
    data = dataset(
        claim("a", "removed", 100, "1943-11-02"),
        claim("b", "removed", 90, "1943-11-02", value_status="derived", date_status="derived"),
        claim("c", "died", None, "1943-11-02"),
        claim("d", "died", 5),
        claim("e", "died", 7, "1943-11-02", rank="deprecated", value_status="schematic"),
    )
    found = shares.shares(Model(data), data.movements["m"])
    assert found["figures"] == [2, 1, 0]
    assert found["dates"] == [2, 1, 0]


def test_the_legend_and_the_limits_count_the_same(built_in, model):
    for movement in built_in.movements.values():
        found = shares.shares(model, movement)
        counted = certainty.certainty(built_in, movement)
        for key, name in (("figures", "Numbers"), ("dates", "Dates")):
            assert found[key] == [counted[name][status] for status in certainty.STATUSES]


def test_a_stretch_counts_once_as_the_best_of_its_streams_knows_it():
    data = dataset(flows=(flow("f"), flow("g", status="schematic")))
    data.places.update({p.id: p for p in (place("here", lon=60.0), place("there", lon=61.0))})
    data.routes["r"] = [stop("r", 1, "here"), stop("r", 2, "there")]
    documented, derived, schematic = shares.shares(Model(data), data.movements["m"])["routes"]
    # Nobody has drawn this leg: it is a straight line, and that is schematic.
    assert (documented, derived) == (0, 0)
    assert 75 < schematic < 82


def test_dates_borrowed_from_the_movement_are_derived():
    told = {"depart_start": "1943-11-02", "arrive_start": "1943-11-10"}
    nothing = {"depart_start": "", "arrive_start": ""}
    assert shares.date_status(flow("f", status="documented", **told)) == "documented"
    assert shares.date_status(flow("g", status="documented", **nothing)) == "derived"
    assert shares.date_status(flow("h", status="schematic", **told)) == "schematic"


def test_every_movement_says_how_much_of_it_is_known(built_in, model):
    for movement in built_in.movements.values():
        found = shares.shares(model, movement)
        assert list(found) == ["routes", "figures", "dates"]
        assert all(len(parts) == 3 and sum(parts) > 0 for parts in found.values()), movement.id
    # No source draws the ways of the flight: all of them are ours.
    flight = shares.shares(model, built_in.movements["kazakhs-1928"])
    assert flight["routes"][:2] == [0, 0]
