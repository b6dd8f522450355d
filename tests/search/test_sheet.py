"""The sheet of claims to take away."""

from __future__ import annotations

import csv
import io

import pytest

from atlas.search import index, sheet
from atlas.words.translated import translated
from tests.building import claim, dataset


def rows(data) -> list[dict[str, str]]:
    text = sheet.csv_text(data, index.index(data))
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_sheet_holds_every_claim_as_it_stands(built_in) -> None:
    found = rows(built_in)
    assert [row["claim_id"] for row in found] == list(built_in.claims)
    row = next(r for r in found if r["claim_id"] == "ci-arrived-akmola")
    assert (row["value"], row["unit"], row["place"]) == ("59988", "persons", "Akmola Oblast")
    line = built_in.line("claims", "ci-arrived-akmola")
    assert row["row"] == f"data/claims.csv:{line}"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t"])
def test_no_text_is_taken_for_a_formula(sign) -> None:
    data = dataset(claim("a", "removed", 1, note=f'{sign}HYPERLINK("x";"y")'))
    assert rows(data)[0]["note"] == f'\'{sign}HYPERLINK("x";"y")'


def test_a_number_with_a_minus_in_a_text_stays_one() -> None:
    assert rows(dataset(claim("a", "removed", 1, note="-12.5")))[0]["note"] == "-12.5"


def test_commas_quotes_and_lines_stay_in_their_cell() -> None:
    text = 'one, "two"\nthree'
    assert rows(dataset(claim("a", "removed", 1, quotation=text)))[0]["quotation"] == text


def test_an_unknown_number_is_empty() -> None:
    assert rows(dataset(claim("a", "removed", None)))[0]["value"] == ""


def test_the_sheet_is_as_the_data_is_written_in_every_language(built_in) -> None:
    assert rows(translated(built_in, "kk")) == rows(built_in)
