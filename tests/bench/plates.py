"""Plates and commands as ratios to an import: ``python -m tests.bench.plates``.

Plates and commands are compared in one run with what a program pays before it does anything: plates
with an import of matplotlib, commands in a process of their own with one of shapely and pandas. All
is processor time, the least of several rounds. ``--copies`` adds the growth with the data.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from atlas.base.dates import parse_day
from atlas.check.checks import sound
from atlas.model.model import Model
from atlas.paper.plate import files
from atlas.paper.plate.plate import Figure
from atlas.picture.address import Address
from atlas.read.dataset import Dataset, load
from atlas.screen.scene import scene
from tests.bench import copies

PEOPLE = "chechens-ingush-1944"
_ONE = Address(movements=(PEOPLE,))
PLATES: dict[str, tuple[Figure, str]] = {
    "one people, SVG": (Figure(_ONE), "svg"),
    "one people, PDF": (Figure(_ONE), "pdf"),
    "one people, PNG of 600 dpi": (Figure(_ONE), "png"),
    "before and after of one people, PDF": (Figure(_ONE, "before-after"), "pdf"),
    "return of one people, PDF": (Figure(_ONE, "return"), "pdf"),
    "all peoples, PDF": (Figure(Address()), "pdf"),
    "all peoples, all journeys, PDF": (
        Figure(Address(day=parse_day("1949-01-01"), view="all")),
        "pdf",
    ),
    "return of all peoples, PDF": (Figure(Address(), "return"), "pdf"),
    "multiples of all peoples, PDF": (Figure(Address(), "multiples"), "pdf"),
    "multiples of all peoples, SVG": (Figure(Address(), "multiples"), "svg"),
    "multiples of all peoples, PNG of 600 dpi": (Figure(Address(), "multiples"), "png"),
}
# What is too long for many copies is left out of the growth.
_GROWING = ("one people, PDF", "all peoples, PDF", "return of one people, PDF")
_COMMANDS = {
    "state": "state --date 1949-01-01",
    "validate": "validate",
    "export": "export --out {folder}/export",
    "html": "html --out {folder}/atlas.html",
    "figure of one people, PDF": f"figure --movement {PEOPLE} --out {{folder}}/plate.pdf",
    "figure of one people, SVG": f"figure --movement {PEOPLE} --out {{folder}}/plate.svg",
}


def taken(work: Callable[[], object], rounds: int) -> float:
    """Return the processor time of some work in seconds, the least of several rounds."""
    found = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def cold(arguments: Sequence[str], rounds: int) -> float:
    """Return the processor time of a Python of its own in seconds, the least of several rounds.

    Raises:
        RuntimeError: If it fails.
    """
    found = []
    for _ in range(rounds):
        with subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL) as process:
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError(f"{' '.join(arguments)}: exit code {process.returncode}")
        found.append(used.ru_utime + used.ru_stime)
    return min(found)


def written(model: Model, name: str, folder: Path) -> None:
    """Write one of ``PLATES`` into a folder."""
    figure, kind = PLATES[name]
    files.write(model, figure, folder / f"plate.{kind}", "bench")


def growing(data: Dataset, folder: Path) -> dict[str, float]:
    """Return the seconds of processor time that checks, scene and plates of some data take."""
    found = {"all checks": taken(lambda: sound(data), 1)}
    model = Model(data)
    found["the scene"] = taken(lambda: scene(model, "bench"), 1)
    for name in _GROWING:
        found[name] = taken(lambda name=name: written(model, name, folder), 2)  # type: ignore[misc]
    return found


def main() -> None:
    """Print the ratios, and with ``--copies`` how they grow."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    parser.add_argument("--copies", type=int, nargs="*", default=[], metavar="N")
    options = parser.parse_args()
    rounds = options.rounds
    bare = cold(["-c", "pass"], rounds)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        unit = cold(["-c", "import matplotlib.pyplot"], rounds) - bare
        print(f"plates, warm; an import of matplotlib.pyplot: {unit:.2f} s")
        model = Model(load())
        # What is read once for all plates: fonts, regular expressions, words.
        for kind in ("one people, PDF", "one people, SVG", "one people, PNG of 600 dpi"):
            written(model, kind, folder)
        for name in PLATES:
            seconds = taken(lambda name=name: written(model, name, folder), rounds)  # type: ignore[misc]
            print(f"  {name:<42}{seconds:6.2f} s{seconds / unit:6.1f}", flush=True)
        unit = cold(["-c", "import shapely, pandas"], rounds) - bare
        print(f"commands, cold; an import of shapely and pandas: {unit:.2f} s")
        for name, words in _COMMANDS.items():
            called = ["-m", "atlas", *words.format(folder=folder).split()]
            seconds = cold(called, rounds) - bare
            print(f"  {name:<42}{seconds:6.2f} s{seconds / unit:6.1f}", flush=True)
        once = growing(load(), folder) if options.copies else {}
        for count in options.copies:
            print(f"{count} times the data: times as long, and that divided by {count}")
            for name, seconds in growing(copies.times(count), folder).items():
                more = seconds / once[name]
                print(f"  {name:<42}{seconds:6.2f} s{more:6.1f}{more / count:6.2f}", flush=True)


if __name__ == "__main__":
    main()
