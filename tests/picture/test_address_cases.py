"""The cases of addresses that the server and the player read alike (tests/data/addresses.json).

The player's own reader is tested on the same cases in tests/player/shell/address-query.test.js.
"""

from __future__ import annotations

import argparse
from urllib.parse import parse_qs, urlencode

import pytest

from atlas.commands import shared
from atlas.picture import address
from tests.addresses import CASES, query_of


def canonical(found: address.Address) -> str:
    return urlencode(found.parameters(), safe=",:")


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_an_address_is_read_as_the_table_says(model, case) -> None:
    asked = parse_qs(query_of(case), keep_blank_values=True)
    found, left_out = address.examined(asked, model)
    assert [f"{each.name} {each.fault}" for each in left_out] == case["left_out"]
    assert canonical(found) == case["canonical"]
    again = parse_qs(case["canonical"])
    read_again, nothing = address.examined(again, model)
    assert (canonical(read_again), nothing) == (case["canonical"], [])


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_options_of_a_command_give_the_same_picture_or_are_refused_in_words(model, case) -> None:
    asked = parse_qs(query_of(case))
    options = argparse.Namespace(**{name: values[-1] for name, values in asked.items()})
    refused = [each for each in case["left_out"] if not each.endswith(" repeated")]
    if refused:
        with pytest.raises(ValueError, match=f"^--{refused[0].split()[0]} "):
            shared.address_of(options, model)
    else:
        assert canonical(shared.address_of(options, model)) == case["canonical"]


def test_a_sentence_quotes_what_is_ignored_and_says_why(model) -> None:
    asked = {"date": "1970-01-01", "movement": "nobody,kalmyks-1943,noone", "view": "a\u202eb"}
    assert address.read(asked, model)[1] == [
        "Ignored in the address: date=1970-01-01 (the atlas covers 1928 to 1961).",
        "Ignored in the address: movement=nobody,noone (no such movement).",
        r"Ignored in the address: view=a\u{202e}b (expected day, period, sofar or all).",
    ]


def test_a_sentence_stays_short(model) -> None:
    [note] = address.read({"movement": ",".join(map(str, range(900)))}, model)[1]
    assert len(note) < 200 and "…" in note
