"""What is derived is worked out once, whoever asks, and by the reader's picks once for each."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from atlas.folium import shapes
from atlas.model.model import Model
from atlas.paper.map.ground import ground_of
from atlas.paper.map.lanes import lanes_of
from atlas.paper.map.projection import Panel
from atlas.routes.fronts import way_of
from atlas.routes.streams import groups_of
from tests.building import claim, dataset, two_ways

WHOLE = claim("whole", "removed", 1000, "1943-11-02")


def disputed():
    """A movement with one region of exile of which two claims give a number."""
    return dataset(
        WHOLE,
        claim("away", "arrived", 600, "1943-11-23", place_id="away", conflict_id="k"),
        claim("other", "arrived", 700, "1943-11-23", place_id="away", conflict_id="k",
              rank="normal"),
    )  # fmt: skip


def test_a_dataset_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        disputed().stamp = "later"


def test_a_track_is_compiled_once_for_each_choice_of_its_own_movement():
    model = Model(disputed())
    own = model.at().track("m")
    assert model.at().track("m") is own
    assert model.at(("nonsense",)).track("m") is own
    picked = model.at(("other",)).track("m")
    assert picked is not own
    assert model.at(("nonsense", "other")).track("m") is picked
    assert [region.value for region in (*own.regions, *picked.regions)] == [600, 700]


def test_models_with_the_same_rows_of_a_movement_share_its_tracks():
    first = Model(disputed()).at(("other",)).track("m")
    assert Model(disputed()).at(("other",)).track("m") is first
    # What another movement is changes nothing; a row of its own does.
    other = claim("of-other", "removed", 7, "1944", movement_id="n")
    data = disputed()
    more = replace(data, claims={**data.claims, "of-other": other})
    assert Model(more).at(("other",)).track("m") is first
    fewer = replace(data, claims=data.claims | {"other": replace(data.claims["other"], value=650)})
    assert Model(fewer).at(("other",)).track("m").regions[0].value == 650


def test_a_view_answers_with_what_was_picked():
    model = Model(disputed())
    own, picked = model.at().counts("m"), model.at(("other",)).counts("m")
    assert [c.id for c in own.driving] == ["whole", "away"]
    assert [c.id for c in picked.driving] == ["whole", "other"]
    assert (own.answer("away").id, picked.answer("away").id) == ("away", "other")
    assert (picked.replaced.keys(), picked.stands_for) == ({"away"}, {"other": "away"})
    assert picked.answer("nobody") is None


def test_the_rivals_of_some_claims_are_the_other_answers_to_their_questions():
    rivals = Model(disputed()).rivals("m")
    assert list(rivals.others({"away", "whole"})) == ["other"]
    assert list(rivals.others({"other"})) == ["away"]
    assert list(rivals.others(set())) == []


def test_the_streams_of_a_view_are_grouped_once():
    model = Model(two_ways())
    assert groups_of(model.at()) is groups_of(model.at())
    assert way_of(model, "m", "r1") is way_of(model, "m", "r1")
    assert lanes_of(model) is lanes_of(model)


def test_the_views_kept_are_few():
    rivals = [
        claim(f"other-{n}", "arrived", 700 + n, "1943-11-23", place_id="away", conflict_id="k",
              rank="normal")
        for n in range(100)
    ]  # fmt: skip
    away = claim("away", "arrived", 600, "1943-11-23", place_id="away", conflict_id="k")
    model = Model(dataset(WHOLE, away, *rivals))
    first = model.at()
    views = {id(model.at((rival.id,))): rival for rival in rivals}
    assert len(views) > 60, "each pick has its own"
    assert model.at() is not first
    assert model.at().track("m") is first.track("m")


def test_the_same_picks_are_one_view_in_whatever_order_and_with_whatever_else():
    model = Model(
        dataset(
            replace(WHOLE, conflict_id="w"),
            claim("less", "removed", 900, "1943-11-02", rank="normal", conflict_id="w"),
            claim("away", "arrived", 600, "1943-11-23", place_id="away", conflict_id="k"),
            claim("other", "arrived", 700, "1943-11-23", place_id="away", conflict_id="k",
                  rank="normal"),
        )
    )  # fmt: skip
    both = model.at(("less", "other"))
    assert both.picks == ("less", "other")
    assert both.track("m").whole.value == 900
    for same in [("other", "less"), ("other", "less", "other"), ("nonsense", "less", "other")]:
        assert model.at(same) is both
    assert model.at(("other", "away", "less")) is both, "the first answer to a question counts"
    assert model.at(("away", "other", "whole")) is model.at(), "the own choice is no pick"
    assert model.answers["other"] == ("away", "other")


def test_the_grounds_of_plates_and_of_small_maps_both_stay_warm(model):
    """They once were kept under one name, and each emptied the other."""
    panels = [Panel((0, 0, 60 + n, 40), [(40.0, 42.0), (75.0, 55.0)]) for n in range(16)]
    plates = [ground_of(model, panel, 5900) for panel in panels]
    bounds = [(40.0 + n, 42.0, 46.0 + n, 45.0) for n in range(32)]
    small = [shapes.ground(model, around) for around in bounds]
    assert all(ground_of(model, p, 5900) is kept for p, kept in zip(panels, plates, strict=True))
    assert all(shapes.ground(model, b) is kept for b, kept in zip(bounds, small, strict=True))
