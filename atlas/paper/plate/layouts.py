"""How a plate is laid out: which maps stand on it, of which days, and what beside them.

``cells`` says for an address what each layout shows; :mod:`atlas.paper.plate.plate` lays it on a
page. A
layout is the same for every width: rows are broken where a page is narrow.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from atlas.base.dates import FIRST_DAY, LAST_DAY, date_of
from atlas.model.bands import band_of
from atlas.model.model import Model, View
from atlas.paper.map.extent import homeland_points, points_of
from atlas.paper.plate.texts import name_of, when, without_return, years
from atlas.picture.address import Address
from atlas.picture.picture import Picture, picture
from atlas.read.records import Movement
from atlas.words.language import Language, to_say
from atlas.words.names import names_of, peoples_of

# Small multiples: pictures on a page, and the least days between two of them.
_MULTIPLES = 6
_APART = 2
# Two accounts of more movements than this would leave no room for maps.
_MOST_TWICE = 4
# Homelands that reach over more than this part of a map have no map of their own.
_SMALL = 0.5
# Widths of pages from which on homelands fit beside a map, and two, three and more maps.
_BESIDE, _TWO, _THREE, _FOUR = 115.0, 130.0, 150.0, 300.0


@dataclass(frozen=True)
class Cell:
    """One map of a plate; ``homelands`` shows these alone, ``part`` is of the row's width.

    ``account`` sets the account of its people below the map, in the same row, where it has room.
    """

    picture: Picture
    words: str
    part: float = 1.0
    homelands: bool = False
    account: bool = False


@dataclass(frozen=True)
class Arrangement:
    """Rows of maps, and the pictures whose people are accounted for, each with its heading.

    ``when`` is the day or the years that the maps show, ``note`` what must be said of them.
    """

    rows: tuple[tuple[Cell, ...], ...]
    accounts: tuple[tuple[str, Picture], ...]
    when: str
    chart: bool = False
    note: str = ""

    @property
    def beside(self) -> bool:
        """Whether the accounts may stand beside the maps."""
        return any(cell.account for row in self.rows for cell in row)

    @property
    def pictures(self) -> list[Picture]:
        """All pictures of the plate, in reading order."""
        return [cell.picture for row in self.rows for cell in row] or [p for _, p in self.accounts]


class NoReturnError(ValueError):
    """Nothing is known of a return home that a layout would tell of."""


def single(model: Model, address: Address, language: Language, width: float) -> Arrangement:
    """One map of the address, as the screen shows it."""
    shown = picture(model, address)
    # The map of several days has an account of one.
    words = "" if address.view == "day" else language.day(shown.day)
    return Arrangement(((Cell(shown, ""),),), ((words, shown),), when(language, address))


def before_after(model: Model, address: Address, language: Language, width: float) -> Arrangement:
    """Before the first removal, on the day of the address, and when the last return has ended."""
    movements = _movements(model, address)
    first, last = _reach(movements)
    days = [max(FIRST_DAY, first - 1), address.shown_day, last]
    heads = [language.say("before"), language.say("during"), language.say("after")]
    cells = [
        Cell(_on(model, address, day), f"{head}: {language.day(day)}")
        for day, head in zip(days, heads, strict=True)
    ]
    told = cells[1:] if len(movements) <= _MOST_TWICE else cells[1:2]
    accounts = tuple((cell.words, cell.picture) for cell in told)
    # Side by side as long as each has room for a name; else one below the other.
    across = 3 if width >= _THREE else 1
    return Arrangement(_rows(cells, across), accounts, language.day(days[1]))


def removal_and_return(
    model: Model, address: Address, language: Language, width: float
) -> Arrangement:
    """All journeys out above, all journeys home below, each with the homelands beside it.

    Homelands as wide as the map itself, such as those of all peoples, are not shown twice.

    Raises :class:`NoReturnError` where none of the peoples' returns is on record.
    """
    movements = _movements(model, address)
    home = [m for m in movements if m.return_recorded]
    if not home:
        names = names_of(peoples_of(model.dataset, movements))
        year = date_of(LAST_DAY).year
        raise NoReturnError(f"no return of the {names} is recorded by {year}")
    ends = [m.end.last for m in movements if m.end.last is not None]
    out = replace(address, view="sofar", day=max(ends, default=LAST_DAY), to=None, map=None)
    starts = [m.return_start.first for m in home if m.return_start.first is not None]
    first, last = min(starts, default=out.day), _reach(home)[1]
    above = picture(model, out)
    below = picture(model, replace(address, view="period", day=first, to=last, map=None))
    away = language.say(_outward(movements), day=language.day(out.day))
    back = language.say(
        "Return, {first} to {last}", first=language.day(first), last=language.day(last)
    )
    told = ((away, above), (back, below))
    if width < _BESIDE or not _are_small([above, below]):
        rows = _rows([Cell(shown, words) for words, shown in told], 1)
    else:
        rows = tuple(_with_homelands(language, words, shown) for words, shown in told)
    span = years(_reach(movements)[0], last)
    note = "" if home == movements else without_return(language, model.dataset, movements)
    return Arrangement(rows, told, span, note=note)


def _outward(movements: Sequence[Movement]) -> str:
    """What is said of all journeys out, flight and removal each where there was one."""
    fled = [m.kind == "flight" for m in movements]
    if all(fled):
        return to_say("Flight, to {day}")
    return to_say("Removal and flight, to {day}") if any(fled) else to_say("Removal, to {day}")


def _are_small(pictures: Sequence[Picture]) -> bool:
    """Return whether the homelands would be larger on a map of their own."""
    lands, whole = homeland_points(pictures), points_of(pictures)
    return bool(np.ptp(lands[:, 0]) <= _SMALL * np.ptp(whole[:, 0]))


def _with_homelands(language: Language, words: str, shown: Picture) -> tuple[Cell, ...]:
    """A row of a map and the homelands of its day, called by their state if it is one for all."""
    phases = {homeland.phase for homeland in shown.homelands}
    lands = language.say("Homelands, {day}", day=language.day(shown.day))
    if phases == {"emptied"}:
        lands = language.say("Homelands: emptied")
    elif phases == {"restored"}:
        lands = language.say("Homelands: restored")
    part = 0.66
    return Cell(shown, words, part), Cell(shown, lands, 1 - part, homelands=True, account=True)


def multiples(model: Model, address: Address, language: Language, width: float) -> Arrangement:
    """The same map on the days between which most people changed their state."""
    movements = _movements(model, address)
    days = turning_days(model.at(address.pick), movements, _MULTIPLES) or [address.shown_day]
    cells = [Cell(_on(model, address, day), language.day(day)) for day in days]
    across = _across(width, len(cells))
    return Arrangement(_rows(cells, across), (), years(min(days), max(days)))


def grid(model: Model, address: Address, language: Language, width: float) -> Arrangement:
    """A map for each movement, all on the day and in the view of the address."""
    cells = [
        Cell(
            picture(model, replace(address, movements=(m.id,), map=None)),
            name_of(language, model.dataset, m),
        )
        for m in _movements(model, address)
    ]
    return Arrangement(
        _rows(cells, _across(width, len(cells))),
        ((language.day(address.shown_day), picture(model, address)),),
        when(language, address),
    )


def chart(model: Model, address: Address, language: Language, width: float) -> Arrangement:
    """No map: where the people were from the first day to the last."""
    shown = picture(model, address)
    account = ((language.day(shown.day), shown),)
    return Arrangement((), account, years(FIRST_DAY, LAST_DAY), chart=True)


Layout = Callable[[Model, Address, Language, float], Arrangement]
LAYOUTS: dict[str, Layout] = {
    "single": single,
    "before-after": before_after,
    "return": removal_and_return,
    "multiples": multiples,
    "grid": grid,
    "chart": chart,
}


def turning_days(view: View, movements: Sequence[Movement], count: int) -> list[int]:
    """Return up to ``count`` days that tell most: each as unlike those chosen before as can be.

    Days are those at which a total of some movement bends; unlike is the sum, over movements
    and stages, of the shares of people in another state. Movements without a total give the
    first days of their events.
    """
    bands = [band for m in movements if (band := band_of(view, m.id))]
    candidates = {day for band in bands for day in band.days}
    if not bands:
        events = (e.start.first for m in movements for e in view.dataset.events_of.get(m.id, []))
        candidates |= {day for day in events if day is not None and FIRST_DAY <= day <= LAST_DAY}
        return sorted(sorted(candidates)[:: max(1, len(candidates) // count)][:count])
    first, last = _reach(movements)
    chosen = [max(FIRST_DAY, first - 1), last]
    at = {
        day: [share for band in bands for share in band.at(day)] for day in candidates | {*chosen}
    }

    def unlike(day: int) -> float:
        return min(sum(abs(a - b) for a, b in zip(at[day], at[c], strict=True)) for c in chosen)

    while len(chosen) < count:
        free = [d for d in sorted(candidates) if all(abs(d - c) >= _APART for c in chosen)]
        best = max(free, key=unlike, default=None)
        if best is None or unlike(best) < 1e-6:
            break
        chosen.append(best)
    return sorted(chosen)


def _movements(model: Model, address: Address) -> list[Movement]:
    known = model.dataset.movements.values()
    return [m for m in known if not address.movements or m.id in address.movements]


def _on(model: Model, address: Address, day: int) -> Picture:
    return picture(model, replace(address, day=day, to=None, view="day"))


def _reach(movements: Sequence[Movement]) -> tuple[int, int]:
    """The first day of the first removal, and the last of the last return (or of the axis)."""
    starts = [m.start.first for m in movements if m.start.first is not None]
    ends = [m.return_end.last for m in movements if m.return_end.last is not None]
    return min(starts, default=FIRST_DAY), min(LAST_DAY, max(ends, default=LAST_DAY))


def _across(width: float, count: int) -> int:
    """Maps side by side: as many as the page has room for, but no map left alone below three."""
    most = 2 if width < _TWO else 5 if width >= _FOUR else 3
    fitting = range(min(most, count), 1, -1)
    return next((n for n in fitting if count % n == 0), next((n for n in fitting), 1))


def _rows(cells: Sequence[Cell], across: int) -> tuple[tuple[Cell, ...], ...]:
    part = 1 / across
    cells = [replace(cell, part=part) for cell in cells]
    return tuple(tuple(cells[n : n + across]) for n in range(0, len(cells), across))
