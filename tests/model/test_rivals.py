"""Rival figures: what a reader may put in another's place, and what follows from it."""

from __future__ import annotations

from atlas.check import books
from atlas.check import model as model_checks
from atlas.model import timeline
from atlas.model.model import Model
from atlas.model.rivals import MOST_COMBINATIONS
from atlas.routes import fronts
from tests.building import claim, dataset, flow

WHOLE = claim("whole", "removed", 1000, "1943-11-02/1943-11-10", conflict_id="w")
LESS = claim("less", "removed", 980, "1943-11-02/1943-11-10", conflict_id="w", rank="normal")
ALL = claim("all", "arrived", 1000, "1943-11-23", place_id="exile")
AWAY = claim("away", "arrived", 600, "1943-11-23", place_id="away", part_of="all", conflict_id="a")
NORTH = claim("north", "arrived", 150, "1943-11-23", place_id="north", part_of="away")


def rival(identity, value, as_of="1943-11-23", **cells):
    told = {"place_id": "away", "conflict_id": "a", "rank": "normal"} | cells
    return claim(identity, "arrived", value, as_of, **told)


def of(*claims, **cells):
    data = dataset(WHOLE, LESS, ALL, AWAY, NORTH, *claims, **cells)
    return data, data.movements["m"]


def on(data, day, *picks):
    return timeline.state(Model(data).at(picks), day).movements["m"]


def test_a_rival_answers_the_same_question_about_the_same_people_and_place():
    data, movement = of(
        rival("other", 610),
        rival("elsewhere", 610, place_id="north"),
        rival("of-others", 610, people_ids=("q",)),
        rival("question", 610, conflict_id="b"),
        rival("planned", 610, kind="planned"),
        rival("wrong", 610, rank="deprecated"),
        rival("unknown", None),
        rival("farms", 610, unit="farms"),
    )
    assert Model(data).rivals(movement.id).disputes == {"away": ("other",)}


def test_a_picked_region_takes_the_place_of_the_preferred_and_its_parts_stay_apart():
    data, _ = of(rival("other", 700))
    s = on(data, "1943-11-23", "other")
    assert s.exile["away"].value == 700 - 150
    assert (s.exile["away"].low, s.exile["away"].high) == (600 - 150, 700 - 150)
    assert s.exile["north"].value == 150
    assert s.exile["unplaced"].value == 300
    assert "other" in s.claims


def test_a_pick_without_a_date_takes_that_of_the_claim_it_replaces():
    died = claim("d", "died", 100, "1943-11/1952", span="period", conflict_id="d")
    fewer = claim("fewer", "died", 60, span="cumulative", conflict_id="d", rank="normal")
    data, _ = of(died, fewer)
    assert on(data, "1952-12-31").dead.value == 100
    s = on(data, "1952-12-31", "fewer")
    assert (s.dead.value, s.dead.high) == (60, 100)


def test_picks_of_several_disputes_hold_together_and_of_one_the_first():
    data, movement = of(rival("other", 610), rival("third", 620))
    s = on(data, "1943-11-23", "other", "less", "third")
    assert (s.whole.value, s.exile["away"].value) == (980, 460)
    assert Model(data).rivals(movement.id).choices == (
        ("other",),
        ("third",),
        ("less",),
        ("less", "other"),
        ("less", "third"),
    )


def test_a_flow_has_the_number_of_the_pick_less_what_flows_of_its_own_carry():
    flows = (flow("f", claim_id="away"), flow("g", claim_id="north", destination_id="north"))
    data, _ = of(rival("other", 700), flows=flows)
    assert fronts.value_of(Model(data).at(), data.flows["f"]) == 450
    assert fronts.value_of(Model(data).at(("other",)), data.flows["f"]) == 550
    assert fronts.value_of(Model(data).at(("other",)), data.flows["g"]) == 150


def test_every_choice_of_the_data_keeps_the_books(built_in, model):
    for movement in built_in.movements.values():
        for picks in model.rivals(movement.id).choices:
            for day in range(movement.start.first - 5, 12419, 211):
                s = timeline.state(model.at(picks), day).movements[movement.id]
                assert not books.wrong(s), (picks, day)


def test_the_range_of_a_question_holds_every_answer_and_its_own_low_and_high():
    data, movement = of(rival("other", 700, value_high=720), rival("third", 580))
    for asked in ("away", "other", "third"):
        assert Model(data).rivals(movement.id).span_of(asked) == (580, 720)
    assert Model(data).rivals(movement.id).span_of("north") == (150, 150)
    assert Model(data).rivals(movement.id).span_of("whole") == (980, 1000)
    assert Model(data).rivals(movement.id).span_of("nobody") is None


def test_a_flow_ranges_over_what_may_be_picked_less_what_goes_apart():
    flows = (flow("f", claim_id="away"), flow("g", claim_id="north", destination_id="north"))
    data, _ = of(rival("other", 700), flows=flows)
    assert fronts.range_of(Model(data), data.flows["f"]) == (450, 550)
    assert fronts.range_of(Model(data), data.flows["g"]) == (150, 150)
    assert fronts.range_of(Model(data), flow("h", claim_id="")) is None


def test_no_pick_of_the_data_leaves_the_range_of_a_flow(built_in, model):
    ranged = 0
    for item in built_in.flows.values():
        movement = built_in.movements[item.movement_id]
        values = [fronts.value_of(model.at(p), item) for p in model.rivals(movement.id).choices]
        found = fronts.range_of(model, item)
        if found is None:
            assert set(values) <= {None}
            continue
        own = fronts.value_of(model.at(), item)
        assert all(found[0] <= (value or 0) <= found[1] for value in (own, *values)), item.id
        ranged += found[0] < found[1]
    assert ranged >= 3


def test_eight_disputed_regions_make_no_more_combinations_than_the_scene_can_hold():
    claims, rivals = [], 3
    for n in range(8):
        told = {"place_id": f"r{n}", "conflict_id": f"c{n}"}
        claims.append(claim(f"own{n}", "arrived", 100, "1943-11-23", **told))
        claims += [
            claim(f"other{n}-{k}", "arrived", 90 + k, "1943-11-23", rank="normal", **told)
            for k in range(rivals)
        ]
    data, movement = of(*claims)
    assert len(Model(data).rivals(movement.id).choices) < MOST_COMBINATIONS
    assert list(Model(data).rivals(movement.id).disputes) == ["own0", "own1", "own2", "own3"]
    assert list(Model(data).rivals(movement.id).unpickable) == ["own4", "own5", "own6", "own7"]
    assert Model(data).rivals(movement.id).span_of("own7") == (90, 100)
    notes = list(model_checks.RULES[-1](data))
    assert [f.severity for f in notes] == ["note"] * 4
    assert "(other4-0, other4-1, other4-2) are shown but cannot be picked" in notes[0].message


def test_every_dispute_of_the_atlas_can_be_picked(built_in, model):
    for movement in built_in.movements.values():
        assert model.rivals(movement.id).unpickable == {}
        assert len(model.rivals(movement.id).choices) < 48
