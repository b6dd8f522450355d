"""Every fact of the source texts is in the tables, or in ``data/README.md`` with a reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests import seed_facts

FACTS = seed_facts.facts()
CARRIED = next(fact for fact in FACTS if fact.fact == "N002")


def test_every_fact_is_carried_or_left_out_for_a_reason_and_agrees_with_its_rows():
    assert seed_facts.faults(FACTS) == []


def test_every_claim_that_names_a_line_of_a_source_text_carries_a_fact():
    assert seed_facts.unlisted(FACTS) == []


def test_the_readme_lists_what_was_left_out():
    written = seed_facts.README.read_text(encoding="utf-8")
    assert written == seed_facts.readme(FACTS), "stale: run python -m tests.seed_facts"


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"carried_by": ()}, "needs either the rows that carry it or the reason"),
        ({"left_out": "no number"}, "needs either the rows that carry it or the reason"),
        ({"carried_by": (("claims", "no-such-claim"),)}, "'claims:no-such-claim' is in no table"),
        ({"carried_by": (("nowhere", "kar-removed"),)}, "'nowhere:kar-removed' is in no table"),
        ({"says": "69,268 persons"}, "has none of the numbers of its claims: [69267.0]"),
        ({"date": "1944-04"}, "is not the time of claims:gen-table-karachais, 1943-11/1944-03"),
        ({"date": "April 1944"}, "'April 1944' is not a date"),
        ({"seed_line": "page 12"}, "'page 12' is no line of a source text"),
        ({"peoples": "karachays"}, "'karachays' is not in data/peoples.csv"),
    ],
)
def test_what_is_wrong_with_a_fact_is_said_with_its_line(changed, fault):
    (said,) = seed_facts.faults([replace(CARRIED, **changed)])
    assert said.startswith(f"tests/data/seed_facts.csv:{CARRIED.line}: ")
    assert fault in said


def test_an_id_is_given_once():
    said = seed_facts.faults([CARRIED, CARRIED])
    assert said and all("'N002' is the id of 2 facts" in fault for fault in said)


def test_a_claim_that_no_fact_names_is_unlisted():
    others = [fact for fact in FACTS if fact is not CARRIED]
    assert {id_ for _, id_ in CARRIED.carried_by} <= set(seed_facts.unlisted(others))
