"""The joins say what the lists in the long fields say, and each of their keys is there."""

from __future__ import annotations

import csv as plain_csv
import io

import pytest

from atlas.export.joins import csv, joins
from atlas.export.layers import layers


@pytest.fixture(scope="module")
def content(model):
    return layers(model)


@pytest.fixture(scope="module")
def made(model, content):
    return {join.name: join for join in joins(model.dataset, content)}


def test_every_figure_of_a_feature_is_a_pair(made, content, built_in):
    pairs = made["feature_claims"].rows
    assert len(set(pairs)) == len(pairs)
    lists = {
        (layer.name, p["id"], claim)
        for layer in content
        for p, _ in layer.features
        for claim in p.get("claim_ids", "").split(";")
        if claim
    }
    assert set(pairs) == lists
    assert {claim for *_, claim in pairs} <= set(built_in.claims)


def test_every_work_of_a_figure_is_a_row_and_is_among_the_works(made, built_in):
    works = {row[0] for row in made["works"].rows}
    assert works == set(built_in.works)
    rows = made["claim_works"].rows
    assert len(rows) == sum(len(c.source) + len(c.quoting) for c in built_in.claims.values())
    assert {row[3] for row in rows} <= works
    assert ("kar-population-1939", "quoting", "1", "pobol-polian2005", "389") in rows


def test_the_csv_has_the_fields_and_the_rows(made):
    for join in made.values():
        text = csv(join).decode("utf-8")
        rows = list(plain_csv.reader(io.StringIO(text, newline="")))
        assert rows == [[f.name for f in join.fields], *map(list, join.rows)]
