"""Films: paced by what happened, whole or not at all."""

from __future__ import annotations

import imageio_ffmpeg
import numpy as np
import pytest
from PIL import Image

from atlas import film, film_shots
from atlas.dates import LAST_DAY, iso_of, parse_day

CI = "chechens-ingush-1944"


def made(built_in, movement=CI, first="1944-02-20", last="1944-03-30"):
    movements = [built_in.movements[movement]]
    return film_shots.shots(built_in, movements, parse_day(first), parse_day(last))


def draw(shot):
    frame = np.full((54, 96, 3), 250, dtype=np.uint8)
    frame[:, : shot.day % 96] = (40, 41, 87)
    return frame


def test_days_of_the_journey_come_one_by_one(built_in):
    days = [shot.day for shot in made(built_in)]
    start, end = parse_day("1944-02-23"), parse_day("1944-03-21")
    assert set(range(start, end + 1)) <= set(days)
    assert (iso_of(days[0]), iso_of(days[-1])) == ("1944-02-20", "1944-03-30")
    assert days == sorted(set(days))


def test_exile_goes_by_in_months_and_is_not_skipped(built_in):
    exile = made(built_in, first="1945-01-01", last="1956-12-31")
    months = {iso_of(shot.day)[:7] for shot in exile}
    assert len(months) == 12 * 12
    assert 12 < film_shots.seconds(exile) < 60


def test_a_day_with_an_event_stands_longer(built_in):
    shots = made(built_in)
    told = {shot.seconds for shot in shots[1:-1] if shot.events}
    others = {shot.seconds for shot in shots[1:-1] if not shot.events}
    assert min(told) > max(others)
    assert all(e.start.first == e.start.last for shot in shots for e in shot.events)


def test_a_film_runs_from_before_the_removal_to_after_the_return(built_in):
    first, last = film_shots.span_of([built_in.movements[CI]])
    assert first < parse_day("1944-02-23")
    assert last == LAST_DAY


def test_flight_over_years_goes_by_in_months(built_in):
    shots = made(built_in, "kazakhs-1928", "1930-01-01", "1931-12-31")
    assert len(shots) < 40


def test_a_film_that_ends_before_it_begins_is_refused(built_in):
    with pytest.raises(ValueError, match="cannot end before it begins"):
        made(built_in, first="1944-03-01", last="1944-02-01")


def test_an_mp4_has_every_second(built_in, tmp_path):
    shots = made(built_in)
    path = tmp_path / "film.mp4"
    seen = []
    film.write(path, shots, draw, title="Test", progress=lambda *now: seen.append(now))
    frames, seconds = imageio_ffmpeg.count_frames_and_secs(str(path))
    assert seconds == pytest.approx(film_shots.seconds(shots), abs=0.11)
    assert frames == pytest.approx(seconds * film.RATE, abs=1)
    assert seen[-1] == (len(shots), len(shots))
    assert [p.name for p in tmp_path.iterdir()] == ["film.mp4"]


def test_a_gif_gives_each_day_its_time_and_plays_once(built_in, tmp_path):
    shots = made(built_in)
    path = tmp_path / "film.gif"
    film.write(path, shots, draw)
    with Image.open(path) as image:
        total = 0
        for number in range(image.n_frames):
            image.seek(number)
            total += image.info["duration"]
        assert "loop" not in image.info
    assert total == pytest.approx(1000 * film_shots.seconds(shots), abs=10 * len(shots))


@pytest.mark.parametrize("name", ["film.mp4", "film.gif"])
def test_a_film_that_is_stopped_leaves_what_was_there(built_in, tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"before")
    asked = iter([False, False, True])
    with pytest.raises(film.StoppedError):
        film.write(path, made(built_in), draw, stopped=lambda: next(asked))
    assert path.read_bytes() == b"before"
    assert [p.name for p in tmp_path.iterdir()] == [name]


def test_other_endings_are_refused(built_in, tmp_path):
    with pytest.raises(ValueError, match=r"'film.avi' ends in none of .mp4, .gif"):
        film.write(tmp_path / "film.avi", made(built_in), draw)
