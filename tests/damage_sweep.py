"""Many damages, each tried with the commands: ``python -m tests.damage_sweep --count 500``.

It takes some ten minutes; with ``--every``, where the slow commands do not take turns, half an
hour. Each damage is drawn from the seed and its own number: ``--only 17`` tries that one again.
Half of them are made in a copy of the atlas's own data, half in the template's example, beside the
atlas or alone. No command may end in a traceback; each fault is said with its place, by every
command with the same exit code; and what is not damaged, and points at nothing that is, must be
there as before. The suite runs a short form (``test_damage_sweep.py``).
"""

from __future__ import annotations

import argparse
import contextlib
import io
import random
import re
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from atlas.__main__ import main as atlas
from atlas.base.faults import Fault, errors
from atlas.check import checks, omissions
from atlas.read.dataset import Dataset
from atlas.read.folders import Folders, chosen
from atlas.screen import publication
from tests.damage import copy_of_all
from tests.damages import damage
from tests.own_folder import write_example

_PLACE = re.compile(r"(?:note: )?[\w./-]+?(?:\.\w+)?(?::\d+)?(?::.*)?: .")
# Every so many damages a film is made too: it draws dozens of pictures.
_FILMS = 25


@dataclass(frozen=True)
class Trial:
    """One damage: its number, what was done, and what went wrong ("": nothing)."""

    number: int
    said: str
    wrong: str


class Sweep:
    """Damages data sets below ``folder`` and mends them again; one command after the other.

    ``every``: each damage is tried with all commands, not with the slow ones by turns.
    """

    def __init__(self, folder: Path, seed: int, every: bool = False) -> None:
        self.seed, self.every = seed, every
        self.out = folder / "out"
        copy_of_all(folder / "atlas")
        write_example(folder / "example")
        self.bases = (folder / "atlas", folder / "example")
        self.sound = {
            (base, only): checks.load(_folders(base, only))
            for base, only in (
                (self.bases[0], False),
                (self.bases[1], False),
                (self.bases[1], True),
            )
        }

    def trial(self, number: int, commands: Sequence[str] | None = None) -> Trial:
        """Make one damage, try the commands (unless named, as in the sweep) and mend it again."""
        chance = random.Random(f"{self.seed} {number}")
        base = chance.choice(self.bases)
        only = base.name == "example" and chance.random() < 0.3
        before = {p: p.read_bytes() for p in base.rglob("*") if p.is_file()}
        file, done = damage(chance, base)
        said = f"{number}: {base.name}{' --only' if only else ''} {file.relative_to(base)} {done}"
        try:
            wrong = self._tried(base, only, file, commands or _commands(chance, number, self.every))
        finally:
            for path, content in before.items():
                if not path.is_file() or path.read_bytes() != content:
                    path.write_bytes(content)
        return Trial(number, said, wrong)

    def _tried(self, base: Path, only: bool, file: Path, commands: Sequence[str]) -> str:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(publication, "SCENE_FOLDER", self.out / "scene")
            try:
                data = checks.load(_folders(base, only))
            except Exception:
                return traceback.format_exc()
            # Read once for all the commands: reading is most of their time.
            patch.setattr(checks, "load", lambda folders: data)
            found = list(_unsaid(data.faults)) + list(_lost(self.sound[base, only], data, file))
            for command in commands:
                found += self._ran(command, base, only, data)
        return "\n".join(found)

    def _ran(self, command: str, base: Path, only: bool, data: Dataset) -> list[str]:
        shutil.rmtree(self.out, ignore_errors=True)
        self.out.mkdir()
        words = [word.replace("OUT", str(self.out)) for word in command.split()]
        own = ["--data", str(base)] if base.name == "example" else ["--data", str(base / "data")]
        own += ["--geodata", str(base / "geodata")] if base.name == "atlas" else []
        out, err = io.StringIO(), io.StringIO()
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                code = atlas([*words, *own, *(["--only"] if only else [])])
        except BaseException:
            return [f"{command}:\n{traceback.format_exc()}"]
        expected = 1 if errors(data.faults) else 0
        # Nothing is left to draw, or what was asked for; each is said in one line.
        refused = code == 2 and expected and err.getvalue().count("\n") <= 2
        if code != expected and not refused:
            return [f"{command}: ended with {code}, not {expected}: {err.getvalue()}"]
        if code == 1 and words[0] != "validate" and "fault" not in err.getvalue():
            return [f"{command}: said nothing of the faults"]
        return []


def _folders(base: Path, only: bool) -> Folders:
    if base.name == "example":
        return chosen({}, base, only=only)
    return Folders(base / "data", base / "geodata")


def _commands(chance: random.Random, number: int, every: bool) -> list[str]:
    """The quick commands, and the slow ones by turns or all of them."""
    layout = chance.choice(["single", "single", "before-after", "return", "chart"])
    view = chance.choice(["day", "sofar", "all"])
    day = chance.choice(["1943-11-12", "1944-03-08", "1950-04-12", "1956-05-02", "1958-01-01"])
    figure = f"figure --out OUT/p.svg --date {day} --view {view} --layout {layout}"
    slow = ["html --out OUT/a.html", figure, "export --out OUT/export"]
    quick = ["validate", chance.choice([f"state --json --date {day}", f"state --date {day}"])]
    if number % _FILMS == 0:
        slow.append("film --out OUT/f.gif --view period --date 1943-11-02 --to 1943-11-03")
    return [*quick, "build", *(slow if every or number % _FILMS == 0 else [slow[number % 3]])]


def _unsaid(faults: Sequence[Fault]) -> Iterator[str]:
    """Faults that do not say where they are, or leave a word out."""
    for fault in faults:
        if not _PLACE.match(str(fault)) or "\n" in str(fault) or "None" in fault.file:
            yield f"a fault without its place: {fault}"


def _lost(before: Dataset, after: Dataset, file: Path) -> Iterator[str]:
    """Records that are gone, or not as before, for no reason that anybody would see."""
    old, new = omissions.records_of(before), omissions.records_of(after)
    named = {(fault.file, fault.line) for fault in errors(after.faults)}
    costs = {cost for fault in after.faults for cost in fault.costs or ()}
    whole = f"/{file.name}"
    for table, records in old.items():
        for key, record in records.items():
            where = before.where(table, key)
            if f"/{where[0]}".endswith(whole) or key in new[table]:
                continue
            if where in named or (table, key) in costs or _points(before, new, table, record):
                continue
            yield f"{table} {key} is gone, and nothing says why"
    for table, records in new.items():
        for key, record in records.items():
            where = before.where(table, key)
            was = old[table].get(key)
            if was is None or f"/{where[0]}".endswith(whole) or record == was:
                continue
            columns = (column for column, _ in before.refers.get(table, ()))
            emptied = {c: type(getattr(was, c))() for c in columns if not getattr(record, c)}
            if record != replace(was, **emptied):
                yield f"{table} {key} is not as before"


def _points(before: Dataset, new: dict, table: str, record: object) -> bool:
    """Whether a record points at something that is gone; or it is a stop of a route that is."""
    ids = {name: set(records) for name, records in new.items()}
    ids["routes"] = {stop.route_id for stop in new["routes"].values()}
    for column, target in before.refers.get(table, ()):
        value = getattr(record, column)
        wanted = (value,) if isinstance(value, str) else getattr(value, "claim_ids", value)
        if any(one and one not in ids[target] for one in wanted):
            return True
    return table == "routes" and record.route_id not in ids["routes"]  # type: ignore[attr-defined]


def main() -> int:
    """Run a sweep and print what went wrong; the exit code is 1 if anything did."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=9)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--only", type=int, default=None, metavar="N", help="that one alone")
    parser.add_argument("--every", action="store_true", help="all commands, not by turns")
    options = parser.parse_args()
    numbers = range(options.count) if options.only is None else [options.only]
    failed, begun = 0, time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        sweep = Sweep(Path(folder), options.seed, options.every)
        for number in numbers:
            trial = sweep.trial(number)
            failed += bool(trial.wrong)
            if trial.wrong or options.only is not None:
                print(f"{trial.said}\n{trial.wrong}\n", flush=True)
            elif number % 50 == 49:
                print(f"{number + 1} tried, {time.monotonic() - begun:.0f} s", flush=True)
    print(f"{len(numbers)} damages, {failed} went wrong")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
