"""The Compare page: every figure with what it rests on, nothing as markup."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape, unescape

import pytest

from atlas.comparison.columns import COLUMNS, GROUPS
from atlas.comparison.table import columns_of, comparison
from atlas.model.model import Model
from pages.compare import table, two_dates
from pages.shell.text import plain
from tests.building import claim, dataset
from tests.pages.test_pages import PAYLOADS, run, words


@pytest.fixture(scope="module")
def html(model) -> str:
    rows = model.derived(comparison)
    return table.table(model.dataset, rows, COLUMNS) + table.opened(model.dataset, rows, COLUMNS)


def test_the_page_shows_the_whole_table_and_offers_its_files():
    app = run("compare")
    assert not app.exception and app.title[0].value == "Compare"
    assert all(escape(column.title) in words(app) for column in COLUMNS)
    labels = [button.proto.label for button in app.get("download_button")]
    assert labels == ["Download CSV", "Download PDF", "Download SVG", "Download PNG"]


def test_the_address_chooses_a_part_of_the_columns():
    app = run("compare", columns="return")
    shown = words(app)
    for group in GROUPS:
        for column in columns_of(group):
            assert (f'data-column="{column.id}"' in shown) == (group == "return")
    app = run("compare", columns="<b>no</b>")
    assert 'data-column="trains"' in words(app) and "has no part" in app.info[0].value


def test_every_button_opens_something_and_everything_has_its_button(html):
    pressed = re.findall(r'popovertarget="([^"]+)">(?!Close)', html)
    assert pressed == re.findall(r'<section popover id="([^"]+)"', html)
    assert len(pressed) == len(set(pressed)) > 60


def test_what_is_opened_says_who_says_so_and_leads_to_the_claim(html, built_in):
    card = html.partition('<section popover id="compared-kalmyks-1943-trains"')[2]
    card = unescape(card.partition("</section>")[0])
    assert "46 (46–47 in all sources)" in card and "Grade C" in card
    for identity in ("kal-echelons", "kal-echelons-rival"):
        assert f"./sources?show=claims&claim={identity}" in card
    assert "./sources?show=conflicts&conflict=c50" in card
    worked = html.partition('<section popover id="compared-kalmyks-1943-order"')[2]
    worked = unescape(worked.partition("</section>")[0])
    assert "Derived, not stated by a source: 27 December 1943 to 28 December 1943." in worked
    assert "./?date=1943-12-27&movement=kalmyks-1943&select=event:kal-abolished" in worked


def test_the_table_says_its_parts_to_those_who_cannot_see_it(html):
    assert html.count("<caption>") == 1 and html.count('scope="colgroup"') == len(GROUPS)
    assert html.count('scope="col"') == len(COLUMNS) + 1
    assert html.count('aria-sort="ascending"') == 1 and 'role="region" tabindex="0"' in html


def test_words_of_the_data_are_no_markup():
    payload = PAYLOADS[0] + PAYLOADS[1]
    data = dataset(claim("c", "died", 5, "1945", note=payload), title=payload)
    people = replace(data.peoples["p"], name=payload, name_own=payload)
    model = Model(replace(data, peoples={"p": people}))
    rows = model.derived(comparison)
    drawn = table.table(model.dataset, rows, COLUMNS) + table.opened(model.dataset, rows, COLUMNS)
    assert escape(payload) in drawn and "<script" not in drawn and "<img" not in drawn


def test_a_people_without_a_return_is_shown_before_and_after(built_in):
    layouts = {m.id: two_dates.layout_of(m) for m in built_in.movements.values()}
    assert layouts["karachais-1943"] == "return"
    assert layouts["koreans-1937"] == "before-after"


def test_the_address_asks_for_two_maps_and_hears_what_of_it_is_ignored():
    app = run("compare", pair="return", left="koreans-1937", on="1943-11-13")
    assert not app.exception and "<table" not in words(app)
    assert [note.value for note in app.info] == [
        plain(
            "Ignored in the address: left=koreans-1937 "
            "(the first days of its removal and of its return are not both known)."
        )
    ]
    assert app.query_params["left"] == "karachais-1943"
    assert app.query_params["on"] == "1943-11-13"


def test_two_maps_begin_with_the_picture_left_on_the_map():
    app = run("compare", date="1944-03-08", movement="balkars-1944,kalmyks-1943")
    app.button_group(key="compare_view").set_value("maps").run()
    assert not app.exception
    shown = dict(app.query_params)
    wanted = {"pair": "peoples", "left": "balkars-1944", "right": "kalmyks-1943"}
    assert shown | wanted | {"on": "1944-03-08"} == shown
    app.button_group(key="compare_view").set_value("table").run()
    assert "pair" not in app.query_params and app.query_params["date"] == "1944-03-08"


def test_a_run_that_was_cut_short_does_not_break_the_next():
    app = run("compare", pair="peoples", left="balkars-1944")
    # The choice was drawn, and what was asked for not noted yet.
    del app.session_state["compare_view_asked"]
    assert not app.run().exception
    assert app.query_params["left"] == "balkars-1944"


def test_an_empty_parameter_asks_for_no_maps():
    assert "<table" in words(run("compare", pair=""))
