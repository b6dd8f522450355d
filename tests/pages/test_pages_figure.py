"""The Figure page: its address, its plate, its files and words, on real and on bad data."""

from __future__ import annotations

import datetime as dt
import gc
import os
import re
import shlex
from dataclasses import replace

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from atlas.__main__ import main
from atlas.base.dates import parse_day
from atlas.paper.film import film, frames
from atlas.picture.address import Address
from atlas.words.language import language, say, speaking
from pages.figure import address, commands, film_section, films, plates
from pages.figure.address import Wanted
from pages.figure.films import Film, Studio
from pages.shell import site
from tests.pages.test_pages import PAYLOADS, as_read, run, words

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


def test_each_control_is_in_the_address_and_back(model) -> None:
    wanted = Wanted(
        Address(parse_day(DAY), parse_day("1944-01-01"), "period", (KARACHAIS,), lang="kk"),
        "return",
        "a4",
        True,
        1200,
        sentence=True,
    )
    asked = wanted.parameters("v")
    assert asked["layout"] == "return" and asked["width"] == "a4"
    assert asked["sentence"] == "yes"
    assert asked["greyscale"] == "yes" and asked["dpi"] == "1200" and asked["words"] == "kk"
    assert address.read(asked, model, "v") == (wanted, [])


def test_a_figure_is_in_the_language_of_its_page_unless_another_is_chosen(model) -> None:
    russian = Wanted(Address(lang="ru"))
    assert address.read({}, model, "v", "ru") == (russian, [])
    assert "words" not in russian.parameters("v", "ru")
    assert address.read(Wanted().parameters("v", "ru"), model, "v", "ru") == (Wanted(), [])
    # Whoever is sent the address may read another language.
    assert russian.parameters("v", "")["words"] == "ru"
    assert "lang" not in address.NAMES


def test_the_language_of_the_plate_leaves_that_of_the_page_alone() -> None:
    app = figure(lang="ru", layout="chart")
    assert "Карачаевцы" in picture(app) and "words" not in app.query_params
    # AppTest itself asks what an option is called.
    with speaking(language("ru")):
        app.button_group(key="figure_words").set_value("en").run()
    assert "Karachais" in picture(app)
    assert (app.query_params["words"], app.query_params["lang"]) == ("en", "ru")


SENTENCES = {
    "en": "A map cannot show the cold",
    "ru": "Карта не может показать ни холода",
    "kk": "Карта суықты да, қорқынышты да",
}


@pytest.mark.parametrize("tag", SENTENCES)
def test_what_a_map_cannot_show_is_printed_if_it_is_asked_for(tag: str) -> None:
    app = figure(lang=tag, layout="chart", width="120")
    box = app.checkbox(key="figure_sentence")
    assert not box.value and not any(SENTENCES[tag] in code.value for code in app.code)
    # AppTest itself asks what an option is called.
    with speaking(language(tag)):
        box.check().run()
    assert app.query_params["sentence"] == "yes"
    assert any(SENTENCES[tag] in code.value for code in app.code)
    assert any("--sentence" in code.value for code in app.code)
    with speaking(language(tag)):
        assert box.label == say("Print what a map cannot show")
    assert (box.label == "Print what a map cannot show") == (tag == "en")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_words_of_the_address_are_left_out_and_said_as_text(payload: str) -> None:
    app = figure(layout=payload, width=payload, words=payload, sentence=payload)
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
            sentence=True,
        ),
    ],
)
def test_the_command_makes_the_same_file(model, tmp_path, monkeypatch, wanted: Wanted) -> None:
    monkeypatch.chdir(tmp_path)
    line = shlex.split(commands.figure(wanted, "plate.svg", ""))
    assert line[:3] == ["python3", "-m", "atlas"]
    assert main(line[3:]) == 0
    app = figure()
    version = app.query_params["v"]
    st.cache_data.clear()
    page = plates.content(model, plates.figure(wanted, ""), version, "svg")
    assert (tmp_path / "plate.svg").read_bytes() == page


def test_a_film_s_command_names_its_days_or_tells_all() -> None:
    wanted = Wanted(
        Address(parse_day(DAY), parse_day("1944-01-01"), "period", (KARACHAIS,)), "grid", dpi=300
    )
    told = commands.film(wanted, "a.mp4", "https://a.org/", whole=False)
    assert (
        told.split()[4:]
        == (
            f"--date {DAY} --to 1944-01-01 --movement {KARACHAIS} --site https://a.org/ --out a.mp4"
        ).split()
    )
    assert "--date" not in commands.film(wanted, "a.mp4", "", whole=True)


def test_a_story_s_film_is_offered_with_its_command(model) -> None:
    app = figure()
    app.get("button_group")
    app.session_state["figure_film_extent"] = "story"
    app.run()
    chosen = app.selectbox(key="figure_film_tour")
    assert chosen.value == "karachais"
    command = "film --tour karachais --out exile-and-return-karachais.mp4"
    assert any(command in code.value for code in app.code)
    assert "13" not in commands.film(Wanted(), "a.mp4", "", whole=True, tour="kalmyks")


def test_ids_of_strange_data_stay_one_word_of_the_command() -> None:
    wanted = Wanted(Address(movements=("a; rm -rf $HOME",)))
    assert "'a; rm -rf $HOME'" in commands.figure(wanted, "a.svg", "")


@pytest.mark.parametrize("layout", address.LAYOUTS)
def test_every_layout_shows_all_peoples_of_a_day_without_any(model, layout: str) -> None:
    # No people is on the way on the axis's first day: nothing is drawn of most of them.
    picture = Address(parse_day("1928-01-01"), movements=("koreans-1937", KARACHAIS))
    made = plates.made(model, plates.figure(Wanted(picture, layout), ""), "v")
    assert made.foot and made.description


def test_a_plate_that_cannot_be_drawn_is_said_in_plain_words(monkeypatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret of the machine")

    monkeypatch.setattr(plates, "plate", broken)
    st.cache_resource.clear()
    app = figure(date="1943-11-06")
    assert not app.exception
    assert "could not be drawn" in app.warning[0].value
    assert "secret" not in words(app) + app.warning[0].value
    assert not app.get("image")
    assert "Download HTML" in " ".join(b.proto.label for b in app.get("download_button"))


def test_a_plate_without_room_is_refused_calmly_and_what_holds_it_is_offered() -> None:
    app = figure(layout="grid", width="89", movement="")
    assert not app.exception and not app.warning
    assert "and 25 is the least): take width 120 or layout single." in as_read(app.info[0].value)
    assert not app.get("image")
    assert app.button(key="figure_instead_grid_120").label == "Take 120 mm, one and a half"
    app.button(key="figure_instead_single_89").click().run()
    assert "layout" not in app.query_params
    assert not app.info and app.get("image")
    # What the picture lacks for want of room stands beside it, for whoever prints it.
    assert any("Only in the caption" in note.value for note in app.caption)


def test_a_return_that_nobody_recorded_is_not_shown() -> None:
    app = figure(layout="return", movement="koreans-1937")
    assert "no return of the Koreans is recorded by 1961" in as_read(app.info[0].value)
    assert [b.label for b in app.button if b.key.startswith("figure_instead")] == [
        "Take Before, during, after"
    ]


def test_too_large_a_png_is_not_made_but_said() -> None:
    app = figure(width="a3", dpi="1200")
    assert "too large to make here" in words(app)
    (png,) = [b.proto for b in app.get("download_button") if "PNG" in b.proto.label]
    assert png.disabled


def test_files_are_made_when_asked_for_and_not_at_every_run() -> None:
    app = figure()
    buttons = {b.proto.label: b.proto for b in app.get("download_button")}
    for kind in ("SVG", "PDF", "PNG"):
        assert buttons[f"Download {kind}"].deferred_file_id


def test_caption_names_the_sources_of_the_figures_shown() -> None:
    shown = [code.value for code in figure().code]
    assert any("Sources of the 5 figures shown: Pohl 2015, citing" in text for text in shown)
    assert any(text.startswith("python3 -m atlas figure --date") for text in shown)


@pytest.mark.parametrize(
    ("host", "public"),
    [("atlas.org", True), ("127.0.0.1", False), ("localhost", False), ("10.0.0.3", False)],
)
def test_only_an_address_that_others_reach_is_printed(monkeypatch, host: str, public: bool) -> None:
    monkeypatch.setattr(site, "root", lambda: f"https://{host}:8501/")
    assert bool(site.site()) is public


def test_the_atlas_keeps_the_language_of_plates_and_says_nothing() -> None:
    app = run(date=DAY, lang="kk")
    assert "Left out" not in words(app)
    app.slider(key="controls_date").set_value(dt.date(1944, 3, 21)).run()
    assert app.session_state["url_query"]["lang"] == ["kk"]


SHORT = Address(parse_day("1943-11-02"), parse_day("1943-11-04"), "period", (KARACHAIS,))


def short_film(model, kind: str = "mp4") -> Film:
    return Film(model, SHORT, "v", f"short.{kind}", whole=False)


@pytest.fixture
def brief(monkeypatch) -> None:
    """Let a picture of a film stand for a moment: encoding seconds of it takes minutes."""
    write = film.write

    def in_brief(path, shots, draw, **more) -> None:
        write(path, [replace(shot, seconds=0.2) for shot in shots], draw, **more)

    monkeypatch.setattr(film, "write", in_brief)


@pytest.mark.parametrize("kind", ["mp4", "gif"])
@pytest.mark.usefixtures("brief")
def test_a_film_is_made_beside_the_page(model, kind: str) -> None:
    made = short_film(model, kind)
    studio = Studio()
    assert studio.begin(made)
    assert studio.busy is made
    assert studio.wait(120)
    assert made.state == "made", made.why
    assert made.done == made.pictures == len(frames.shots_of(model, SHORT, whole=False))
    beside = [] if kind == "gif" else ["short.poster.png", "short.vtt"]
    names = sorted(file.name for file in made.path.parent.iterdir())
    assert names == sorted([f"short.{kind}", *beside])
    folder = made.path.parent
    del made, studio._film, studio._thread
    # What is part of a circle of references goes a little later.
    gc.collect()
    assert not folder.exists()


def test_a_stopped_film_leaves_nothing_and_frees_the_studio(model) -> None:
    stopped, studio = short_film(model), Studio()
    assert studio.begin(stopped)
    assert not studio.begin(short_film(model))
    stopped.stop()
    assert studio.wait(120)
    assert stopped.state == "stopped"
    assert not stopped.path.parent.exists()
    assert studio.busy is None


def test_a_film_that_nobody_looks_at_is_stopped(model, monkeypatch) -> None:
    monkeypatch.setattr(films, "UNSEEN_SECONDS", 0.0)
    left = short_film(model)
    left.make()
    assert left.state == "stopped"


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OSError(28, "No space left on device"), "No space left on device"),
        (MemoryError(), "this server has too little memory"),
    ],
)
def test_a_film_that_fails_says_so(model, monkeypatch, error, reason) -> None:
    def failing(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(films.film, "write", failing)
    failed = short_film(model)
    failed.make()
    assert (failed.state, failed.why) == ("failed", f"The film could not be made: {reason}.")


@pytest.mark.skipif(os.name == "nt", reason="a program as on Unix")
def test_a_film_that_ffmpeg_could_not_write_is_not_offered(model, tmp_path, monkeypatch) -> None:
    ffmpeg = tmp_path / "ffmpeg"
    ffmpeg.write_text("#!/bin/sh\ncat > /dev/null\necho 'x: No space left on device' >&2\nexit 1\n")
    ffmpeg.chmod(0o755)
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", str(ffmpeg))
    failed = short_film(model)
    failed.make()
    assert failed.state == "failed"
    assert failed.why == "The film could not be made: ffmpeg failed: No space left on device."
    assert not failed.path.parent.exists()


def test_a_second_reader_is_told_to_wait(model, monkeypatch) -> None:
    app = figure()
    others, studio = short_film(model), Studio()
    monkeypatch.setattr(film_section, "studio", lambda: studio)
    assert studio.begin(others)
    app.button(key="figure_make").click().run()
    assert "for another reader" in app.info[0].value
    others.stop()
    assert studio.wait(120)


def test_a_film_in_the_making_says_how_far_it_is_and_is_stopped(model) -> None:
    app = figure()
    making = short_film(model)
    making.pictures, making.done = 100, 50
    making._begun -= 200
    app.session_state["figure_film"] = making
    app.run()
    assert app.get("progress")[0].proto.text == "Picture 50 of 100, about 3.5 minutes left"
    app.button(key="figure_cancel").click().run()
    assert making.stopping
    assert app.get("progress")[0].proto.text == "Stopping after the current picture …"
    assert app.button(key="figure_cancel").disabled


def test_length_of_a_film_is_said_before_it_is_made() -> None:
    said = re.search(r"It will last ([\d.]+) minutes: (\d+) pictures\.", words(figure()))
    assert said and int(said[2]) > 100 and float(said[1]) > 3
    assert "long film" in words(figure(movement="koreans-1937"))


def test_what_a_film_of_many_shows_is_said_before_it_is_made() -> None:
    said = words(figure(movement=""))
    assert "one after another" in said
    assert "day by day" not in said
