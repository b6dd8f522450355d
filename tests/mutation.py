"""Mutants of model, picture and paper: ``python -m tests.mutation --out mutants.jsonl``.

Each mutant is one small change of the code (a number one more, ``<`` for ``<=``, ``and`` for
``or``) as cosmic-ray makes them; whoever runs this installs it by hand (``pip install
cosmic-ray``). mutmut changes functions alone and leaves out constants of modules and whatever has
a decorator, which is where the tests of this atlas have missed most; cosmic-ray can neither draw a
sample nor tell which tests concern a module. So its operators are used, and this draws a sample by
a seed and runs, for a module, its own tests first and then those of its room.

A mutant is never written to disk: a process that has read the data already is forked for each, and
in it the changed source is imported in place of the file. A mutant that no test fails has
survived. A run that was stopped goes on where it was. It needs a system that can fork.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import importlib.machinery
import importlib.util
import json
import os
import random
import resource
import signal
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

import pytest

from atlas.read.dataset import load

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("model", "picture", "paper")
# A module of each room, to see that all tests pass.
UNCHANGED = ("atlas/model/track.py", "atlas/picture/picture.py", "atlas/paper/map/map.py")
# Whole plates of a small country: in seconds they meet most of what is worked out and drawn.
_PLATES = "tests/paper/test_small.py"
# What else holds a room, after its own tests.
ALSO = {
    "model": ("routes", "picture", "check", "agreement"),
    "picture": ("agreement", "paper/map"),
    "paper": ("agreement", "sweeps/test_plate_sweep.py"),
}
# These start programs of their own, which would not see the mutant.
_OUTSIDE = "not made_twice and not two_folders and not takes_matplotlib"
# Seconds of the processor after which a mutant counts as caught in a loop.
_MOST_SECONDS = 400
# Changes nothing: with it all tests must pass, or no mutant would be killed by one.
_NOTHING = "NoOp"
# To take a cache away changes nothing but the time it takes.
_CACHES = ("cache", "lru_cache", "cached_property")


@dataclass(frozen=True)
class Mutant:
    """One change: the n-th ``occurrence`` of what an operator of cosmic-ray can change."""

    path: str
    line: int
    operator: str
    occurrence: int

    @property
    def name(self) -> str:
        """What names it in a file of results."""
        return f"{self.path}:{self.line} {self.operator} {self.occurrence}"

    def source(self) -> str:
        """Return the whole text of its module, changed."""
        from cosmic_ray.mutating import mutate_code

        text = (ROOT / self.path).read_text("utf-8")
        if self.operator == _NOTHING:
            return text
        return str(mutate_code(text, _operators()[self.operator](), self.occurrence))

    def tests(self) -> list[list[str]]:
        """Return the files and folders of tests to run, those of the module itself first."""
        inner = Path(self.path).relative_to("atlas")
        own = Path("tests") / inner.parent / f"test_{inner.name}"
        room = inner.parts[0]
        stages = [[str(own)]] if (ROOT / own).is_file() else []
        stages.append([_PLATES])
        if len(inner.parts) > 2:
            stages.append([str(Path("tests") / inner.parent)])
        return [*stages, [f"tests/{room}"], [f"tests/{name}" for name in ALSO[room]]]


def _operators() -> dict[str, type]:
    from cosmic_ray.operators.provider import OperatorProvider

    provider = OperatorProvider()
    # These two want to be told which variables.
    return {name: provider[name] for name in provider if not name.startswith("Variable")}


def mutants(path: str) -> Iterator[list[Mutant]]:
    """Give for each place of a module that can be changed the mutants that it makes."""
    from cosmic_ray.ast import ast_nodes, get_ast

    text = (ROOT / path).read_text("utf-8")
    unused = [*_idle(ast.parse(text))]
    nodes = [*ast_nodes(get_ast(text))]
    found: dict[object, list[Mutant]] = {}
    for name, operator in _operators().items():
        places = [place for node in nodes for place in operator().mutation_positions(node)]
        for occurrence, (start, end) in enumerate(places):
            if not any(first <= start and end <= last for first, last in unused):
                found.setdefault((start, end), []).append(Mutant(path, start[0], name, occurrence))
    yield from found.values()


def _idle(tree: ast.Module) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Where text of a module does nothing: types, and decorators that only remember."""
    for node in ast.walk(tree):
        for part in (getattr(node, "annotation", None), getattr(node, "returns", None)):
            if isinstance(part, ast.expr):
                yield _span(part)
        for part in getattr(node, "decorator_list", ()):
            if any(name in ast.unparse(part) for name in _CACHES):
                first, last = _span(part)
                yield (first[0], 0), (last[0] + 1, 0)
        if isinstance(node, ast.Assign) and not node.col_offset and "|" in ast.unparse(node.value):
            # The name of a union of types.
            yield _span(node)


def _span(node: ast.AST) -> tuple[tuple[int, int], tuple[int, int]]:
    first = (node.lineno, node.col_offset)  # type: ignore[attr-defined]
    return first, (node.end_lineno, node.end_col_offset)  # type: ignore[attr-defined]


def sample(seed: int, count: int) -> list[Mutant]:
    """Return mutants drawn by chance, each place as likely as any other."""
    chance = random.Random(seed)
    paths = [p for room in ROOMS for p in (ROOT / "atlas" / room).rglob("*.py")]
    places = [place for p in sorted(paths) for place in mutants(str(p.relative_to(ROOT)))]
    return [chance.choice(place) for place in chance.sample(places, count)]


class _Loader(importlib.machinery.SourceFileLoader):
    """Loads a module from a text that is not the one in its file."""

    def __init__(self, name: str, path: str, text: str) -> None:
        super().__init__(name, path)
        self._text = text

    def get_code(self, fullname: str) -> CodeType:
        return compile(self._text, self.path, "exec")


class _Finder:
    """Finds the module of a mutant before anything else finds its file."""

    def __init__(self, mutant: Mutant) -> None:
        self._module = mutant.path.removesuffix(".py").replace("/", ".")
        self._path, self._text = str(ROOT / mutant.path), mutant.source()

    def find_spec(
        self, name: str, path: object = None, target: object = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Return where a module is to be found; None for all others."""
        if name != self._module:
            return None
        loader = _Loader(name, self._path, self._text)
        return importlib.util.spec_from_file_location(name, self._path, loader=loader)


def outcome(mutant: Mutant) -> str:
    """Return whether a mutant was killed, and by which tests, or has survived."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        _run(mutant, write)
    os.close(write)
    with os.fdopen(read) as said:
        words = said.read()
    _, status = os.waitpid(child, 0)
    return words if os.WIFEXITED(status) and words else "killed: it does not end, or crashes"


def _run(mutant: Mutant, write: int) -> None:
    """Run the tests of a mutant in a process of its own, which ends with this."""
    resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS + 5))
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.meta_path.insert(0, _Finder(mutant))  # type: ignore[arg-type]
    silence = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(silence, stream)
    words = "survived"
    for stage in mutant.tests():
        options = ["-x", "-q", "-n", "0", "-p", "no:cacheprovider", "-k", _OUTSIDE]
        code = pytest.main([*options, *stage])
        if code not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
            words = f"killed: {' '.join(stage)}"
            break
    os.write(write, words.encode())
    os._exit(0)


def main(arguments: Sequence[str] | None = None) -> int:
    """Try the mutants that a file of results lacks; the exit code is 1 where too many survived."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    parser.add_argument("--seed", type=int, default=1944)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--first", type=int, metavar="N", help="only the first so many of them")
    options = parser.parse_args(arguments)
    os.chdir(ROOT)
    results: dict[str, str] = {}
    if options.out.exists():
        for line in options.out.read_text("utf-8").splitlines():
            results.update(json.loads(line))
    drawn = sample(options.seed, options.count)[: options.first]
    # Read before the first fork, so that no mutant need read it again.
    load()
    unchanged = [Mutant(path, 0, _NOTHING, 0) for path in UNCHANGED]
    for number, mutant in enumerate([*unchanged, *drawn], 1 - len(unchanged)):
        if mutant.name in results:
            continue
        results[mutant.name] = outcome(mutant)
        with options.out.open("a", encoding="utf-8") as file:
            file.write(json.dumps({mutant.name: results[mutant.name]}) + "\n")
        print(f"{number}/{len(drawn)} {mutant.name}: {results[mutant.name]}", flush=True)
    failing = [results[m.name] for m in unchanged if results[m.name] != "survived"]
    if failing:
        raise SystemExit(f"tests fail where nothing is changed: {failing}")
    found = [results[mutant.name] for mutant in drawn]
    killed = sum(words.startswith("killed") for words in found)
    print(f"{killed} of {len(found)} mutants were killed: {100 * killed / len(found):.0f} %")
    return 0 if killed >= 0.85 * len(found) else 1


if __name__ == "__main__":
    sys.exit(main())
