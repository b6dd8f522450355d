"""Plates and films of an address: the same picture as elsewhere, or a word on what it is without.

That options are read as an address is: tests/picture/test_address_cases.py; that a plate is the
same as that of the page: tests/pages/test_pages_figure.py.
"""

from __future__ import annotations

import re

import pytest

from atlas.__main__ import main

MOVEMENT = ["--movement", "karachais-1943"]
SELECT = ["--select", "movement:karachais-1943"]


@pytest.mark.parametrize(("kind", "name"), [("figure", "plate.svg"), ("film", "film.gif")])
def test_what_a_page_would_ignore_is_refused_before_anything_is_written(
    tmp_path, capsys, kind, name
) -> None:
    assert main([kind, "--out", str(tmp_path / name), "--date", "1970-01-01"]) == 2
    said = "atlas: --date '1970-01-01': the atlas covers 1928 to 1961\n"
    assert capsys.readouterr().err == said
    assert not list(tmp_path.iterdir())


def test_the_last_day_of_a_film_needs_a_first(tmp_path, capsys) -> None:
    words = ["film", *MOVEMENT, "--out", str(tmp_path / "film.gif"), "--to", "1943-11-03"]
    assert main(words) == 2
    assert "--to '1943-11-03': needs --date" in capsys.readouterr().err


def test_a_film_with_a_last_day_is_one_of_a_period_and_has_no_panel(tmp_path, capsys) -> None:
    days = ["--date", "1943-11-02", "--to", "1943-11-03"]
    more = [*SELECT, "--full", "--out", str(tmp_path / "film.gif")]
    assert main(["film", *MOVEMENT, *days, *more]) == 0
    said = capsys.readouterr().err
    assert re.search(r"(\d+) of \1 pictures", said)
    assert "--select movement:karachais-1943 changes nothing here: a film has no panel" in said
    assert "--full changes nothing here: this film tells all anyway" in said
    assert "--view" not in said


def test_a_film_of_a_story_says_what_its_steps_say_themselves(
    tmp_path, capsys, monkeypatch
) -> None:
    asked = {}

    def write(path, shots, draw, **more) -> None:
        asked.update(more, shots=shots)

    monkeypatch.setattr("atlas.paper.film.film.write", write)
    told = ["--tour", "karachais", *MOVEMENT, "--lang", "ru", "--out", str(tmp_path / "film.mp4")]
    assert main(["film", *told]) == 0
    out, err = capsys.readouterr()
    assert "--movement" in err and "the steps of the story say it" in err
    assert f"{tmp_path / 'film.vtt'}: its subtitles" in out
    assert asked["lang"] == "ru"
    assert [shot.kind for shot in asked["shots"]].count("title") == 1


def test_a_plate_says_which_options_change_nothing(tmp_path, capsys) -> None:
    told = [*SELECT, "--tour", "karachais", "--step", "3", "--layout", "multiples"]
    told += ["--view", "sofar"]
    assert main(["figure", *MOVEMENT, *told, "--out", str(tmp_path / "plate.svg")]) == 0
    said = capsys.readouterr().err
    assert "--select movement:karachais-1943 changes nothing here: a plate has no panel" in said
    assert "--tour karachais changes nothing here: a plate tells none" in said
    assert "--view sofar changes nothing here: what happened decides" in said


@pytest.mark.parametrize(("kind", "name"), [("figure", "plate.svg"), ("film", "film.gif")])
def test_a_plate_gives_out_no_address_that_cannot_be_visited(tmp_path, capsys, kind, name) -> None:
    for site in ("nonsense", "https://atlas.example/?date=1944"):
        words = [kind, *MOVEMENT, "--out", str(tmp_path / name), "--site", site]
        assert main(words) == 2
        form = "with no spaces or quotes, and without ? or #"
        said = f"atlas: {site!r} is not a web address such as https://…, {form}\n"
        assert capsys.readouterr().err == said
    assert not list(tmp_path.iterdir())
