"""The pages on a reader's own folder: beside the atlas, in its place, faulty, changed, and gone."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from atlas.screen import publication
from pages.shell import library
from pages.shell.text import plain
from pages.sources import controls
from tests.damage import replace
from tests.own_folder import write_example
from tests.pages.test_pages import heading

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def chosen(tmp_path: Path) -> Iterator[Path]:
    """Let a server read a folder beside the built-in data, and give the folder."""
    with pytest.MonkeyPatch.context() as patch:
        folder = write_example(tmp_path / "my-people")
        patch.setenv("ATLAS_DATA", str(folder))
        patch.delenv("ATLAS_DATA_ONLY", raising=False)
        patch.setattr(publication, "SCENE_FOLDER", tmp_path / "scene")
        st.cache_resource.clear()
        yield folder
    st.cache_resource.clear()


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory):
    """The folder for tests that change nothing: it is read and made into a scene once."""
    with chosen(tmp_path_factory.mktemp("unchanged")) as folder:
        yield folder


@pytest.fixture
def own(tmp_path):
    with chosen(tmp_path) as folder:
        yield folder


@pytest.fixture
def alone(own, monkeypatch):
    """The folder without the built-in data: little to read."""
    monkeypatch.setenv("ATLAS_DATA_ONLY", "1")
    return own


def run(page: str = "", **query: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    if page:
        app.run().switch_page(f"pages/{page}/page.py")
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def test_the_atlas_shows_the_movement_beside_the_others(unchanged) -> None:
    app = run(date="1950-04-12", movement="example-1950")
    assert not app.exception
    assert not app.expander
    assert app.session_state["controls_movements"] == ["example-1950"]
    assert len(app.get("button_group")[0].options) > 2


def test_a_profile_and_the_sources_show_it_too(unchanged) -> None:
    app = run("peoples", people="example-people")
    assert not app.exception
    assert heading(app) == "Invented"
    app = run("sources")
    assert not app.exception
    shown = "\n".join([*(m.value for m in app.markdown), *(h.proto.body for h in app.get("html"))])
    assert "An invented source" in shown
    shown = "\n".join(m.value for m in run("sources", show="layers").markdown)
    assert "beside those that come with this atlas" in shown


def test_the_lesson_of_a_tour_shows_text_as_it_is_written(alone) -> None:
    lines = alone / "data" / "sheet_lines.csv"
    replace(lines, "Invented: readers", "<b>x</b> **y** [z](javascript:a) readers")
    replace(lines, "Look at the", "<script>w</script> Look at the")
    app = run("teaching")
    assert not app.exception
    assert heading(app) == "Invented: an example of a tour"
    said = "\n".join(m.value for m in app.markdown)
    assert plain("<b>x</b> **y** [z](javascript:a) readers") in said
    shown = "\n".join(h.proto.body for h in app.get("html"))
    assert "&lt;script&gt;w&lt;/script&gt; Look at" in shown and "<script>" not in shown


@pytest.mark.parametrize("page", ["", "peoples", "sources"])
def test_only_the_folder(alone, page) -> None:
    app = run(page)
    assert not app.exception
    assert not [e for e in app.expander if "fault" in e.label]
    assert list(library.dataset().peoples) == ["example-people"]


def test_a_fault_of_a_translation_is_told_where_translations_are_shown(alone) -> None:
    head = "table,id,field,language,text,translator,status,of"
    rows = "peoples,nobody,name,kk,Ешкім,me,draft,\nmovements,example-1950,title,kk,А {b},me,draft,"
    (alone / "data" / "translations").mkdir(exist_ok=True)
    (alone / "data" / "translations" / "mine.csv").write_text(f"{head}\n{rows}\n", encoding="utf-8")
    assert not run("teaching").expander
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["lang"] = "kk"
    app.run()
    assert not app.exception
    [faults] = [e for e in app.expander if "2" in e.label]
    said = faults.text[0].value
    assert "my-people/data/translations/mine.csv:2:id: 'nobody' is not a record of peoples" in said
    assert "my-people/data/translations/mine.csv:3:text: '{b}' is no number" in said


def test_claims_of_one_year_can_be_searched(alone) -> None:
    for date in ("1956-04-01", "1956-05"):
        replace(alone / "data" / "claims.csv", f"{date},", "1950,")
    app = run("sources", show="claims")
    assert not app.exception
    assert "All dated claims are from 1950." in [caption.value for caption in app.caption]


def pass_a_second() -> None:
    """Let the state of the files, which is looked at once a second, be looked at again."""
    time.sleep(1.1)


def test_a_saved_file_is_seen_a_second_later(alone) -> None:
    app = run("peoples", people="example-people")
    before = library.scene_files()
    replace(alone / "data" / "peoples.csv", "Example people,Invented", "Example people,Mended")
    pass_a_second()
    assert heading(app.run()) == "Mended"
    assert library.scene_files()["scene"] != before["scene"]
    replace(alone / "data" / "claims.csv", "persons,1150", 'persons,"1,150"')
    pass_a_second()
    app.run()
    assert "my-people/data/claims.csv:4:value: '1,150'" in app.expander[0].text[0].value
    assert not app.exception


def test_what_is_made_from_the_data_is_kept_with_the_files_it_was_read_from(alone) -> None:
    before = library.dataset()
    replace(alone / "data" / "claims.csv", "persons,1150", "persons,1151")
    # A page that is still at work when the file is saved has the old data in hand.
    assert "1,150" in controls.entries(before)[-1].text
    pass_a_second()
    after = library.dataset()
    assert after is not before
    assert "1,151" in controls.entries(after)[-1].text


def test_its_scene_is_kept_apart_and_served_from_below_static(alone) -> None:
    names = library.scene_files()
    folder, _, file = names["scene"].removeprefix("app/static/scene/").partition("/")
    assert folder.startswith("own-")
    assert (publication.SCENE_FOLDER / folder / file).is_file()
    assert not list(publication.SCENE_FOLDER.glob("*.json*"))
    assert not [path for path in alone.rglob("*") if path.name.startswith(("scene", "current"))]


def test_a_folder_that_goes_while_the_atlas_runs_is_said(own) -> None:
    assert not run().exception
    shutil.rmtree(own)
    pass_a_second()
    for page in ("", "peoples", "sources"):
        app = run(page)
        assert not app.exception
        assert "is not a folder" in app.expander[0].text[0].value


def test_the_address_names_no_folder(alone, tmp_path) -> None:
    other = write_example(tmp_path / "other")
    replace(other / "data" / "peoples.csv", "example-people,", "other-people,")
    app = run(data=str(other), ATLAS_DATA=str(other))
    assert not app.exception
    assert "other-people" not in library.dataset().peoples
