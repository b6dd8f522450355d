"""The server and the player read the same addresses alike, and say the same of them."""

from __future__ import annotations

import random
import string
from urllib.parse import parse_qs, quote, urlencode

import pytest

from atlas.picture import address
from atlas.screen.scene import scene
from tests.addresses import CASES, query_of
from tests.node import answer

VERSION = "v1"
READ = """
  const { decode } = await player("scene/scene");
  const { isAddress, notesOn, readQuery, writeQuery } = await player("shell/address-query");
  const scene = decode(given.scene, { layers: {} });
  return given.queries.map((query) => {
    const { picture, leftOut } = readQuery(query, scene);
    const canonical = writeQuery(picture, { ...scene, data_version: "" });
    return [isAddress(query, scene), canonical, leftOut, notesOn(query, scene)];
  });
"""
SEED, MADE_UP = 1944, 1500
# What a slip of the hand, another keyboard or a bad link may put into a value.
SLIPS = ["", " ", "+", "%", "%2", "%00", "%E2%80%AE", "%D9%A1", "%F0%9F%98%80", "%ff", "٣", "x"]
SLIPS += ["-", ",", ":", ".", "&", "=", ";", "?", "#", "0", "{name}", "\u3000", "\x1f"]
SLIPS += ["9" * 30, "é" * 90]


@pytest.fixture(scope="module")
def compiled(model):
    return scene(model, VERSION)


def assert_read_alike(queries: list[str], model, compiled) -> None:
    theirs = answer(READ, {"scene": compiled, "queries": [f"?{query}" for query in queries]})
    for query, (says_anything, canonical, left_out, notes) in zip(queries, theirs, strict=True):
        asked = parse_qs(query, keep_blank_values=True)
        assert says_anything == address.says_anything(asked), query
        found, ours = address.examined(asked, model)
        assert canonical == urlencode(found.parameters(), safe=",:"), query
        assert [(e["name"], e["value"], e["fault"]) for e in left_out] == [
            (e.name, e.value, e.fault) for e in ours
        ], query
        assert notes == address.read(asked, model, VERSION)[1], query


def test_the_cases_are_read_alike(model, compiled) -> None:
    assert_read_alike([query_of(case) for case in CASES], model, compiled)


def test_records_can_be_selected_or_picked_in_both_or_neither(built_in, model, compiled) -> None:
    kinds = {
        "claim": built_in.claims,
        "event": built_in.events,
        "flow": built_in.flows,
        "movement": built_in.movements,
        "place": built_in.places,
    }
    queries = [f"select={kind}:{key}" for kind, records in kinds.items() for key in records]
    queries += [f"pick={claim}" for claim in built_in.claims]
    assert_read_alike(queries, model, compiled)


def test_slips_of_the_hand_are_read_alike(model, compiled) -> None:
    chance = random.Random(SEED)
    values = {
        name: [value for case in CASES for value in parse_qs(query_of(case)).get(name, [])]
        for name in address.NAMES
    }

    def slipped(text: str) -> str:
        for _ in range(chance.randrange(3)):
            at = chance.randrange(len(text) + 1)
            text = text[:at] + chance.choice(SLIPS) + text[at + chance.randrange(2) :]
        return text

    queries = []
    for _ in range(MADE_UP):
        names = chance.choices(address.NAMES, k=chance.randrange(1, 6))
        pairs = [f"{name}={quote(chance.choice(values[name]), safe=',:')}" for name in names]
        # A browser gives an address out in ASCII.
        queries.append(quote("&".join(slipped(pair) for pair in pairs), safe=string.printable))
    assert_read_alike(queries, model, compiled)
