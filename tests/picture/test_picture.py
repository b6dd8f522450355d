"""Everything that is on the map for an address."""

from __future__ import annotations

import pytest

from atlas.base.dates import parse_day
from atlas.base.memo import Memo
from atlas.model.model import Model
from atlas.picture.address import Address
from atlas.picture.picture import picture
from atlas.routes import fronts
from tests.bench import calls

CI = "chechens-ingush-1944"


def of(model, day: str, **asked):
    return picture(model, Address(day=parse_day(day), **asked))


def test_only_the_movements_asked_for_are_in_it(built_in, model) -> None:
    shown = of(model, "1944-03-05", movements=(CI,))
    assert [m.id for m in shown.movements] == [CI]
    assert list(shown.state.movements) == [CI]
    for things in (shown.runs, shown.fronts, shown.homelands, shown.stations):
        assert {thing.movement_id for thing in things} == {CI}
    assert {h.movement_id for region in shown.regions for h in region.held} == {CI}
    assert [m.id for m in of(model, "1944-03-05").movements] == list(built_in.movements)


def test_fronts_stand_where_the_model_puts_them(built_in, model) -> None:
    shown = of(model, "1944-03-05")
    moving = {}
    for flow in built_in.flows.values():
        window = fronts.window_of(built_in, flow)
        if window.depart[0] <= shown.day <= window.arrive[1]:
            moving[flow.id] = fronts.head(fronts.flow_path(model, flow), flow, window, shown.day)
    assert {f.id: (f.lon, f.lat) for f in shown.fronts} == moving != {}
    for front in shown.fronts:
        count = fronts.count_of(model.at(), built_in.flows[front.id])
        assert (front.value, front.low, front.high) == (count.on(shown.day) or (None, None, None))


def test_a_period_is_a_picture_of_its_last_day(built_in, model) -> None:
    last = parse_day("1944-03-05")
    shown = of(model, "1943-11-01", to=last, view="period")
    assert (shown.day, shown.state.day) == (last, last)
    assert shown.fronts == of(model, "1944-03-05").fronts != ()


def test_nobody_is_under_way_where_all_journeys_are_shown(model) -> None:
    shown = of(model, "1944-03-05", view="all")
    assert shown.fronts == ()
    assert {run.kind for run in shown.runs} == {"bed", "core"}


def test_the_line_of_a_run_ends_where_the_run_does(model) -> None:
    shown = of(model, "1944-03-05", movements=(CI,))
    heads = {(f.lon, f.lat) for f in shown.fronts}
    bands = [shown.line(run) for run in shown.runs if run.kind == "band"]
    assert any(line[-1] == pytest.approx(head) for line in bands for head in heads)
    for run in shown.runs:
        path = fronts.way_of(model, run.movement_id, run.route_id)
        line = shown.line(run)
        assert (line[0], line[-1]) == (path.at(run.start_km), path.at(run.end_km))


def test_the_claims_are_those_of_the_numbers_shown(built_in, model) -> None:
    shown = of(model, "1944-03-25", movements=(CI,))
    assert built_in.movements[CI].whole_claim_id in shown.claims
    assert "ci-arrived-akmola" in shown.claims
    assert {built_in.claims[c].movement_id for c in shown.claims} == {CI}
    assert len(set(shown.claims)) == len(shown.claims)
    # A front on its way there is known by who arrived; before it leaves nothing rests on that.
    assert "ci-arrived-akmola" in of(model, "1944-02-25", movements=(CI,)).claims
    assert "ci-arrived-akmola" not in of(model, "1943-11-10", movements=(CI,)).claims


def test_what_was_counted_of_a_way_of_flight_is_among_the_claims_as_long_as_it_is_shown(model):
    farms = {"kaz-farms-uzbekistan-1931", "kaz-farms-tajikistan-1931"}
    over = of(model, "1933-06-01", view="sofar", movements=("kazakhs-1928",))
    assert farms <= set(over.claims)
    assert not farms & set(of(model, "1933-06-01", movements=("kazakhs-1928",)).claims)


def test_a_last_count_is_among_the_claims_as_it_is_told(model) -> None:
    for day, movement in (("1961-01-01", CI), ("1957-06-01", "karachais-1943")):
        shown = of(model, day, movements=(movement,))
        state = shown.state.movements[movement]
        assert state.in_exile is None
        assert state.last_living.claim_id in shown.claims


def test_a_pick_stands_among_the_claims_and_the_atlass_own_among_the_rivals(
    built_in, model
) -> None:
    own = built_in.movements["karachais-1943"].whole_claim_id
    asked = {"movements": ("karachais-1943",)}
    before = of(model, "1943-11-10", **asked)
    assert own in before.claims and "kar-removed-khunagov" in before.rivals
    after = of(model, "1943-11-10", pick=("kar-removed-khunagov",), **asked)
    assert "kar-removed-khunagov" in after.claims
    assert not set(after.claims) & set(after.rivals)


def test_the_same_address_gives_the_same_picture(model) -> None:
    assert of(model, "1957-08-01", view="sofar") == of(model, "1957-08-01", view="sofar")


def test_modules_ask_each_other_seldom(built_in, monkeypatch) -> None:
    """Eleven a claim: a third of the calls it took when every module carried dataset and picks."""
    # What the dataset keeps is there already; no track is.
    of(Model(built_in), "1944-03-10")
    monkeypatch.setattr("atlas.model.model._KEPT", Memo(64))
    model = Model(built_in)
    assert calls.of_picture(model, Address()).across.total() < 11 * len(built_in.claims)
    # The model keeps what does not depend on the day.
    later = Address(day=parse_day("1944-03-10"))
    assert calls.of_picture(model, later).across.total() < 9_000 / 3
