"""Which days a film shows, and for how long: its pace follows the events.

Days on which people are on the move come one by one, the years of exile and return month by month.
The clock waits at each event until its sentence can be read. Nothing is skipped: the years of exile
take their time too. A brief film shows fewer days of each, and tells of fewer events.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Literal

from atlas.base.dates import FIRST_DAY, LAST_DAY, date_of
from atlas.paper.film import passages, turns
from atlas.paper.film.passages import Passage
from atlas.picture.address import Address
from atlas.read.dataset import Dataset
from atlas.read.records import Event, Movement
from atlas.routes import fronts
from atlas.words.language import Language

# Seconds for which a day, a month of return and a month of exile are shown.
_DAY, _RETURN_MONTH, _STILL_MONTH = 0.25, 0.25, 0.1
# Seconds for which the first and the last day are shown at least.
_ENDS = 3.0
# An event stays beside the map if the next one comes sooner than this in the film and in its days:
# numbers shown for less would not be seen. Else its place is theirs, for as long at least.
_SEEN, _LONG = 1.5, 62
# Nobody counted the days of those who fled on foot or by caravan: they are shown by the month.
_BY_SEASON = ("caravan", "foot")
# Days shown before the removal, and how long before it the decree is still part of its film.
_LEAD, _ORDERED = 6, 120
# A brief film shows so many days of a journey, and so many months of what comes between.
_BRIEF_DAYS, _BRIEF_MONTHS = 12, 10
_BRIEF_ENDS = 2.0
# Of one day those are told first on which the others depend.
_FIRST_TOLD = ("decree", "roundup")
_MONTH = 31
# Shots of at least this many seconds make a chapter, which has one legend.
_CHAPTER = 5.0


@dataclass(frozen=True)
class Shot:
    """One picture of a film.

    Attributes:
        address: What its map shows; for a card, what the film does.
        seconds: How long it is shown.
        passage: What is to be read beside the map, or None.
        pace: "day" or "month", the step at which the film goes on; "" where it waits.
        chapter: Shots of one chapter have one legend, and one part of the earth.
        kind: A map, the card before the first or after the last, or one before the story of a
            people: what that says is its passage.
        place: Which step of a story it is, and of how many; None in other films.
        card: Which of several cards it is.
    """

    address: Address
    seconds: float
    passage: Passage | None = None
    pace: str = ""
    chapter: int = 0
    kind: Literal["map", "title", "people", "end"] = "map"
    place: tuple[int, int] | None = None
    card: int = 0

    @property
    def day(self) -> int:
        """The day number."""
        return self.address.shown_day


def span_of(dataset: Dataset, movements: Sequence[Movement]) -> tuple[int, int]:
    """Return the first and last day of a film about movements, both inclusive.

    It runs from a few days before the first removal, or before its decree, to the end of the last
    return, or to the end of the axis if some people did not return.
    """
    starts = [_ordered(dataset, m, m.start.first) for m in movements if m.start.first is not None]
    ends = [LAST_DAY if m.return_end.last is None else m.return_end.last for m in movements]
    first = max(FIRST_DAY, min(starts, default=FIRST_DAY) - _LEAD)
    return first, min(LAST_DAY, max(ends, default=LAST_DAY))


def _ordered(dataset: Dataset, movement: Movement, start: int) -> int:
    """Return the day of the first decree shortly before a movement, or its own first day."""
    days = [
        event.start.first
        for event in dataset.events_of.get(movement.id, [])
        if event.kind == "decree" and turns.is_of_a_day(event) and event.start.first is not None
    ]
    return min([start, *(day for day in days if start - _ORDERED <= day < start)])


Fit = passages.Fit


def shots(
    dataset: Dataset,
    movements: Sequence[Movement],
    address: Address,
    last: int,
    tongue: Language,
    fit: Fit,
    *,
    brief: bool = False,
) -> list[Shot]:
    """Return the pictures of a film in order, without its cards.

    Args:
        dataset: The data, in the language of the film.
        movements: The movements shown.
        address: What the map shows of each day; its day is the first.
        last: The last day, inclusive.
        tongue: The language of the film, which must be spoken.
        fit: Breaks a passage into those for which there is room.
        brief: Whether to tell of each movement only its turns, and to show few of its days.

    Raises:
        ValueError: If ``last`` lies before the first day.
    """
    first = address.day
    if last < first:
        raise ValueError("a film cannot end before it begins")
    daily = _days(_windows(dataset, movements, "outward"), first, last)
    homeward = _days(_windows(dataset, movements, "homeward"), first, last)
    told = _told(dataset, movements, first, last, brief=brief)
    months = {day for day in range(first, last + 1) if date_of(day).day == 1}
    if brief:
        days, months = _few(daily, _BRIEF_DAYS), _few(months - daily, _BRIEF_MONTHS)
    else:
        days = daily
    chosen = sorted({first, last} | days | months | set(told))
    following = [*chosen[1:], None]
    paces = {day: _pace(day, then, daily) for day, then in zip(chosen, following, strict=True)}
    found: list[Shot] = []
    for day in chosen:
        shown = replace(address, day=day, view="day", to=None, selected=None)
        seconds = _RETURN_MONTH if day in homeward else _STILL_MONTH
        made = Shot(shown, _DAY if day in daily else seconds, pace=paces[day])
        if day in (first, last):
            made = replace(made, seconds=_BRIEF_ENDS if brief else _ENDS)
        events = [
            passages.of_event(tongue, dataset, event, movements) for event in told.get(day, ())
        ]
        pages = [page for passage in events for page in fit(passage)]
        if pages and day not in (first, last):
            found += [_waiting(made, page) for page in pages]
        else:
            found += [made, *(_waiting(made, page) for page in pages)]
    return _chapters(_held(found), daily, movements)


def _few(days: set[int], most: int) -> set[int]:
    """Return some of many days, evenly chosen, with the first and the last."""
    known = sorted(days)
    last = len(known) - 1
    return {known[round(n * last / max(1, most - 1))] for n in range(most)} if known else set()


def _waiting(shot: Shot, passage: Passage) -> Shot:
    """Return a shot whose clock waits until a passage has been read."""
    return replace(shot, seconds=passage.seconds, passage=passage, pace="")


def _pace(day: int, following: int | None, daily: set[int]) -> str:
    """Return the step at which the film goes on from a day."""
    if following is None:
        return ""
    if following - day == 1:
        return "day"
    months = date_of(day).day == 1 and following - day <= _MONTH
    return "month" if months and day not in daily and following not in daily else ""


def _held(found: Sequence[Shot]) -> list[Shot]:
    """Return the shots with each passage held until the next, if that comes soon.

    Where it does not, the numbers of the people have its place long enough to be seen.
    """
    held: list[Shot] = []
    before: Passage | None = None
    for told, run in groupby(found, key=lambda shot: shot.passage is not None):
        own = list(run)
        if told:
            before = own[-1].passage
            held += own
            continue
        soon = seconds(own) < _SEEN and own[-1].day - held[-1].day <= _LONG if held else False
        if before is not None and soon:
            held += [replace(shot, passage=before) for shot in own]
        else:
            slower = max(1.0, _SEEN / seconds(own))
            held += [replace(shot, seconds=shot.seconds * slower) for shot in own]
    return held


def _chapters(found: Sequence[Shot], daily: set[int], movements: Sequence[Movement]) -> list[Shot]:
    """Return the shots numbered by chapter: days of journeys, of exile, of returns."""
    frees = sorted(m.return_start.first for m in movements if m.return_start.first is not None)
    numbered: list[Shot] = []
    chapter, long = 0, 0.0
    for before, shot in pairwise([None, *found]):
        assert shot is not None
        if before is not None:
            turned = (shot.day in daily) != (before.day in daily)
            released = frees[:1] and before.day < frees[0] <= shot.day
            if (turned or released) and long >= _CHAPTER:
                chapter, long = chapter + 1, 0.0
        long += shot.seconds
        numbered.append(replace(shot, chapter=chapter))
    return numbered


def _windows(
    dataset: Dataset, movements: Sequence[Movement], direction: str
) -> Iterable[tuple[int, int]]:
    for movement in movements:
        for flow in dataset.flows_of.get(movement.id, []):
            if flow.direction == direction and flow.mode not in _BY_SEASON:
                window = fronts.window_of(dataset, flow)
                yield window.depart[0], window.arrive[1]


def _days(windows: Iterable[tuple[int, int]], first: int, last: int) -> set[int]:
    found: set[int] = set()
    for start, end in windows:
        # One more day on either side: the day before, and the day after the last arrival.
        found |= set(range(max(first, start - 1), min(last, end + 1) + 1))
    return found


def _told(
    dataset: Dataset, movements: Sequence[Movement], first: int, last: int, *, brief: bool
) -> dict[int, list[Event]]:
    """Return the events whose exact day is known; others would get a day of our invention."""
    found = [
        event
        for event in dataset.events_about(movements)
        if turns.is_of_a_day(event) and first <= (event.start.first or 0) <= last
    ]
    if brief:
        found = [event for movement in movements for event in turns.of(movement, found)]
    told: dict[int, list[Event]] = {}
    for event in sorted(found, key=lambda event: event.kind not in _FIRST_TOLD):
        if event.start.first is not None:
            told.setdefault(event.start.first, []).append(event)
    return told


def seconds(made: Sequence[Shot]) -> float:
    """Return the length of a film in seconds."""
    return sum(shot.seconds for shot in made)
