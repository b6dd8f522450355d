"""Each command that a README shows is run, and what it made is looked at.

One that nobody looks at fails: it needs a look in LOOKS here, or a line in
``test_readme_elsewhere.py``: the test that runs the same, or the reason why none can.
"""

from __future__ import annotations

import contextlib
import functools
import io
import json
import os
import re
import shlex
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import imageio_ffmpeg
import pytest

from atlas.__main__ import _parser, main
from atlas.base.dates import parse_day
from atlas.check import checks
from atlas.paper.film import film
from atlas.read.dataset import BUILT_IN_DATA, Dataset
from atlas.read.records import People
from atlas.words.language import language
from atlas.words.names import known, peoples_of
from tests.browser.atlas_server import free_port, wait_for
from tests.commands.test_readme_elsewhere import BY_HAND, ELSEWHERE, JAVASCRIPT
from tests.long_form import in_full
from tests.paper.printed import Printed, printed
from tests.readmes import ATLAS, README, ROOT, all_commands

COMMANDS = all_commands()


@dataclass(frozen=True)
class Ran:
    """A command of the atlas that was run: its words, what it said, where it wrote."""

    words: list[str]
    out: str
    folder: Path

    @property
    def options(self):
        return _parser().parse_args(self.words)

    @property
    def file(self) -> Path:
        return Path(self.folder / self.options.out)


class Desk:
    """A folder in which commands are run once, the one that others begin with before them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @functools.cache  # noqa: B019 - as long as the tests of this module
    def run(self, command: str) -> Ran:
        words = shlex.split(command.removeprefix(ATLAS))
        if "--data" in words:
            self.run(f"{ATLAS} template --out {words[words.index('--data') + 1]}")
        out, err = io.StringIO(), io.StringIO()
        with (
            contextlib.chdir(self.folder),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            code = main(words)
        assert code == 0, err.getvalue()
        return Ran(words, out.getvalue() + err.getvalue(), self.folder)


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Iterator[Desk]:
    with pytest.MonkeyPatch.context() as patch:
        # Commands that read the same folders, one after another, are given what the first has read.
        patch.setattr(checks, "load", functools.cache(checks.load))
        if not in_full():
            patch.setattr(film, "write", shortened(film.write))
        yield Desk(tmp_path_factory.mktemp("desk"))


def shortened(write: Callable[..., None]) -> Callable[..., None]:
    """Return what writes a film of three of its pictures, a second each: encoding takes minutes.

    The command prints how long it is in full; the long form writes that.
    """

    def of_three(path, shots, draw, **more) -> None:
        chosen = [shots[0], shots[len(shots) // 2], shots[-1]]
        write(path, [replace(shot, seconds=1.0) for shot in chosen], draw, **more)

    return of_three


def on_one_page(ran: Ran, page: Printed) -> None:
    """Fail unless there is one page, of the size that was printed."""
    ((width, height),) = page.sizes
    assert f"{ran.options.out}: {width:.0f} x {height:.0f} mm\n" in ran.out


def named_on(page: Printed, peoples: Iterable[People]) -> None:
    """Fail unless the English name of each people stands on the page."""
    assert [people.name for people in peoples if not page.has(people.name)] == []


def captioned(ran: Ran) -> None:
    """Fail unless a caption with sources and licence lies beside the page."""
    (name,) = re.findall(r"^(\S+): its caption, with the sources$", ran.out, re.MULTILINE)
    caption = (ran.folder / name).read_text(encoding="utf-8")
    assert "Sources" in caption and "CC BY 4.0" in caption and len(caption) > 400


def state(ran: Ran, built_in: Dataset) -> None:
    printed_state = json.loads(ran.out)
    assert printed_state["date"] == ran.options.date
    movements = printed_state["movements"]
    assert set(movements) == set(built_in.movements)
    for one in movements.values():
        assert set(one["claims"]) <= set(built_in.claims)
        for number in (n for n in one.values() if isinstance(n, dict) and "value" in n):
            if number["value"] is not None:
                assert number["low"] <= number["value"] <= (number["high"] or number["value"])
    # The day of the example is one on which people are on their way, and a source counts them.
    on_the_way = [m["under_way"] for m in movements.values()]
    assert any(n["value"] and n["basis"] == "documented" for n in on_the_way)


def template(ran: Ran, built_in: Dataset) -> None:
    assert (ran.file / "README.md").read_bytes() == (ROOT / "template/README.md").read_bytes()
    assert (ran.file / "COLUMNS.md").is_file()
    tables = {path.name for path in (ran.file / "data").glob("*.csv")}
    assert {"peoples.csv", "movements.csv", "claims.csv"} <= tables
    assert all(p.read_text().count("\n") == 1 for p in (ran.file / "data").glob("*.csv"))
    assert (ran.file / "example" / "data" / "movements.csv").read_text().count("\n") == 2


def validate(ran: Ran, built_in: Dataset) -> None:
    assert ran.out == f"atlas: {ran.options.data.name}: no rows yet; no faults\n"


def export(ran: Ran, built_in: Dataset) -> None:
    held = {p.relative_to(ran.file).as_posix() for p in ran.file.rglob("*") if p.is_file()}
    assert ran.out == f"{ran.options.out}: {len(held)} files\n"
    manifest = json.loads((ran.file / "manifest.json").read_text())
    assert set(manifest["files"]) == held - {"manifest.json"}
    # All that the table of the README lists; "own" comes with a folder of one's own.
    table = README.read_text(encoding="utf-8").partition("| in DIR |")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
    listed = {name for row in rows for name in re.findall("`([^`]+)`", row)} - {"own/"}
    assert listed
    assert {name for name in listed if not (ran.file / name).exists()} == set()
    folders = {name.partition("/")[0] + "/" for name in held if "/" in name}
    assert folders <= listed, "a part that the README does not tell of"
    copied = ran.file / "data" / "claims.csv"
    assert copied.read_bytes() == (BUILT_IN_DATA / "claims.csv").read_bytes()


def html(ran: Ran, built_in: Dataset) -> None:
    text = ran.file.read_text(encoding="utf-8")
    size = f"{ran.file.stat().st_size / 1e6:.1f} MB"
    assert ran.out == f"{ran.options.out}: {size}\n"
    assert f"`{ran.options.out}` ({size})" in README.read_text(encoding="utf-8")
    assert "<title>Exile and Return: An animated atlas" in text
    assert "default-src 'none'" in text
    assert not re.findall(r"<(?:script|link|img|iframe)[^>]+(?:src|href)=\"(?!data:)", text)


def compare(ran: Ran, built_in: Dataset) -> None:
    page = printed(ran.file)
    on_one_page(ran, page)
    named_on(page, peoples_of(built_in, list(built_in.movements.values())))
    captioned(ran)


def sheet(ran: Ran, built_in: Dataset) -> None:
    paper = printed(ran.file)
    assert ran.out == f"{ran.options.out}: {len(paper.sizes)} pages\n"
    assert {(round(w), round(h)) for w, h in paper.sizes} == {(210, 297)}
    tour = built_in.tours[ran.options.people]
    assert paper.has(tour.summary)
    named_on(paper, known(built_in, tour.people_ids))
    assert paper.has("Aims") and paper.has("Answers to the worksheet")


def figure(ran: Ran, built_in: Dataset) -> None:
    options = ran.options
    page = printed(ran.file)
    on_one_page(ran, page)
    ((width, height),) = page.sizes
    assert round(width) == int(options.width) and height <= 170
    captioned(ran)
    chosen = [built_in.movements[id] for id in options.movement or ()]
    named_on(page, peoples_of(built_in, chosen))
    if options.layout == "return":
        assert page.has("return")
    if options.layout == "single" and options.view is None:
        assert page.has(language("en").day(parse_day(options.date)))
        with contextlib.redirect_stdout(io.StringIO()) as said:
            main(["state", "--date", options.date, "--movement", *options.movement, "--json"])
        for state in json.loads(said.getvalue())["movements"].values():
            assert page.has(f"{state['under_way']['value']:,}"), "the number on the way"


def films(ran: Ran, built_in: Dataset) -> None:
    _, seconds = imageio_ffmpeg.count_frames_and_secs(str(ran.file))
    (said,) = re.findall(rf"^{re.escape(str(ran.options.out))}: (\d+) s$", ran.out, re.MULTILINE)
    assert int(said) > 20
    assert seconds == pytest.approx(int(said) if in_full() else 3, abs=1)
    reader = imageio_ffmpeg.read_frames(str(ran.file))
    width, height = next(reader)["size"]
    assert width * 9 == height * 16 and height >= 720
    first = next(reader)
    reader.close()
    assert len(set(first[::997])) > 10, "a picture, not a plain page"
    if ran.options.movement:
        chosen = [built_in.movements[id] for id in ran.options.movement]
        title = title_of(ran.file)
        assert [p.name for p in peoples_of(built_in, chosen) if p.name not in title] == []
    for name, what in re.findall(r"^(\S+): its (subtitles|poster)$", ran.out, re.MULTILINE):
        beside = ran.folder / name
        assert beside.stat().st_size > 50
        if what == "subtitles":
            words = beside.read_text(encoding="utf-8")
            assert words.startswith("WEBVTT") and f"({ran.options.lang})" in words
            letters = {"en": "[a-z]", "ru": "[а-я]", "kk": "[әғқңөұүһ]"}[ran.options.lang]
            assert re.search(letters, words)


def title_of(film: Path) -> str:
    """Return the title that a program shows for a film."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-i", str(film)]
    said = subprocess.run(command, capture_output=True, encoding="utf-8", check=False).stderr
    (title,) = re.findall(r"^ +title +: (.+)$", said, re.MULTILINE)
    return title


# By the name of a command: what looks at it, and which of its options that look minds.
LOOKS: dict[str, tuple[Callable[[Ran, Dataset], None], set[str]]] = {
    "state": (state, {"--date", "--json"}),
    "template": (template, {"--out"}),
    "validate": (validate, {"--data"}),
    "export": (export, {"--out"}),
    "html": (html, {"--out"}),
    "compare": (compare, {"--out"}),
    "sheet": (sheet, {"--out"}),
    "figure": (figure, {"--date", "--movement", "--view", "--layout", "--width", "--out"}),
    "film": (films, {"--movement", "--tour", "--lang", "--date", "--to", "--out"}),
}
HERE = [
    command
    for command in COMMANDS
    if command not in ELSEWHERE
    and command.startswith(f"{ATLAS} ")
    and command.removeprefix(f"{ATLAS} ").partition(" ")[0] in LOOKS
]
SERVED = [command for command in COMMANDS if command.startswith(f"{ATLAS} open")]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_a_readme_is_looked_at(command) -> None:
    known_here = {*HERE, *SERVED, *ELSEWHERE, *BY_HAND, *JAVASCRIPT}
    shown_in = ", ".join(str(path.relative_to(ROOT)) for path in COMMANDS[command])
    assert command in known_here, f"{shown_in} has a command that nobody looks at"
    if command in HERE:
        _, minded = LOOKS[command.removeprefix(f"{ATLAS} ").partition(" ")[0]]
        options = {word for word in command.split() if word.startswith("--")}
        assert options <= minded, "nobody looks at what these options do"


@pytest.mark.parametrize("command", HERE)
def test_a_command_makes_what_its_readme_says(command, desk, built_in) -> None:
    look, _ = LOOKS[command.removeprefix(f"{ATLAS} ").partition(" ")[0]]
    look(desk.run(command), built_in)


@pytest.mark.parametrize("command", SERVED)
def test_the_atlas_is_served_where_it_says_until_it_is_ended(command, desk) -> None:
    """What it then shows: tests/browser, and of a folder of one's own tests/pages/test_own_data.py.

    It is served by the Python of the tests, for nothing is to be installed here.
    """
    words = [*shlex.split(command.removeprefix(ATLAS)), "--no-browser", "--port", str(free_port())]
    if "--data" in words:
        desk.run(f"{ATLAS} template --out {words[words.index('--data') + 1]}")
    program = "import sys; from pathlib import Path; from atlas.commands import environment\n"
    program += "environment.ensure = lambda with_tests: Path(sys.executable)\n"
    program += "from atlas.__main__ import main; sys.exit(main(sys.argv[1:]))"
    running = subprocess.Popen(
        [sys.executable, "-c", program, *words],
        cwd=desk.folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        url = f"http://127.0.0.1:{words[-1]}/"
        assert running.stdout.readline() == f"The atlas opens at {url} (Ctrl+C ends it)\n"
        wait_for(url, running)
        with urllib.request.urlopen(url) as page:
            assert b'<div id="root">' in page.read()
    finally:
        running.send_signal(signal.SIGTERM)
        _, err = running.communicate(timeout=20)
    assert "Traceback" not in err
    with pytest.raises(OSError):
        urllib.request.urlopen(url)
