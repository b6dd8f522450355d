"""The address of a picture: read with care, written in one form."""

from __future__ import annotations

import pytest

from atlas.model.totals import rival_wholes
from atlas.picture import address, left_out
from atlas.picture.address import Address
from atlas.picture.left_out import REASONS


def test_address_round_trips(model) -> None:
    asked = {
        "date": "1943-12-28",
        "to": "1944-03-31",
        "movement": "kalmyks-1943,chechens-ingush-1944",
        "view": "period",
        "select": "claim:ci-arrived-akmola",
        "basis": "share",
        "map": "63.158,49.868,4.36",
    }
    found, notes = address.read(asked, model, "abc")
    assert notes == []
    assert found.parameters("abc")["v"] == "abc"
    written = found.parameters()
    assert set(written.pop("movement").split(",")) == set(asked.pop("movement").split(","))
    assert written == asked
    assert address.read(found.parameters(), model)[0] == found


def test_a_reason_names_what_the_atlas_covers() -> None:
    assert left_out.reason("date", "outside") == "the atlas covers 1928 to 1961"
    reasons = left_out.words()["reasons"]
    assert not any("{" in text for faults in reasons.values() for text in faults.values())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("claim:nothing", REASONS["select"]["unknown"]),
        ("people:chechens", REASONS["select"]["malformed"]),
        ("chechens", REASONS["select"]["malformed"]),
    ],
)
def test_unknown_selection_is_left_out_with_a_note(model, text, reason) -> None:
    found, notes = address.read({"select": text}, model)
    assert found.selected is None
    assert notes == [f"Ignored in the address: select={text} ({reason})."]


@pytest.mark.parametrize(
    "text",
    ["place:akmola-oblast", "movement:koreans-1937", "claim:ci-arrived-akmola"],
)
def test_selection_reaches_the_player(built_in, model, text) -> None:
    kind, _, identity = text.partition(":")
    found, _ = address.read({"select": text}, model)
    assert found.command(built_in)["selected"] == {"type": kind, "id": identity}
    assert Address().command(built_in)["selected"] is None


def totals(built_in, movement: str) -> list[str]:
    return [c.id for c in rival_wholes(built_in, built_in.movements[movement])]


def test_pick_takes_one_total_a_movement(built_in, model) -> None:
    own = built_in.movements["chechens-ingush-1944"].whole_claim_id
    first, second = [c for c in totals(built_in, "chechens-ingush-1944") if c != own][:2]
    assert address.read({"pick": first}, model)[0].pick == (first,)
    assert address.read({"pick": own}, model) == (Address(), [])
    found, notes = address.read({"pick": f"{second},{first}"}, model)
    assert found.pick == (second,)
    assert notes == [
        f"Ignored in the address: pick={first} (another pick answers the same question)."
    ]


def test_pick_takes_a_rival_of_any_claim_that_drives_the_picture(model) -> None:
    picks = ("kar-removed-khunagov", "kar-arrived-jambul-remainder")
    text = ",".join(("kar-arrived-jambul", *picks[:1], "kal-died-low"))
    assert address.read({"pick": ",".join(picks)}, model)[0].pick == picks
    assert address.read({"pick": text}, model)[0].pick == (picks[0], "kal-died-low")


def test_pick_that_is_no_rival_is_left_out_with_a_note(built_in, model) -> None:
    movements = built_in.movements.values()
    rivals = {claim for m in movements for asked in model.rivals(m.id).questions for claim in asked}
    other = next(claim for claim in built_in.claims if claim not in rivals)
    found, notes = address.read({"pick": f"{other},nothing"}, model)
    assert found.pick == ()
    assert notes == [f"Ignored in the address: pick={other},nothing (not a figure to choose from)."]


def test_unknown_movement_does_not_take_the_known_ones_with_it(model) -> None:
    found, notes = address.read({"movement": "nobody,kalmyks-1943"}, model)
    assert found.movements == ("kalmyks-1943",)
    assert notes == ["Ignored in the address: movement=nobody (no such movement)."]


def test_a_period_shows_the_day_on_which_it_ends() -> None:
    assert Address(day=100, to=160, view="period").shown_day == 160
    assert Address(day=100, to=160, view="sofar").shown_day == 100
    assert Address(day=100, view="period").shown_day == 465


@pytest.mark.parametrize("inside", ["180,85,2", "-180,-85,9", "63.158,49.868,4.36"])
def test_a_view_on_the_map_is_taken_as_it_is(model, inside) -> None:
    found, notes = address.read({"map": inside}, model)
    assert (found.map, notes) == (tuple(map(float, inside.split(","))), [])
