"""The server and the player read the same addresses alike, and say the same of them."""

from __future__ import annotations

import random
import string
from urllib.parse import parse_qs, quote, urlencode

from atlas.picture import address
from tests.addresses import CASES, query_of
from tests.player import node

READ = """async (scene, queries, player) => {
  const { notesOn, readQuery, writeQuery } = await player("shell/address-query");
  const unversioned = { ...scene, data_version: "" };
  const read = queries.map((query) => {
    const { picture, leftOut } = readQuery(query, scene);
    return [writeQuery(picture, unversioned), leftOut, notesOn(query, scene)];
  });
  return [scene.data_version, read];
}"""
SEED, MADE_UP = 1944, 1500
# What a slip of the hand, another keyboard or a bad link may put into a value.
SLIPS = ["", " ", "+", "%", "%2", "%00", "%E2%80%AE", "%D9%A1", "%F0%9F%98%80", "%ff", "٣", "x"]
SLIPS += ["-", ",", ":", ".", "&", "=", ";", "?", "#", "0", "{name}", "\u3000", "\x1f"]
SLIPS += ["9" * 30, "é" * 90]


def assert_read_alike(queries: list[str], dataset, scene_folder) -> None:
    version, theirs = node.evaluate(READ, [f"?{query}" for query in queries], scene_folder)
    for query, (canonical, left_out, notes) in zip(queries, theirs, strict=True):
        asked = parse_qs(query, keep_blank_values=True)
        found, ours = address.examined(asked, dataset)
        assert canonical == urlencode(found.parameters(), safe=",:"), query
        assert [(e["name"], e["value"], e["fault"]) for e in left_out] == [
            (e.name, e.value, e.fault) for e in ours
        ], query
        assert notes == address.read(asked, dataset, version)[1], query


def test_the_cases_are_read_alike(built_in, scene_folder) -> None:
    assert_read_alike([query_of(case) for case in CASES], built_in, scene_folder)


def test_every_record_can_be_selected_or_picked_in_both_or_neither(built_in, scene_folder) -> None:
    kinds = {
        "claim": built_in.claims,
        "event": built_in.events,
        "flow": built_in.flows,
        "movement": built_in.movements,
        "place": built_in.places,
    }
    queries = [f"select={kind}:{key}" for kind, records in kinds.items() for key in records]
    queries += [f"pick={claim}" for claim in built_in.claims]
    assert_read_alike(queries, built_in, scene_folder)


def test_slips_of_the_hand_are_read_alike(built_in, scene_folder) -> None:
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
    assert_read_alike(queries, built_in, scene_folder)
