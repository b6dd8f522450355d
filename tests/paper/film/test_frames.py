"""The pictures of a film: one size, one part of the earth, from the renderer of plates."""

from __future__ import annotations

import numpy as np
import pytest

from atlas.base.dates import iso_of, parse_day
from atlas.paper.film import film
from atlas.paper.film.frames import SIZE, Frames
from atlas.paper.sheet.display_list import Words
from atlas.picture.address import Address
from atlas.picture.picture import picture
from atlas.words.translated import translated

KARACHAIS, GERMANS = "karachais-1943", "volga-germans-1941"


@pytest.fixture(scope="module")
def frames(model):
    asked = Address(day=parse_day("1943-11-05"), to=parse_day("1943-11-07"), movements=(KARACHAIS,))
    return Frames(model, asked, "v1", whole=False)


def test_a_film_of_a_period_has_its_days(frames):
    days = [iso_of(shot.day) for shot in frames.shots]
    assert days == ["1943-11-05", "1943-11-06", "1943-11-07"]


def test_a_film_of_a_movement_tells_all_of_it(model):
    whole = Frames(model, Address(movements=(KARACHAIS,)), "v1", whole=True)
    assert iso_of(whole.shots[0].day) < "1943-11-02"
    assert iso_of(whole.shots[-1].day) == "1959-12-31"
    assert whole.title == "Removal and return: Karachais"


def test_a_film_tells_its_events_in_its_own_language(model):
    day = parse_day("1943-11-02")
    asked = Address(day=day, to=day, view="period", movements=(KARACHAIS,), lang="ru")
    (event,) = Frames(model, asked, "v1", whole=False).shots[0].events[:1]
    assert event.title == translated(model.dataset, "ru").events[event.id].title
    assert event.title != model.dataset.events[event.id].title


def test_pictures_are_those_of_a_screen_and_differ_where_something_moves(frames):
    first, second = (frames.draw(shot) for shot in frames.shots[:2])
    assert first.shape == second.shape == (SIZE[1], SIZE[0], 3)
    changed = np.argwhere((first != second).any(axis=2))
    # The heading above and the sources below stand still.
    top, bottom = changed[:, 0].min(), changed[:, 0].max()
    assert top > 60
    assert bottom < SIZE[1] - 40


def test_a_number_between_two_counts_is_explained(model):
    asked = Address(day=parse_day("1944-03-05"), to=parse_day("1944-03-06"), movements=(GERMANS,))
    frames = Frames(model, asked, "v1", whole=False)
    words = [t.words for t in frames.sheet(frames.shots[0]).display_list if isinstance(t, Words)]
    assert any("≈" in each and "interpolated" not in each for each in words)
    assert "≈: interpolated between two counts, and rounded." in words


def test_a_picture_holds_the_marks_of_its_day(model, frames):
    """The same fronts and counts as a plate and the screen, at the same places."""
    shot = frames.shots[1]
    shown = picture(model, Address(day=shot.day, movements=(KARACHAIS,)))
    groups = frames.sheet(shot).groups
    assert {f"front:{f.id}" for f in shown.fronts} <= set(groups)
    for front in shown.fronts:
        said = groups[f"front:{front.id}"]
        assert float(said["lon"]) == pytest.approx(front.lon, abs=1e-6)
        assert float(said["lat"]) == pytest.approx(front.lat, abs=1e-6)


def test_the_sources_of_a_film_hold_those_of_each_of_its_pictures(model):
    asked = Address(movements=("chechens-ingush-1944",))
    film = Frames(model, asked, "v1", whole=True)
    scenery = film._scenery
    named = scenery._claims([shot.day for shot in film.shots], list(asked.movements))
    for shot in film.shots[::4]:
        assert set(scenery.picture(shot.day).claims) <= set(named)


def test_a_film_is_written(frames, tmp_path):
    path = tmp_path / "karachais.gif"
    film.write(path, frames.shots[:2], frames.draw, title=frames.title)
    assert path.read_bytes().startswith(b"GIF89a")
