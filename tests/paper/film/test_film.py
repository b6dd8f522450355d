"""Films: paced by what happened, whole or not at all."""

from __future__ import annotations

import os
import re
import sys

import imageio_ffmpeg
import numpy as np
import pytest
from PIL import Image

from atlas.base.dates import LAST_DAY, iso_of, parse_day
from atlas.paper.film import film
from atlas.paper.film import shots as film_shots
from atlas.paper.plate import texts
from atlas.words.language import language

needs_scripts = pytest.mark.skipif(os.name == "nt", reason="programs and limits as on Unix")
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


def test_days_of_a_return_do_not_come_one_by_one(built_in):
    shots = made(built_in, first="1957-01-01", last="1960-12-31")
    assert [iso_of(shot.day)[8:] for shot in shots if not shot.events].count("01") >= 40
    assert {shot.pace for shot in shots} == {"month"}


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


# What ffmpeg may do instead of its work; each is a program that stands in its place.
INSTEAD = {
    "says why it fails": (
        "import sys; sys.stdin.buffer.read(); print('[out#0/mp4 @ 0x5] [a @ 0x6] Error closing "
        "file: No space left on device\\nConversion failed!', file=sys.stderr); sys.exit(228)",
        "ffmpeg failed: No space left on device",
    ),
    "fails at the first picture": ("raise SystemExit(1)", "ffmpeg failed: exit code 1"),
    "ends at the first picture": ("", "ffmpeg exited before it had received all frames"),
    "is killed": (
        "import os, sys; sys.stdin.buffer.read(99); os.kill(os.getpid(), 9)",
        r"ffmpeg was killed \(signal 9\)",
    ),
    "writes nothing": (
        "import sys; sys.stdin.buffer.read()",
        r"only 0 of \d+ pictures can be played",
    ),
}
# The true one, but for what it has written: the last of it is missing.
SHORT = """import os, subprocess, sys
done = subprocess.run([{ffmpeg!r}, *sys.argv[1:]])
if sys.argv[-1] != "-":
    os.truncate(sys.argv[-1], {part} * os.path.getsize(sys.argv[-1]) // 100)
sys.exit(done.returncode)"""


@pytest.fixture
def instead_of_ffmpeg(tmp_path_factory, monkeypatch):
    """Return a function that puts a Python program in the place of ffmpeg."""

    def put(program):
        path = tmp_path_factory.mktemp("bin") / "ffmpeg"
        path.write_text(f"#!{sys.executable}\n{program}\n", encoding="utf-8")
        path.chmod(0o755)
        monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", str(path))

    return put


def kept(tmp_path, built_in, words, name="film.mp4"):
    """Fail unless a film fails with one line of ``words`` and leaves what was there before."""
    path = tmp_path / name
    path.write_bytes(b"before")
    with pytest.raises(OSError) as caught:
        film.write(path, made(built_in), draw)
    assert caught.value.filename == str(path)
    assert re.fullmatch(words, caught.value.strerror)
    assert path.read_bytes() == b"before"
    assert [p.name for p in tmp_path.iterdir()] == [name]


@needs_scripts
@pytest.mark.parametrize("what", INSTEAD)
def test_an_ffmpeg_that_fails_leaves_what_was_there(built_in, tmp_path, instead_of_ffmpeg, what):
    program, words = INSTEAD[what]
    instead_of_ffmpeg(program)
    kept(tmp_path, built_in, words)


@needs_scripts
def test_an_ffmpeg_without_memory_is_that(built_in, tmp_path, instead_of_ffmpeg):
    instead_of_ffmpeg(
        "import sys; sys.stdin.buffer.read(9)\n"
        "sys.exit('x264 [error]: malloc of size 7332416 failed\\n[a @ 0x5] Error encoding a frame')"
    )
    with pytest.raises(MemoryError):
        film.write(tmp_path / "film.mp4", made(built_in), draw)
    assert list(tmp_path.iterdir()) == []


@needs_scripts
@pytest.mark.parametrize("part", [99, 60, 5])
def test_an_mp4_cut_short_does_not_take_its_place(built_in, tmp_path, instead_of_ffmpeg, part):
    ffmpeg = imageio_ffmpeg.get_ffmpeg_exe()
    instead_of_ffmpeg(SHORT.format(ffmpeg=ffmpeg, part=part))
    kept(tmp_path, built_in, "ffmpeg failed: .+|only [0-9]+ of 644 pictures can be played")


@needs_scripts
@pytest.mark.parametrize(("name", "most"), [("film.mp4", 8000), ("film.gif", 2000)])
def test_a_disk_that_takes_no_more_leaves_what_was_there(built_in, tmp_path, name, most):
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    try:
        kept(tmp_path, built_in, r"File too large|ffmpeg was killed \(signal 25\)", name)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


def test_a_gif_cut_short_does_not_take_its_place(built_in, tmp_path, monkeypatch):
    save = Image.Image.save

    def cut(image, path, *given, **options):
        save(image, path, *given, **options)
        os.truncate(path, path.stat().st_size * 2 // 3)

    monkeypatch.setattr(Image.Image, "save", cut)
    kept(
        tmp_path,
        built_in,
        "only [0-9.]+ of [0-9.]+ seconds can be played|.*truncated.*",
        "film.gif",
    )


def test_without_an_ffmpeg_it_is_said(built_in, tmp_path, monkeypatch):
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", str(tmp_path / "none"))
    with pytest.raises(FileNotFoundError) as caught:
        film.write(tmp_path / "film.mp4", made(built_in), draw)
    assert caught.value.filename == str(tmp_path / "none")


def test_other_endings_are_refused(built_in, tmp_path):
    with pytest.raises(ValueError, match=r"'film.avi' does not end in any of .mp4, .gif"):
        film.write(tmp_path / "film.avi", made(built_in), draw)


def test_a_film_tells_what_concerns_its_people_too_and_says_of_whom_else_it_is(built_in):
    karachais, koreans = (built_in.movements[m] for m in ("karachais-1943", "koreans-1937"))

    def told(movement):
        first, last = film_shots.span_of([movement])
        made = film_shots.shots(built_in, [movement], first, last)
        return {event.id: event for shot in made for event in shot.events}

    def title(event, *movements):
        return texts.event_title(language("en"), built_in, event, movements)

    events = told(karachais)
    general = title(events["gen-aerodromes-1944-09-05"], karachais)
    assert general == "Karachais, Chechens and Balkars: Aerodrome builders"
    assert title(events["gen-resolution-1945-01-08"], karachais) == "8 peoples: Two resolutions"
    own = next(event for event in events.values() if event.movement_id == karachais.id)
    assert title(own, karachais) == own.title
    assert title(own, karachais, koreans) == f"Karachais: {own.title}"
    assert all("koreans" in built_in.concerned(event) for event in told(koreans).values())


def test_parts_of_a_picture_are_not_lost_however_short_the_days(tmp_path):
    """Forty days of two pictures and a half each are five seconds, not four."""
    shots = [film_shots.Shot(day, 0.125, (), "day") for day in range(40)]
    path = tmp_path / "film.mp4"
    film.write(path, shots, draw)
    frames, seconds = imageio_ffmpeg.count_frames_and_secs(str(path))
    assert frames == 5 * film.RATE
    assert seconds == pytest.approx(5.0, abs=0.01)
