"""Rows that an audit had found wrong: names, plans, and the geography of the Kazakhs."""

from __future__ import annotations

import re

from atlas.base.dates import parse_day


def test_no_name_is_said_twice_with_the_name_now(built_in):
    doubled = [
        place.name
        for place in built_in.places.values()
        if place.name_now and place.name_now != place.name
        if re.search(
            rf"\({re.escape(place.name_now)}\)|^{re.escape(place.name_now)} \(", place.name
        )
    ]
    assert not doubled


def test_names_have_one_spelling(built_in):
    other = r"Galanzho[iy]|Chernyshov|Kabardian ASSR|Karakalpakia|Shymkent prison"
    texts = [f"{e.title} {e.text}" for e in built_in.events.values()]
    texts += [p.name for p in built_in.places.values()]
    assert not [text for text in texts if re.search(other, text)]
    before_1991 = [e for e in built_in.events.values() if (e.end.last or e.start.last or 0) < 0]
    assert not [e.id for e in before_1991 if "Kyrgyzstan" in e.text]


def test_a_plan_is_dated_to_its_document(built_in):
    late = []
    for claim in built_in.claims.values():
        event = built_in.events.get(claim.event_id)
        if claim.kind != "planned" or event is None or event.kind not in ("decree", "plan"):
            continue
        if claim.first_day is not None and claim.first_day > (event.end.last or event.start.last):
            late.append(claim.id)
    assert not late


def test_kazakhs_leave_only_from_where_a_source_says(built_in):
    flows = built_in.flows_of["kazakhs-1928"]
    assert "kazak-assr" not in {flow.origin_id for flow in flows}
    assert next(f for f in flows if f.id == "kaz-iran").origin_id == "mangystau"
    assert "namangan" not in {flow.origin_id for flow in flows}
    homeward = [flow for flow in flows if flow.direction == "homeward"]
    assert len(homeward) == 5 and {flow.status for flow in homeward} == {"schematic"}


def test_korean_trains_of_1937_pass_mirzoyan_and_nobody_is_at_aulie_ata_after_1936(built_in):
    passed = {
        stop.place_id
        for flow in built_in.flows_of["koreans-1937"]
        for stop in built_in.routes[flow.route_id]
    }
    assert "mirzoyan" in passed and not passed & {"aulie-ata", "dzhambul"}


def test_akmolinsk_kartaly_is_no_railway_while_it_is_built(built_in):
    segments = [r for r in built_in.railways.values() if r.line == "Akmolinsk-Kartaly"]
    assert {(r.opened, r.opened_low) for r in segments} == {("1943", "1942")}


def test_akmola_oblast_ends_with_tselinny_krai(built_in):
    spans = {
        unit.id: (unit.valid.first, unit.valid.last)
        for unit in built_in.units.values()
        if unit.id.startswith(("akmola-oblast@1944", "tselin"))
    }
    assert spans == {
        "akmola-oblast@1944-03-16": (parse_day("1944-03-16"), parse_day("1960-12-25")),
        "tselinny-krai-akmola-part@1960-12-26": (parse_day("1960-12-26"), parse_day("1961-04-23")),
        "tselinograd-oblast@1961-04-24": (parse_day("1961-04-24"), None),
    }


def test_far_oblasts_are_not_reached_on_the_first_day(built_in):
    first = {
        key: built_in.flows[key].arrive_start.first for key in ("kar-to-frunze", "ci-to-akmola")
    }
    assert first["kar-to-frunze"] > built_in.flows["kar-to-south-kazakhstan"].arrive_start.first
    assert first["ci-to-akmola"] > built_in.flows["ci-to-kustanai"].arrive_start.first
