"""Every page runs through, on the real data and on bad data, and shows text as text."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from atlas import dataset, publication
from pages.atlas import address
from pages.frame.text import link, plain

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60
PAYLOADS = [
    "<script>window.hacked = 1</script>",
    '"><img src=x onerror="window.hacked = 1">',
    "${window.hacked = 1}",
    "`+window.hacked+`",
    "[x](javascript:window.hacked=1)",
    "</script><svg onload=window.hacked=1>",
    ":red[x] $x$ **x**",
]


def run(page: str = "", **query: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=PATIENCE)
    if page:
        # Pages are known only after a first run.
        app.run().switch_page(f"pages/{page}/page.py")
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def words(app: AppTest) -> str:
    shown = [*app.markdown, *app.title, *app.header, *app.subheader, *app.caption, *app.text]
    return "\n".join(str(element.value) for element in shown)


@pytest.mark.parametrize("page", ["", "peoples", "sources"])
def test_page_runs(page: str) -> None:
    app = run(page)
    assert not app.exception
    assert "left out" not in " ".join(expander.label for expander in app.expander)


def test_atlas_takes_its_picture_from_the_address() -> None:
    app = run(date="1944-02-25", movement="chechens-ingush-1944", view="sofar")
    assert app.slider(key="desk_date").value == dt.date(1944, 2, 25)
    assert app.session_state["desk_movements"] == ["chechens-ingush-1944"]
    assert app.session_state["desk_view"] == "sofar"
    picture = app.session_state["desk_picture"]
    assert picture.movements == ("chechens-ingush-1944",)


def test_date_slider_commands_and_writes_the_address() -> None:
    app = run(date="1944-02-25")
    before = app.session_state["desk_seq"]
    app.slider(key="desk_date").set_value(dt.date(1944, 3, 21)).run()
    assert app.session_state["desk_seq"] > before
    assert app.query_params["date"] == "1944-03-21"


def test_period_slider_turns_to_the_period_view() -> None:
    app = run(date="1944-02-25")
    ends = (dt.date(1943, 11, 1), dt.date(1944, 3, 31))
    app.slider(key="desk_period").set_value(ends).run()
    assert app.query_params["view"] == "period"
    assert app.query_params["date"] == "1943-11-01"
    assert app.query_params["to"] == "1944-03-31"


def test_bad_address_is_left_out_with_a_note() -> None:
    app = run(date="1944-13-45", view="sideways", movement="nobody")
    assert not app.exception
    assert words(app).count("Left out of the address") == 3
    assert app.slider(key="desk_date").value == dt.date(1944, 2, 24)
    assert app.query_params["date"] == "1944-02-24"
    assert "view" not in app.query_params


@pytest.mark.parametrize("payload", PAYLOADS)
def test_address_shows_text_as_text(payload: str) -> None:
    app = run(movement=payload, date=payload)
    assert not app.exception
    # A visitor's words are echoed as text elements alone, which obey no sign at all.
    assert any(payload in note.value for note in app.text)
    assert not any(payload in said.value for said in app.markdown)


def test_each_people_has_a_profile(built_in) -> None:
    app = run("peoples")
    for people in built_in.peoples.values():
        app.query_params["people"] = people.id
        app.run()
        assert not app.exception
        assert app.title[0].value == plain(people.name_own)
        assert app.query_params["people"] == people.id


def test_unknown_people_shows_the_first(built_in) -> None:
    app = run("peoples", people="<b>nobody</b>")
    assert not app.exception
    assert app.title[0].value == plain(next(iter(built_in.peoples.values())).name_own)


def test_sources_lists_every_work(built_in) -> None:
    shown = words(run("sources"))
    for work in built_in.works.values():
        assert plain(work.full) in shown


@pytest.fixture
def broken_data(tmp_path, monkeypatch):
    """The data with a fault in one claim, an event full of markup, and no flows at all."""
    data = tmp_path / "data"
    shutil.copytree(dataset.BUILT_IN_DATA, data)
    (data / "flows.csv").unlink()
    claims = (data / "claims.csv").read_text(encoding="utf-8").splitlines()
    cells = claims[1].split(",")
    cells[7] = "59 988"
    claims[1] = ",".join(cells)
    (data / "claims.csv").write_text("\n".join(claims) + "\n", encoding="utf-8")
    monkeypatch.setattr(dataset, "BUILT_IN_DATA", data)
    geodata, out = dataset.BUILT_IN_GEODATA, tmp_path / "scene"
    monkeypatch.setattr(dataset.load, "__defaults__", (data, geodata))
    monkeypatch.setattr(publication.ensure, "__defaults__", (data, geodata, out))
    monkeypatch.setattr(publication, "SCENE_FOLDER", out)
    st.cache_resource.clear()
    yield data
    st.cache_resource.clear()


@pytest.mark.parametrize("page", ["", "peoples", "sources"])
def test_faulty_data_is_left_out_and_said(broken_data, page: str) -> None:
    app = run(page)
    assert not app.exception
    assert "left out" in app.expander[0].label
    listed = app.expander[0].text[0].value
    assert "claims.csv:2:value: '59 988' is not a whole number" in listed
    assert "flows.csv: the file is missing" in listed


def test_empty_data_still_opens(broken_data) -> None:
    for file in broken_data.glob("*.csv"):
        file.write_text("", encoding="utf-8")
    for page in ("", "peoples", "sources"):
        assert not run(page).exception


@pytest.mark.parametrize("text", PAYLOADS)
def test_plain_escapes_what_markdown_obeys(text: str) -> None:
    escaped = plain(text)
    for sign in "<>[]$`*:":
        assert escaped.count(sign) == escaped.count(f"\\{sign}")


def test_link_refuses_what_is_no_web_address() -> None:
    assert link("a", "javascript:alert(1)") == "a"
    assert link("a", "https://example.org/x_(y)") == "[a](https://example.org/x_%28y%29)"


def test_address_round_trips(built_in) -> None:
    asked = {
        "date": "1943-12-28",
        "to": "1944-03-31",
        "movement": "kalmyks-1943,chechens-ingush-1944",
        "view": "period",
        "basis": "share",
        "map": "63.158,49.868,4.36",
    }
    picture, notes = address.read(asked, built_in)
    assert notes == []
    written = picture.parameters()
    assert set(written.pop("movement").split(",")) == set(asked.pop("movement").split(","))
    assert written == asked
    assert address.read(picture.parameters(), built_in)[0] == picture
