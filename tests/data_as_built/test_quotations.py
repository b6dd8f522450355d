"""What must be true of the words that the built-in data quotes."""

from __future__ import annotations

from atlas.check import quotations
from atlas.read.records import TESTIMONY


def quoted(built_in):
    return [event for event in built_in.events.values() if event.quotation]


def test_every_people_is_spoken_of_in_the_words_of_a_source(built_in):
    peoples = {p for event in quoted(built_in) for p in built_in.concerned(event)}
    assert peoples == set(built_in.peoples)
    assert len(quoted(built_in)) >= 60


def test_no_quotation_holds_markup(built_in):
    assert [str(fault) for rule in quotations.RULES for fault in rule(built_in)] == []


def test_the_charges_of_treason_are_answered(built_in):
    charged = ("kar-decree-1943-10-12", "ci-decree-1944-03-07", "bal-decree-1944-04-08")
    charged += ("kal-serov", "kal-abolished", "vge-decree-1941-08-28", "tat-order-1944-05-11")
    charged += ("mes-report-1944-11-28", "kor-decree-august", "kaz-alleged-organisation")
    for identity in charged:
        event = built_in.events[identity]
        assert event.quotation and event.refutation, identity


def test_a_testimony_names_who_tells_it(built_in):
    for event in built_in.events.values():
        if event.kind == TESTIMONY:
            assert event.grade == "D" and event.quoted_from[0].locator


def test_who_disagrees_is_there(built_in):
    views = built_in.interpretations
    assert all(other in views for view in views.values() for other in view.disagrees)
    assert {p for view in views.values() for p in view.people_ids} == set(built_in.peoples)
