"""What must not become slower unseen: ratios within one run, each with a limit.

A ratio holds on any machine. The limits leave room for the noise of a busy one, and lie below what
has been lost unseen before. ``python -m tests.bench --check`` holds them, in about a minute.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from tests.bench import sessions
from tests.bench.measures import Result

# How many echelons are compared.
COUNT = 400
READERS = 100


@dataclass(frozen=True)
class Limit:
    """A ratio, and the most that it may be."""

    name: str
    found: float
    most: float

    @property
    def holds(self) -> bool:
        """Whether it is within its limit."""
        return self.found <= self.most

    def __str__(self) -> str:
        """Return a line of the report."""
        word = "ok" if self.holds else "TOO MUCH"
        return f"{self.name}: {self.found:.2f}, at most {self.most:.2f} ({word})"


def of_player(ours: Result, theirs: Result, floor: float) -> Iterator[Limit]:
    """Give the ratios of our player to folium's, and to an empty page (``floor`` in ms)."""
    yield Limit("main thread an update, of folium's", ours.work / theirs.work, 1.3)
    yield Limit("all processes an update, of folium's", ours.all_work / theirs.all_work, 1.5)
    yield Limit("main thread an update, of an empty page's", ours.work / floor, 20)
    yield Limit("page as sent, of folium's", ours.payload / theirs.payload, 0.22)


def of_server() -> Iterator[Limit]:
    """Give the ratios of a first session and of a rerun to those of an empty page."""
    if not sys.platform.startswith("linux"):
        print("The server is measured on Linux only: left out.")
        return
    costs = list(sessions.turns(READERS, 1))
    floor, ours = costs[0]
    yield Limit("first session, of an empty page's", ours.first / floor.first, 8)
    yield Limit("rerun, of an empty page's", ours.rerun / floor.rerun, 8)
