"""Films: paced by what happened, whole or not at all."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from itertools import groupby

import imageio_ffmpeg
import numpy as np
import pytest
from PIL import Image

from atlas.base.dates import LAST_DAY, iso_of, parse_day
from atlas.paper.film import column, film, passages
from atlas.paper.film import shots as film_shots
from atlas.paper.film.passages import Part, Passage
from atlas.paper.film.shots import Shot
from atlas.picture.address import Address
from atlas.words.language import language

needs_scripts = pytest.mark.skipif(os.name == "nt", reason="programs and limits as on Unix")
CI = "chechens-ingush-1944"


def made(built_in, movement=CI, first="1944-02-20", last="1944-03-30"):
    return of([built_in.movements[movement]], built_in, parse_day(first), parse_day(last))


def of(movements, dataset, first, last):
    shown = Address(day=first, movements=tuple(m.id for m in movements))
    return film_shots.shots(dataset, movements, shown, last, language("en"), column.fit)


def short(count=40, seconds=0.125):
    return [Shot(Address(day=50 + n), seconds) for n in range(count)]


def draw(shot):
    frame = np.full((54, 96, 3), 250, dtype=np.uint8)
    frame[:, : shot.day % 96] = (40, 41, 87)
    return frame


def test_days_of_the_journey_come_one_by_one(built_in):
    days = list(dict.fromkeys(shot.day for shot in made(built_in)))
    start, end = parse_day("1944-02-23"), parse_day("1944-03-21")
    assert set(range(start, end + 1)) <= set(days)
    assert (iso_of(days[0]), iso_of(days[-1])) == ("1944-02-20", "1944-03-30")
    assert days == sorted(set(days))


def test_exile_goes_by_in_months_and_is_not_skipped(built_in):
    exile = made(built_in, first="1945-01-01", last="1956-12-31")
    months = {iso_of(shot.day)[:7] for shot in exile}
    assert len(months) == 12 * 12
    moving = [shot.seconds for shot in exile if not shot.passage]
    assert 10 < sum(moving) < 60


def test_days_of_a_return_do_not_come_one_by_one(built_in):
    shots = made(built_in, first="1957-01-01", last="1960-12-31")
    assert [iso_of(shot.day)[8:] for shot in shots].count("01") >= 40
    assert {shot.pace for shot in shots} == {"month", ""}


def test_the_clock_waits_until_an_event_can_be_read(built_in):
    waiting = {}
    for shot in made(built_in):
        if shot.passage:
            waiting.setdefault(shot.passage, shot)
    assert len(waiting) > 10
    for shot in waiting.values():
        assert shot.pace == ""
        count = sum(len(part.words) for part in shot.passage.parts if part.role != "source")
        assert shot.seconds >= max(3.0, count / 15)
        text = next(part.words for part in shot.passage.parts if part.role == "text")
        assert any(text in event.text for event in built_in.events.values())


def test_an_event_stays_beside_the_map_only_while_numbers_would_not_be_seen(built_in):
    """Nobody reads of the round-up beside a day on which the trains arrive."""
    held = {}
    shots = [*made(built_in), *made(built_in, "kazakhs-1928", "1928-01-01", "1934-12-31")]
    for shot in shots:
        if shot.passage and shot.seconds < 3:
            held[shot.passage] = held.get(shot.passage, 0.0) + shot.seconds
    assert held
    assert max(held.values()) < 1.5
    free = [
        sum(shot.seconds for shot in run)
        for told, run in groupby(shots, key=lambda shot: shot.passage is not None)
        if not told
    ]
    assert min(free) >= 1.5 - 1e-6


def test_the_pace_named_is_that_of_the_next_picture(built_in):
    """A month is never followed by the next day, nor a day by the next month."""
    shots = made(built_in, first="1944-01-05", last="1944-06-30")
    days = sorted({shot.day for shot in shots})
    for shot in shots:
        later = [day for day in days if day > shot.day]
        if shot.pace == "day":
            assert later[0] == shot.day + 1
        if shot.pace == "month":
            assert later[0] > shot.day + 1
    assert {shot.pace for shot in shots} == {"day", "month", ""}


def test_chapters_follow_one_another_and_are_not_short(built_in):
    shots = made(built_in, last="1960-12-31")
    chapters = [shot.chapter for shot in shots]
    assert chapters == sorted(chapters)
    assert chapters[-1] >= 2
    for number in range(chapters[-1]):
        assert sum(shot.seconds for shot in shots if shot.chapter == number) >= 5


def test_a_film_runs_from_before_the_removal_to_after_the_return(built_in):
    first, last = film_shots.span_of(built_in, [built_in.movements[CI]])
    assert first < parse_day("1944-02-23")
    # Its decree is part of it.
    assert first < parse_day("1944-01-31")
    assert last == LAST_DAY


def test_flight_over_years_goes_by_in_months(built_in):
    shots = made(built_in, "kazakhs-1928", "1930-01-01", "1931-12-31")
    assert len({shot.day for shot in shots}) < 40


def test_a_film_that_ends_before_it_begins_is_refused(built_in):
    with pytest.raises(ValueError, match="cannot end before it begins"):
        made(built_in, first="1944-03-01", last="1944-02-01")


@pytest.mark.parametrize("kind", ["mp4", "webm"])
def test_a_video_has_every_second_and_its_companions(tmp_path, kind):
    shots = short()
    path = tmp_path / f"film.{kind}"
    seen = []
    film.write(path, shots, draw, title="Test", progress=lambda *now: seen.append(now))
    frames, seconds = imageio_ffmpeg.count_frames_and_secs(str(path))
    assert seconds == pytest.approx(film_shots.seconds(shots), abs=0.11)
    assert frames == pytest.approx(seconds * film.RATE, abs=1)
    assert seen[-1] == (len(shots), len(shots))
    names = {p.name for p in tmp_path.iterdir()}
    assert names == {f"film.{kind}", "film.poster.png", "film.vtt"}
    with Image.open(tmp_path / "film.poster.png") as poster:
        assert (np.asarray(poster) == draw(shots[0])).all()


@pytest.mark.parametrize("kind", ["mp4", "webm"])
def test_a_video_says_its_language_and_which_colours_it_has_and_keeps_them(tmp_path, kind):
    path = tmp_path / f"film.{kind}"
    red = np.full((54, 96, 3), (200, 30, 60), dtype=np.uint8)
    film.write(path, short(4), lambda _: red, lang="kk")
    reader = imageio_ffmpeg.read_frames(str(path))
    next(reader)
    red = np.frombuffer(next(reader), np.uint8)[:3].astype(int)
    reader.close()
    assert np.abs(red - (200, 30, 60)).max() < 5
    ffmpeg = imageio_ffmpeg.get_ffmpeg_exe()
    said = subprocess.run([ffmpeg, "-i", path], capture_output=True, text=True, check=False)
    assert re.search(r"yuv420p\(tv, bt709[,)]", said.stderr)
    assert re.search(r"Stream #0:0(\[0x1\])?\(kaz\): Video", said.stderr)


@pytest.mark.parametrize("kind", ["mp4", "webm", "gif"])
def test_the_same_film_has_the_same_bytes(tmp_path, kind):
    for name in ("a", "b"):
        film.write(tmp_path / f"{name}.{kind}", short(12), draw, title="Test")
    assert (tmp_path / f"a.{kind}").read_bytes() == (tmp_path / f"b.{kind}").read_bytes()


def test_a_gif_gives_each_day_its_time_and_plays_once(tmp_path):
    shots = short()
    path = tmp_path / "film.gif"
    film.write(path, shots, draw)
    with Image.open(path) as image:
        total = 0
        for number in range(image.n_frames):
            image.seek(number)
            total += image.info["duration"]
        assert "loop" not in image.info
    assert total == pytest.approx(1000 * film_shots.seconds(shots), abs=10 * len(shots))


@pytest.mark.parametrize("name", ["film.mp4", "film.webm", "film.gif"])
def test_a_film_that_is_stopped_leaves_what_was_there(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"before")
    asked = iter([False, False, True])
    with pytest.raises(film.StoppedError):
        film.write(path, short(), draw, stopped=lambda: next(asked))
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


def kept(tmp_path, words, name="film.mp4"):
    """Fail unless a film fails with one line of ``words`` and leaves what was there before."""
    path = tmp_path / name
    path.write_bytes(b"before")
    with pytest.raises(OSError) as caught:
        film.write(path, short(), draw)
    assert caught.value.filename == str(path)
    assert re.fullmatch(words, caught.value.strerror)
    assert path.read_bytes() == b"before"
    assert [p.name for p in tmp_path.iterdir()] == [name]


@needs_scripts
@pytest.mark.parametrize("what", INSTEAD)
def test_an_ffmpeg_that_fails_leaves_what_was_there(tmp_path, instead_of_ffmpeg, what):
    program, words = INSTEAD[what]
    instead_of_ffmpeg(program)
    kept(tmp_path, words)


@needs_scripts
def test_an_ffmpeg_without_memory_is_that(tmp_path, instead_of_ffmpeg):
    instead_of_ffmpeg(
        "import sys; sys.stdin.buffer.read(9)\n"
        "sys.exit('x264 [error]: malloc of size 7332416 failed\\n[a @ 0x5] Error encoding a frame')"
    )
    with pytest.raises(MemoryError):
        film.write(tmp_path / "film.mp4", short(), draw)
    assert list(tmp_path.iterdir()) == []


@needs_scripts
@pytest.mark.parametrize("part", [99, 60, 5])
def test_an_mp4_cut_short_does_not_take_its_place(tmp_path, instead_of_ffmpeg, part):
    ffmpeg = imageio_ffmpeg.get_ffmpeg_exe()
    instead_of_ffmpeg(SHORT.format(ffmpeg=ffmpeg, part=part))
    kept(tmp_path, "ffmpeg failed: .+|only [0-9]+ of 50 pictures can be played")


@needs_scripts
@pytest.mark.parametrize(("name", "most"), [("film.mp4", 900), ("film.gif", 900)])
def test_a_disk_that_takes_no_more_leaves_what_was_there(tmp_path, name, most):
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    try:
        kept(tmp_path, r"File too large|ffmpeg was killed \(signal 25\)", name)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


def test_a_gif_cut_short_does_not_take_its_place(tmp_path, monkeypatch):
    save = Image.Image.save

    def cut(image, path, *given, **options):
        save(image, path, *given, **options)
        os.truncate(path, path.stat().st_size * 2 // 3)

    monkeypatch.setattr(Image.Image, "save", cut)
    words = "only [0-9.]+ of [0-9.]+ seconds can be played|.*truncated.*"
    kept(tmp_path, words, "film.gif")


def test_without_an_ffmpeg_it_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", str(tmp_path / "none"))
    with pytest.raises(FileNotFoundError) as caught:
        film.write(tmp_path / "film.mp4", short(), draw)
    assert caught.value.filename == str(tmp_path / "none")


def test_other_endings_are_refused(tmp_path):
    with pytest.raises(ValueError, match=r"'film.avi' does not end in any of .mp4, .webm, .gif"):
        film.write(tmp_path / "film.avi", short(), draw)


def test_a_film_tells_what_concerns_its_people_too_and_says_of_whom_else_it_is(built_in):
    karachais, koreans = (built_in.movements[m] for m in ("karachais-1943", "koreans-1937"))

    def told(movement):
        first, last = film_shots.span_of(built_in, [movement])
        pages = [shot.passage for shot in of([movement], built_in, first, last) if shot.passage]
        return {page.parts[0].words for page in pages}

    def heading(event, *movements):
        return passages.of_event(language("en"), built_in, event, movements).parts[0].words

    headings = told(karachais)
    assert "Karachais, Chechens and Balkars: Aerodrome builders" in headings
    assert "8 peoples: Two resolutions" in headings
    own = built_in.events["kar-start-1943-11-02"]
    assert heading(own, karachais) == own.title
    assert heading(own, karachais, koreans) == f"Karachais: {own.title}"
    assert not told(koreans) & {own.title, "8 peoples: Two resolutions"}


def test_parts_of_a_picture_are_not_lost_however_short_the_days(tmp_path):
    """Forty days of a picture and a quarter each are five seconds, not four."""
    path = tmp_path / "film.mp4"
    film.write(path, short(), draw)
    frames, seconds = imageio_ffmpeg.count_frames_and_secs(str(path))
    assert frames == 5 * film.RATE
    assert seconds == pytest.approx(5.0, abs=0.01)


def test_a_long_sentence_is_told_in_several_passages_and_none_of_it_is_lost():
    words = " ".join(f"Sentence number {n} tells what happened then." for n in range(60))
    parts = (Part("heading", "A heading"), Part("text", words), Part("source", "Pohl 2015"))
    found = column.fit(Passage(parts))
    assert len(found) > 2
    room = column.COLUMN.told_height
    assert all(column.height(passage.parts) <= room for passage in found)
    assert " ".join(p.words for page in found for p in page.parts if p.role == "text") == words
    for page in found:
        assert page.parts[0].role == "heading"
        assert page.parts[1].words.endswith("then.")
    assert ["source" in {part.role for part in page.parts} for page in found][-2:] == [False, True]


def test_what_is_against_a_quotation_is_not_parted_from_it():
    said = "He said what he said. " * 6
    parts = (Part("text", said * 2), Part("quotation", said * 2), Part("against", said * 2))
    pages = [[part.role for part in page.parts] for page in column.fit(Passage(parts))]
    assert pages == [["text"], ["quotation", "against"]]


def test_a_translation_takes_the_room_of_words_in_another_language():
    said = "He said what he said. " * 8
    parts = (Part("quotation", said * 2), Part("translation", said * 2), Part("against", said))
    pages = [[part.role for part in page.parts] for page in column.fit(Passage(parts))]
    assert pages == [["translation", "against"]]
