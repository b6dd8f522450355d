"""Every page runs through, on the real data and on bad data, and shows text as text."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
import time
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from atlas.articles import chart, markup, profile
from atlas.articles.profile import movements_of
from atlas.base.dates import day_of
from atlas.check import checks
from atlas.folium import maps
from atlas.picture import address
from atlas.read import dataset
from atlas.read.dataset import fingerprint
from atlas.read.folders import DATA, ONLY
from atlas.read.records import TESTIMONY
from atlas.screen import publication
from pages.atlas import controls
from pages.peoples import pictures
from pages.shell import library, url
from pages.shell.text import JOINER, plain
from tests import fewer_peoples
from tests.own_folder import write_example

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60
PAYLOADS = [
    "<script>window.hacked = 1</script>",
    '"><img src=x onerror="window.hacked = 1">',
    "${window.hacked = 1}",
    "`+window.hacked+`",
    "[x](javascript:window.hacked=1)",
    "</script><svg onload=window.hacked=1>",
    ":red[x] $x$ **x**",
    "{{7*7}} {{cycler.__init__.__globals__.os.mkdir(dict(pwned=1)|join)}}",
    "{{ x {% if {% raw %} {# { }} %}",
]


def run(page: str = "", /, **query: str | list[str]) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=PATIENCE)
    if "lang" in query:
        # The language of a visit is that of its beginning.
        app.query_params["lang"] = query["lang"]
    if page:
        # Pages are known only after a first run.
        app.run().switch_page(f"pages/{page}/page.py")
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def as_read(text: str) -> str:
    """What a reader sees of a text that was made safe for Markdown."""
    return re.sub(r"\\([!-~])", r"\1", text.replace(JOINER, ""))


def words(app: AppTest) -> str:
    shown = [*app.markdown, *app.title, *app.header, *app.subheader, *app.caption, *app.text]
    html = [element.proto.body for element in app.get("html")]
    return "\n".join([*(str(element.value) for element in shown), *html])


def heading(app: AppTest) -> str:
    """Return the title of a page that names peoples, with the languages of their own names."""
    (found,) = re.findall("<h1>(.*?)</h1>", words(app))
    return str(found)


@pytest.mark.parametrize("page", ["", "peoples", "sources"])
def test_page_runs(page: str) -> None:
    app = run(page)
    assert not app.exception
    assert "left out" not in " ".join(expander.label for expander in app.expander)


def test_atlas_takes_its_picture_from_the_address() -> None:
    app = run(date="1944-02-25", movement="chechens-ingush-1944", view="sofar")
    assert app.slider(key="controls_date").value == dt.date(1944, 2, 25)
    assert app.session_state["controls_movements"] == ["chechens-ingush-1944"]
    assert app.session_state["controls_view"] == "sofar"
    assert app.session_state["controls_wanted"].movements == ("chechens-ingush-1944",)


@pytest.mark.parametrize(("query", "said"), [({"date": ""}, False), ({"view": "all"}, True)])
def test_an_empty_parameter_leaves_the_atlas_at_its_opening(query, said, monkeypatch) -> None:
    given = []
    for_player = controls.for_player

    def heard(dataset):
        given.append(for_player(dataset))
        return given[-1]

    monkeypatch.setattr(controls, "for_player", heard)
    run(**query)
    assert bool(given[-1]["state"]) is said


def remembered(app: AppTest) -> dict[str, list[str]]:
    """Return the address that other pages will take over; the browser's own is the player's."""
    return app.session_state["url_query"]


def test_date_slider_commands_the_day_and_nothing_else() -> None:
    app = run(date="1944-02-25", movement="chechens-ingush-1944")
    assert app.session_state["controls_commands"] == []
    app.slider(key="controls_date").set_value(dt.date(1944, 3, 21)).run()
    app.slider(key="controls_date").set_value(dt.date(1944, 3, 22)).run()
    first, second = app.session_state["controls_commands"]
    assert first == {"day": day_of(dt.date(1944, 3, 21)), "seq": first["seq"], "after": 0}
    assert second["day"] == first["day"] + 1
    assert second["seq"] > first["seq"]
    assert remembered(app)["date"] == ["1944-03-22"]
    assert remembered(app)["movement"] == ["chechens-ingush-1944"]


def test_slider_that_nobody_has_touched_commands_nothing(monkeypatch) -> None:
    """A slider that lags behind the map sends its old day with the next message."""
    app = run(date="1944-02-25")
    told = {"query": "date=1944-03-01", "seq": 1, "acts": 5, "touched": {}}
    monkeypatch.setattr(url, "report", lambda: told)
    app.slider(key="controls_date").set_value(dt.date(1944, 2, 24)).run()
    assert app.session_state["controls_commands"] == []
    told = told | {"touched": {"controls_view": 7, "controls_date": 8}}
    app.slider(key="controls_date").set_value(dt.date(1944, 2, 26)).run()
    (command,) = app.session_state["controls_commands"]
    assert (command["day"], command["after"]) == (day_of(dt.date(1944, 2, 26)), 5)
    # One touch is one move.
    app.slider(key="controls_date").set_value(dt.date(1944, 2, 27)).run()
    assert app.session_state["controls_commands"] == [command]


def test_slider_that_lags_hears_the_step_that_comes_with_it(monkeypatch) -> None:
    """Streamlit calls the sliders before it calls whoever listens to the reports."""
    app = run(date="1944-02-10")
    told = {"query": "date=1944-02-12", "seq": 1, "acts": 2, "touched": {}}
    monkeypatch.setattr(url, "report", lambda: told)
    app.slider(key="controls_period").set_value((dt.date(1944, 2, 9), dt.date(1944, 2, 9))).run()
    assert app.slider(key="controls_date").value == dt.date(1944, 2, 12)
    assert remembered(app)["date"] == ["1944-02-12"]


def test_report_told_again_takes_nothing_back(monkeypatch) -> None:
    """The player tells its last report again whenever a slider is touched."""
    app = run(date="1944-02-10")
    told = {"query": "date=1944-02-12", "seq": 1, "acts": 2, "touched": {"controls_date": 1}}
    monkeypatch.setattr(url, "report", lambda: told)
    monkeypatch.setattr(url, "listen", url.hear)
    app.slider(key="controls_date").set_value(dt.date(1944, 3, 1)).run()
    told = told | {"touched": {"controls_date": 1, "controls_view": 2}}
    app.run()
    assert app.slider(key="controls_date").value == dt.date(1944, 3, 1)
    assert remembered(app)["date"] == ["1944-03-01"]


def test_period_slider_turns_to_the_period_view() -> None:
    app = run(date="1944-02-25")
    ends = (dt.date(1943, 11, 1), dt.date(1944, 3, 31))
    app.slider(key="controls_period").set_value(ends).run()
    assert remembered(app)["view"] == ["period"]
    assert remembered(app)["date"] == ["1943-11-01"]
    assert remembered(app)["to"] == ["1944-03-31"]


@pytest.mark.parametrize("page", ["", "figure"])
def test_pages_say_of_what_is_given_twice_what_every_reader_says(page: str, model) -> None:
    asked = {"v": ["000000000000", "111111111111"], "basis": ["share", "people"]}
    app = run(page, **asked)
    notes = address.read(asked, model, "222222222222")[1]
    assert len(notes) == 2
    shown = words(app)
    assert [shown.count(each) for each in ("Ignored in the address", address.CHANGED)] == [1, 1]
    assert as_read(notes[0]) in as_read(shown)


def test_bad_address_is_left_out_with_a_note() -> None:
    app = run(date="1944-13-45", view="sideways", movement="nobody")
    assert not app.exception
    assert words(app).count("Ignored in the address") == 3
    assert app.slider(key="controls_date").value == dt.date(1944, 2, 24)
    # The player opens with what is right, and writes that into the address.
    assert app.session_state["controls_amended"]
    assert app.session_state["controls_wanted"] == address.Address()


@pytest.mark.parametrize("payload", PAYLOADS)
def test_address_shows_text_as_text(payload: str) -> None:
    app = run(movement=payload, date=payload)
    assert not app.exception
    # A visitor's words are echoed as text elements alone, which obey no sign at all.
    assert any(payload in note.value for note in app.text)
    assert not any(payload in said.value for said in app.markdown)


@pytest.mark.parametrize("page", ["", "peoples", "sources", "figure", "teaching", "compare"])
def test_address_is_quoted_without_what_nobody_sees(page: str) -> None:
    hidden = "gnp\u202eexe\u2066\u200b\x07"
    names = ("date", "view", "movement", "people", "show", "who", "q", "layout", "select")
    names += ("lesson", "columns")
    app = run(page, **dict.fromkeys(names, hidden))
    assert not app.exception
    shown = words(app) + "".join(said.value for said in (*app.info, *app.text_input))
    assert "gnp" in shown
    assert not set(shown) & set("\u202e\u2066\u200b\x07")


def test_each_people_has_a_profile(built_in) -> None:
    app = run("peoples")
    for people in built_in.peoples.values():
        app.query_params["people"] = people.id
        app.run()
        assert not app.exception
        assert escape(people.name_own) in heading(app)
        assert (f'lang="{people.own_lang}"' in heading(app)) is bool(people.own_lang)
        assert app.query_params["people"] == people.id


def test_of_the_chapters_of_a_profile_the_removal_is_open(built_in) -> None:
    shown = words(run("peoples", people="koreans"))
    assert "<summary><h3>The journey</h3>" in shown
    assert shown.count('<details class="folded">') == 6
    assert '<details class="folded" open><summary><h3>The removal</h3>' in shown


def test_a_figure_chosen_on_the_map_drives_the_chart_of_a_profile(built_in, model) -> None:
    movement, pick = built_in.movements["karachais-1943"], "kar-removed-khunagov"
    own, chosen = (chart.figures(model.at(picks), movement) for picks in ((), (pick,)))
    assert chosen["people"].max() != own["people"].max()
    said = " ".join(element.value for element in run("peoples", people="karachais", pick=pick).info)
    assert "the figure you chose on the map" in said
    assert not run("peoples", people="kalmyks", pick=pick).info


def test_unknown_people_shows_the_first(built_in) -> None:
    app = run("peoples", people="<b>nobody</b>")
    assert not app.exception
    assert next(iter(built_in.peoples.values())).name_own in heading(app)


def test_sources_lists_every_work(built_in) -> None:
    shown = words(run("sources"))
    for work in built_in.works.values():
        assert escape(work.full) in shown


@pytest.fixture
def broken_data(tmp_path, monkeypatch):
    """The data of two movements with faults in two claims, and no flows at all."""
    data = tmp_path / "data"
    shutil.copytree(dataset.BUILT_IN_DATA, data)
    fewer_peoples.keep(data, dataset.BUILT_IN_GEODATA, {"karachais-1943", "kalmyks-1943"})
    (data / "flows.csv").unlink()
    claims = (data / "claims.csv").read_text(encoding="utf-8").splitlines()
    cells = claims[1].split(",")
    cells[7] = "59 988"
    claims[1] = ",".join(cells)
    # Sound cell by cell, and yet faulty: no work of that name.
    claims[2] = claims[2].replace(",wiki-karachay-ao,", ",nobody1999,", 1)
    assert "nobody1999" in claims[2]
    (data / "claims.csv").write_text("\n".join(claims) + "\n", encoding="utf-8")
    monkeypatch.setattr(dataset, "BUILT_IN_DATA", data)
    geodata, out = dataset.BUILT_IN_GEODATA, tmp_path / "scene"
    monkeypatch.setattr(dataset.load, "__defaults__", (data, geodata))
    monkeypatch.setattr(publication.ensure, "__defaults__", (data, geodata, out))
    monkeypatch.setattr(publication, "SCENE_FOLDER", out)
    st.cache_resource.clear()
    yield data
    st.cache_resource.clear()


def test_faulty_data_is_left_out_and_said(broken_data, monkeypatch) -> None:
    for page in ("", "peoples", "sources"):
        app = run(page)
        assert not app.exception
        assert "left out" in app.expander[0].label
        listed = app.expander[0].text[0].value
        assert "claims.csv:2:value: '59 988' is not a whole number: write 59988" in listed
        assert "flows.csv: the file is missing" in listed
        assert "claims.csv:3:source: 'nobody1999' is not in sources.bib" in listed
    # Looked for once, and not at every rerun.
    monkeypatch.setattr(checks, "check", lambda _: pytest.fail("checked again"))
    assert not app.run().exception
    assert "left out" in app.expander[0].label


def test_empty_data_still_opens(broken_data) -> None:
    for file in broken_data.glob("*.csv"):
        file.write_text("", encoding="utf-8")
    for page in ("", "peoples", "teaching", "compare"):
        assert not run(page).exception
    for show in ("works", "claims", "conflicts", "interpretations", "sums", "limits", "layers"):
        assert not run("sources", show=show).exception


@pytest.fixture
def no_place_for_the_scene(tmp_path, monkeypatch):
    """An atlas of little that lies where nothing can be written, and was never built."""
    monkeypatch.setenv(DATA, str(write_example(tmp_path / "my-people")))
    monkeypatch.setenv(ONLY, "1")
    (tmp_path / "static").write_text("no folder")
    monkeypatch.setattr(publication, "SCENE_FOLDER", tmp_path / "static" / "scene")
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


def test_where_nothing_can_be_written_the_pages_run(no_place_for_the_scene, caplog) -> None:
    app = run()
    assert not app.exception and not app.error
    given = [found.proto.json for found in app.get("bidi_component")]
    (handed,) = (json.loads(data) for data in given if '"scene"' in data)
    # What Streamlit keeps in memory is found there.
    # Two maps with one clock are another page's.
    mine = [file for file in publication.FILES if file != "pair"]
    assert all(handed[file].startswith("mock/media/") for file in mine)
    (said,) = (r.getMessage() for r in caplog.records if r.name == "pages.shell.library")
    words = "Not a directory; the map is built in a temporary folder, again at each start"
    assert said == f"atlas: {publication.scene_folder(library._folders())}: {words}"
    assert not run("sources").exception


def test_where_no_map_can_be_made_at_all_it_is_said(no_place_for_the_scene, monkeypatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(publication, "build_in_memory", full)
    app = run()
    assert not app.exception
    words = "The map cannot be made on this computer: No space left on device."
    assert app.error[0].value == plain(words)


@pytest.mark.parametrize("text", PAYLOADS)
def test_plain_escapes_what_markdown_obeys(text: str) -> None:
    escaped = plain(text)
    for sign in "<>[]$`*:":
        assert escaped.count(sign) == escaped.count(f"\\{sign}")
    # Nothing but the escapes and the sign that nobody sees is added (tests/browser/test_text.py).
    assert re.sub(r"\\(?=[!-~])", "", escaped.replace(JOINER, "")) == text


@pytest.mark.parametrize("text", ["http://a.org", "www.a.org", "a@b.org", ":material/x:", "a -> b"])
def test_plain_breaks_what_is_found_after_the_escapes(text: str) -> None:
    assert JOINER in plain(text)


@pytest.mark.parametrize("text", ["at 02:00", "1943–1944", "Chechens: 12", "well-known"])
def test_plain_leaves_ordinary_words_whole(text: str) -> None:
    assert JOINER not in plain(text)


def test_plain_keeps_the_digits_of_a_number_on_one_line() -> None:
    assert (
        plain("\n 37\N{NO-BREAK SPACE}103\u2028 балкарца  ") == "37\N{NO-BREAK SPACE}103 балкарца"
    )


def test_only_a_web_address_becomes_a_link() -> None:
    bad = markup.works([("a <b>", "javascript:alert(1)", "")])
    assert "href" not in bad and "a &lt;b&gt;" in bad
    assert 'href="https://example.org/x_(y)?a&amp;b"' in markup.works(
        [("a", "https://example.org/x_(y)?a&b", "")]
    )


def test_each_own_name_has_its_language_once(built_in) -> None:
    one = next(iter(built_in.peoples.values()))
    long, short, word = (
        replace(one, name_own=name, own_lang=lang)
        for name, lang in (("Къарачайлыла", "krc"), ("Къарачай", "x"), ("span", "de"))
    )
    assert markup.spoken("Къарачайлыла & span", (short, long, word)) == (
        '<span lang="krc">Къарачайлыла</span> &amp; <span lang="de">span</span>'
    )


def test_address_of_other_data_is_said_until_dismissed() -> None:
    app = run(date="1944-02-25", v="000000000000")
    assert address.CHANGED in words(app)
    app.slider(key="controls_date").set_value(dt.date(1944, 3, 21)).run()
    assert address.CHANGED in words(app)
    app.button[0].click().run()
    assert address.CHANGED not in words(app)


def test_address_carries_the_version_of_the_data(built_in) -> None:
    app = run(date="1944-02-25")
    app.slider(key="controls_date").set_value(dt.date(1944, 3, 21)).run()
    version = fingerprint(dataset.BUILT_IN_DATA, dataset.BUILT_IN_GEODATA)
    assert remembered(app)["v"] == [version]
    again = run(date="1944-03-21", v=version)
    assert "version of the data" not in words(again)


def test_rerun_of_a_profile_builds_nothing(built_in, monkeypatch) -> None:
    built: list[str] = []

    def counted(module, name: str) -> None:
        build = getattr(module, name)
        monkeypatch.setattr(module, name, lambda *given: [built.append(name), build(*given)][1])

    for name in ("homeland_map", "exile_map"):
        counted(maps, name)
    for name in ("figures", "chart", "describe", "table"):
        counted(chart, name)
    st.cache_resource.clear()
    app = run("peoples", people="chechens")
    assert sorted(built) == ["chart", "describe", "exile_map", "figures", "homeland_map", "table"]
    built.clear()
    app.selectbox[0].select_index(1).run()
    app.run()
    assert built == []
    # Another people has pictures of its own, even where the movement is the same.
    app.query_params["people"] = "ingush"
    app.run()
    assert "exile_map" in built
    built.clear()
    app.query_params["people"] = "chechens"
    app.run()
    assert not app.exception
    assert built == []


def test_new_data_makes_new_pictures(broken_data) -> None:
    before = pictures.homeland(*about("kalmyks"))
    assert pictures.homeland(*about("kalmyks")) is before
    file = broken_data / "territories.csv"
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    # The state of the files is looked at once a second.
    time.sleep(1.1)
    assert pictures.homeland(*about("kalmyks")) is not before


def about(people: str):
    model = library.model()
    shown = model.dataset.peoples[people]
    return model, shown, movements_of(model.dataset, shown)[0]


def test_a_number_that_nobody_knows_is_no_nought_in_the_table_of_a_people() -> None:
    view = library.model().at()
    movement = view.dataset.movements["balkars-1944"]
    figures = chart.figures(view, movement)
    last = chart.table(figures).iloc[-1]
    assert (last["Date"], last["in exile"], last["back home"]) == (
        "31 December 1961",
        "not stated",
        "at least 34,749",
    )
    assert "at home 37,713, at first" in chart.describe(movement, figures)


def test_a_people_that_no_source_counts_whole_has_no_highest_number() -> None:
    view = library.model().at()
    movement = view.dataset.movements["kazakhs-1928"]
    figures = chart.figures(view, movement)
    assert chart.describe(movement, figures).endswith("were through time.")
    assert list(chart.table(figures).columns) == ["Date"]


def test_a_profile_quotes_with_document_and_answer_and_says_whom_it_cannot_quote(built_in) -> None:
    shown = words(run("peoples", people="crimean-tatars"))
    assert "<h3>Voices</h3>" in shown
    assert "GKO decree 5859ss, 11 May 1944" in shown
    assert "<blockquote><p>“many Crimean Tatars betrayed the Motherland" in shown
    assert "Against it: Pohl counts 9,225" in shown
    kazakhs = run("peoples", people="kazakhs")
    assert "we could cite was found for the return" in " ".join(
        element.value for element in kazakhs.caption
    )


def test_a_people_of_whom_nobody_is_quoted_lacks_a_voice_for_all_its_years(built_in) -> None:
    events = {i: e for i, e in built_in.events.items() if e.kind != TESTIMONY}
    movement = built_in.movements["kalmyks-1943"]
    assert profile.unheard(built_in, movement) == ""
    assert profile.unheard(replace(built_in, events=events), movement).endswith(
        "we could cite was found for any of these years."
    )
