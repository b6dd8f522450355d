"""The Teaching page: the lesson of a tour to read, and its sheets as files."""

from __future__ import annotations

from html import unescape

import pytest

from atlas.articles import markup
from atlas.paper.lesson.lesson import lesson
from pages.shell.text import plain
from tests.pages.test_pages import heading, run, words


@pytest.mark.parametrize(
    "query",
    [
        {"lesson": "kalmyks"},
        {"tour": "kalmyks"},
        {"people": "kalmyks"},
        {"movement": "kalmyks-1943"},
    ],
    ids=str,
)
def test_it_opens_on_the_lesson_that_the_address_leads_to(built_in, query):
    app = run("teaching", **query)
    assert not app.exception
    assert heading(app) == '<span lang="xal">Хальмгуд</span>: the Kalmyks'
    assert app.query_params["lesson"] == "kalmyks"


def test_all_that_the_sheet_says_can_be_read(model):
    app = run("teaching", lesson="chechens")
    told, shown = lesson(model, "chechens"), unescape(words(app))
    for step in told.steps:
        assert f"{step.number}. {step.heading}" in shown and step.text in shown
    for question in told.questions:
        assert plain(question.text) in shown and question.answer in shown
        assert all(f"{figure.words}" in shown for figure in question.figures)
    assert all(part.text in shown for part in told.plan)
    assert all(meaning in shown for _, meaning in told.terms)


def test_a_run_that_was_cut_short_does_not_break_the_next():
    app = run("teaching", lesson="kalmyks")
    # The selector was drawn, and what was asked for not noted yet.
    del app.session_state["lesson_asked"]
    assert not app.run().exception
    assert app.query_params["lesson"] == "kalmyks"


def test_it_offers_both_sheets_on_two_papers():
    app = run("teaching", lesson="kalmyks")
    buttons = [button.proto.label for button in app.get("download_button")]
    assert buttons == ["Download the teacher's sheet (PDF)", "Download the worksheet (PDF)"]
    assert app.radio(key="teaching_paper").options == ["A4", "US Letter"]


def test_an_unknown_lesson_is_said_and_the_first_is_shown(built_in):
    app = run("teaching", lesson="<b>nobody</b>")
    assert "There is no lesson" in app.info[0].value
    assert markup.title(
        next(iter(built_in.tours.values())).title, built_in.peoples.values()
    ) in words(app)


def test_from_a_people_a_link_leads_to_its_lesson():
    app = run("peoples", people="ingush")
    links = [link.proto for link in app.get("page_link")]
    assert any(link.label.startswith("A lesson") and "lesson=ingush" in str(link) for link in links)
