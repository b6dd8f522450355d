"""Pages speak the reader's language, also where a part of them is run alone."""

from __future__ import annotations

import re

import pytest
import streamlit as st
from streamlit.proto.SelectWidgetFilterMode_pb2 import FILTER_MODE_NONE
from streamlit.testing.v1 import AppTest

from atlas.comparison.table import comparison
from atlas.words.language import language, speak, spoken
from atlas.words.translated import are_drafts, model_in
from pages.compare import downloads
from pages.shell import library, tongue
from pages.shell.text import plain
from tests.pages.test_pages import PATIENCE, ROOT, run, words

DRAFTS = "data/translations"


def test_that_translations_are_drafts_is_said_once_and_not_in_english() -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=PATIENCE)
    app.query_params["lang"] = "ru"
    assert not are_drafts(library.dataset(), "en")
    app.run()
    assert not app.exception
    assert [caption.value.count(DRAFTS) for caption in app.sidebar.caption] == [1]
    assert app.slider(key="controls_date").proto.format == "DD.MM.YYYY"
    app.switch_page("pages/peoples/page.py").run()
    assert not app.exception
    assert words(app).count(DRAFTS) == 1 and not app.sidebar.caption
    assert "ноября 1943" in words(app) and "November 1943" not in words(app)


ODD = "**zz** <b onclick=x> [a](http://a.test)"


def ignored(app: AppTest) -> list[str]:
    return [info.value for info in app.info if "lang" in info.value]


def test_a_language_that_there_is_not_is_noted_once_on_every_page_as_text() -> None:
    note = plain(f"Ignored in the address: lang={ODD} (expected en, ru or kk).")
    app = run()
    for page in ("peoples", "compare", "teaching", "figure", "sources"):
        app.switch_page(f"pages/{page}/page.py")
        app.query_params["lang"] = ODD
        app.run()
        assert not app.exception
        assert (page, ignored(app)) == (page, [note])
        assert "lang" not in app.query_params
    # It stays while the reader is on the page, and is gone with the next.
    assert ignored(app.run()) == [note]
    assert ignored(app.switch_page("pages/teaching/page.py").run()) == []


CLAIMS = {"show": "claims"}


def test_fields_speak_the_language_of_the_page_and_not_streamlits() -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=PATIENCE)
    app.query_params["lang"] = "kk"
    # Of a film the story is chosen in a field of its own.
    app.session_state["figure_film_extent"] = "story"
    app.run()
    fields = 0
    # The figure comes last: its choices can be put into words only while the page speaks.
    for page, asked in (("peoples", {}), ("teaching", {}), ("sources", CLAIMS), ("figure", {})):
        app.switch_page(f"pages/{page}/page.py")
        for name, value in asked.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception
        chosen = [*app.selectbox, *app.multiselect, *app.text_input]
        fields += len(chosen)
        assert [
            each.label for each in chosen if not re.search("[а-яә]", each.proto.placeholder)
        ] == []
        # Of a search in vain it speaks English.
        assert all(each.proto.filter_mode == FILTER_MODE_NONE for each in app.selectbox)
        assert not any(each.proto.select_all for each in app.multiselect)
        assert {each.proto.format for each in app.date_input} <= {"DD.MM.YYYY"}
    assert fields > 8


def test_the_data_is_read_once_for_all_languages() -> None:
    stamp = library.data_stamp()
    assert library._loaded("ru")(stamp) is library._loaded("en")(stamp)
    english = library._loaded("en")(stamp)
    assert model_in(model_in(english, "ru"), "en") is english


@pytest.fixture
def kazakh(monkeypatch):
    monkeypatch.setattr(tongue, "tag", lambda: "kk")
    yield
    speak(language("en"))


def test_a_fragment_that_is_run_alone_speaks(kazakh, monkeypatch) -> None:
    # Without a page Streamlit runs none.
    monkeypatch.setattr(st, "fragment", lambda draw, **_: draw)
    heard = []
    tongue.fragment(lambda: heard.append(spoken().tag))()
    assert heard == ["kk"] and spoken().tag == "kk"


def test_a_table_for_other_programs_stays_in_english(model, kazakh) -> None:
    speak(language("kk"))
    translated = model_in(model, "kk")
    cells = (cell for row in translated.derived(comparison) for cell in row.cells.values())
    assert any("84,3" in cell.words for cell in cells)
    text = downloads._csv(translated, "return").decode("utf-8-sig")
    assert "84.3 per cent" in text and "84,3" not in text
