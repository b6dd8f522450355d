"""The Figure page: its address, its plate, its files and words, on real and on bad data."""

from __future__ import annotations

import datetime as dt
import shlex

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from atlas.__main__ import main
from atlas.address import Address
from atlas.dates import parse_day
from pages.figure import address, commands, plates
from pages.figure.address import Wanted
from tests.test_pages import PAYLOADS, run, words

pytestmark = pytest.mark.usefixtures("read_once")

KARACHAIS = "karachais-1943"
DAY = "1943-11-05"


def figure(**query: str) -> AppTest:
    return run("figure", **({"date": DAY, "movement": KARACHAIS} | query))


def picture(app: AppTest) -> str:
    return str(app.get("image")[0].proto.imgs[0].alt)


def test_page_shows_the_plate_of_the_address() -> None:
    app = figure()
    assert not app.exception
    shown = app.get("image")[0].proto.imgs[0]
    assert shown.url.startswith("data:image/svg+xml;base64,")
    assert "Karachais" in shown.alt and "5 November 1943" in shown.alt
    assert "183 × " in words(app)


def test_each_control_is_in_the_address_and_back(built_in) -> None:
    wanted = Wanted(
        Address(parse_day(DAY), parse_day("1944-01-01"), "period", (KARACHAIS,), lang="kk"),
        "return",
        "a4",
        True,
        1200,
    )
    asked = wanted.parameters("v")
    assert asked["layout"] == "return" and asked["width"] == "a4"
    assert asked["greyscale"] == "yes" and asked["dpi"] == "1200" and asked["lang"] == "kk"
    assert address.read(asked, built_in, "v") == (wanted, [])


@pytest.mark.parametrize("payload", PAYLOADS)
def test_words_of_the_address_are_left_out_and_said_as_text(payload: str) -> None:
    app = figure(layout=payload, width=payload, lang=payload)
    assert not app.exception
    assert any(payload[:20] in note.value for note in app.text)
    assert not any(payload in said.value for said in app.markdown)
    assert "layout" not in app.query_params


def test_controls_write_the_address() -> None:
    app = figure()
    app.selectbox(key="figure_layout").set_value("chart").run()
    assert app.query_params["layout"] == "chart"
    app.date_input(key="figure_date").set_value(dt.date(1944, 3, 21)).run()
    assert app.query_params["date"] == "1944-03-21"
    assert "21 March 1944" in picture(app)
    assert app.query_params["movement"] == KARACHAIS


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(Address(parse_day(DAY), movements=(KARACHAIS,))),
        Wanted(
            Address(
                parse_day(DAY),
                parse_day("1944-01-01"),
                "period",
                (KARACHAIS,),
                basis="share",
                map=(-12.5, 45.0, 4.0),
                lang="ru",
            ),
            "chart",
            "120",
            greyscale=True,
            dpi=72,
        ),
    ],
)
def test_the_command_makes_the_same_file(built_in, tmp_path, monkeypatch, wanted: Wanted) -> None:
    monkeypatch.chdir(tmp_path)
    line = shlex.split(commands.figure(wanted, "plate.svg", ""))
    assert line[:3] == ["python3", "-m", "atlas"]
    assert main(line[3:]) == 0
    app = figure()
    version = app.query_params["v"]
    st.cache_data.clear()
    page = plates.content(built_in, plates.figure(wanted, ""), version, "svg")
    assert (tmp_path / "plate.svg").read_bytes() == page
