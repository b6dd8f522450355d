"""Counts the calls that working out a picture makes, in all and from one module to another.

Run by hand: ``.venv/bin/python -m tests.bench.calls``. A count is the same on every machine and
under any load; it tells how often modules ask each other, and no more.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable
from types import FrameType
from typing import Any

from atlas.base.dates import parse_day
from atlas.model.model import Model
from atlas.picture.address import Address
from atlas.picture.picture import picture
from atlas.read.dataset import load

_OURS = "atlas."


class Calls:
    """The Python calls made within the atlas: ``across`` by caller's module and what it called."""

    def __init__(self) -> None:
        self.total = 0
        self.across: Counter[tuple[str, str]] = Counter()

    def count(self, work: Callable[[], object]) -> None:
        """Do some work and add up its calls; those of other packages do not count."""
        before = sys.getprofile()
        sys.setprofile(self._note)
        try:
            work()
        finally:
            sys.setprofile(before)

    def _note(self, frame: FrameType, event: str, argument: Any) -> None:
        if event != "call" or not _module(frame).startswith(_OURS):
            return
        self.total += 1
        caller, called = _module(frame.f_back), _module(frame)
        if caller.startswith(_OURS) and caller != called:
            self.across[caller, f"{called}.{frame.f_code.co_qualname}"] += 1


def _module(frame: FrameType | None) -> str:
    return str(frame.f_globals.get("__name__", "")) if frame else ""


def of_picture(model: Model, address: Address) -> Calls:
    """Return the calls that the picture of an address takes, as far as the model lacks it."""
    calls = Calls()
    calls.count(lambda: picture(model, address))
    return calls


def main() -> None:
    """Print the calls of a first picture of all movements and of the next ones."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=0, metavar="N", help="list the N most frequent")
    options = parser.parse_args()
    model, next_day = Model(load()), parse_day("1944-03-10")
    asked = {
        "the first, 24 February 1944": Address(),
        "the next, 10 March 1944": Address(day=next_day),
        "the next, all journeys": Address(day=next_day, view="all"),
    }
    for name, address in asked.items():
        calls = of_picture(model, address)
        print(f"{name}: {calls.total:,} calls, {calls.across.total():,} across modules")
        for (caller, called), number in calls.across.most_common(options.most):
            print(f"  {number:6,}  {caller} -> {called}")


if __name__ == "__main__":
    main()
