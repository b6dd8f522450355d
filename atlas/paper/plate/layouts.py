"""How a plate is laid out: which maps are on it, of which days, and what is beside them.

Each layout is a function from an address to the ways in which its maps can be arranged, which are
the same for every page; :mod:`atlas.paper.plate.choice` takes the one that shows most.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from atlas.base.dates import FIRST_DAY, LAST_DAY, date_of
from atlas.model.model import Model
from atlas.paper.map.extent import homeland_points, points_of
from atlas.paper.map.printed import printed as picture
from atlas.paper.plate.days import reach_of, turning_days
from atlas.paper.plate.seen import directed
from atlas.paper.plate.texts import name_of, when, without_map, without_return, years
from atlas.picture.address import Address
from atlas.picture.picture import Picture
from atlas.picture.regions import Region
from atlas.read.records import Movement
from atlas.words.language import Language, say, to_say
from atlas.words.names import names_of, peoples_of, within

# How many small multiples a plate has, the best first; days between which less has changed look
# alike.
_MULTIPLES, _CHANGED = (6, 4, 3), 0.1
FEW = 4
"""A map of more movements is one of many; two accounts of so many would leave no room for maps."""
# Homelands that extend over more than this share of a map have no map of their own.
_SMALL = 0.5
# The directions of journeys away from home, and of those back.
_OUT, _BACK = ("outward", "onward"), ("homeward",)
# The most maps in a row.
_MOST_ACROSS = 5
# What homelands beside a map are worth, and a series with half as many maps as another.
_HOMELANDS, _HALF = 1.3, 0.45


@dataclass(frozen=True)
class Cell:
    """One map of a plate.

    Attributes:
        picture: What it shows.
        words: Its title.
        part: Its share of the row's width, relative to the other maps.
        homelands: Whether to show only the homelands.
        account: Whether the account of its people goes into the same row, if there is room.
        numbers: Whether numbers are written on it; its caption has them in any case.
        framed: The picture whose extent it has, or None for that of all maps of the plate.
    """

    picture: Picture
    words: str
    part: float = 1.0
    homelands: bool = False
    account: bool = False
    numbers: bool = True
    framed: Picture | None = None


@dataclass(frozen=True)
class Arrangement:
    """What a plate shows, in one of the ways in which it can be laid out.

    Attributes:
        rows: Rows of maps.
        accounts: (heading, picture) whose people are accounted for.
        when: The day or the years that the maps show, in words.
        chart: Whether there is a chart instead of maps.
        note: What must be said about the maps, or "".
        apart: Whether each map shows its own part of the earth.
        worth: How much it is preferred: one of half the worth is taken where its maps are twice as
            large.
    """

    rows: tuple[tuple[Cell, ...], ...]
    accounts: tuple[tuple[str, Picture], ...]
    when: str
    chart: bool = False
    note: str = ""
    apart: bool = False
    worth: float = 1.0

    @property
    def beside(self) -> bool:
        """Whether the accounts may be beside the maps."""
        return any(cell.account for row in self.rows for cell in row)

    @property
    def pictures(self) -> list[Picture]:
        """All pictures of the plate, in reading order."""
        return [cell.picture for row in self.rows for cell in row] or [p for _, p in self.accounts]

    @property
    def vacant(self) -> int:
        """How many places for maps are empty at the end of the last row."""
        return len(self.rows[0]) - len(self.rows[-1]) if self.rows else 0


Ways = tuple[Arrangement, ...]
"""All ways of arranging a plate."""


class NoReturnError(ValueError):
    """No return home is recorded that a layout would show (:func:`no_return` says of whom)."""


def single(model: Model, address: Address, language: Language) -> Ways:
    """Return one map of the address, as the screen shows it."""
    shown = picture(model, address)
    words = _account_day(language, address)
    return (Arrangement(((Cell(shown, ""),),), ((words, shown),), when(language, address)),)


def _account_day(language: Language, address: Address) -> str:
    """Return the day of an account, or "" where the map is of that day alone, as its title says."""
    is_one = address.view == "day" or (address.view == "period" and address.day == address.until)
    return "" if is_one else language.day(address.shown_day)


def before_after(model: Model, address: Address, language: Language) -> Ways:
    """Return maps of the day before the first removal, the address's day and the last return.

    They are in the order of time, and no day is shown twice. The address's day has a name only if
    it is within the movements.
    """
    movements, shown = _movements(model, address), address.shown_day
    first, last = reach_of(movements)
    heads = {last: language.say("after")}
    if first > FIRST_DAY:
        heads[first - 1] = language.say("before")
    if first <= shown <= last:
        heads.setdefault(shown, language.say("during"))
    cells = [
        Cell(_on(model, address, day), ": ".join(filter(None, (heads.get(day), language.day(day)))))
        for day in sorted({*heads, shown})
    ]
    told = {shown, last} if len(movements) <= FEW else {shown}
    accounts = [(cell.words, cell.picture) for cell in cells if cell.picture.day in told]
    if not any(state.whole for state in cells[0].picture.state.movements.values()):
        # That no source gives a total is true of every day.
        accounts = [("", cells[0].picture)]
    days = [cell.picture.day for cell in cells]
    return _ways(cells, Arrangement((), tuple(accounts), years(min(days), max(days))))


def removal_and_return(model: Model, address: Address, language: Language) -> Ways:
    """Return all journeys out above all journeys home, each with the homelands beside them.

    Homelands as wide as the map itself, such as those of all peoples, are not shown again.

    Raises:
        NoReturnError: If no return of these peoples is recorded.
    """
    movements = _movements(model, address)
    home = [m for m in movements if m.return_recorded]
    if not home:
        raise NoReturnError
    ends = [m.end.last for m in movements if m.end.last is not None]
    out = replace(address, view="sofar", day=max(ends, default=LAST_DAY), to=None, map=None)
    starts = [m.return_start.first for m in home if m.return_start.first is not None]
    first, last = min(starts, default=out.day), reach_of(home)[1]
    back = replace(address, view="period", day=first, to=last, map=None)
    above, below = directed(picture(model, out), _OUT), directed(picture(model, back), _BACK)
    away = language.say(_outward(movements), day=language.day(out.day))
    came = language.say(
        "Return, {first} to {last}", first=language.day(first), last=language.day(last)
    )
    framed = None
    if home != movements:
        # Homes in the Far East to which nobody returned would make everyone else's way small.
        framed = directed(picture(model, replace(back, movements=tuple(m.id for m in home))), _BACK)
    told = ((away, above), (came, below))
    cells = [Cell(above, away), Cell(below, came, framed=framed)]
    note = "" if home == movements else without_return(language, model.dataset, movements)
    plain = Arrangement((), told, years(reach_of(movements)[0], last), note=note)
    ways = _ways(cells, plain)
    if _are_small([above, below]):
        rows = tuple(_with_homelands(language, cell) for cell in cells)
        ways = (replace(plain, rows=rows, worth=_HOMELANDS), *ways)
    return ways


def no_return(model: Model, address: Address) -> str:
    """Return that no return of an address's peoples is recorded, in the language spoken."""
    names = within(names_of(peoples_of(model.dataset, _movements(model, address))))
    year = date_of(LAST_DAY).year
    return say("no return of the {peoples} is recorded by {year}", peoples=names, year=year)


def _outward(movements: Sequence[Movement]) -> str:
    """Return the title of all journeys out, naming flight and removal where there was one."""
    fled = [m.kind == "flight" for m in movements]
    if all(fled):
        return to_say("Flight, to {day}")
    return to_say("Removal and flight, to {day}") if any(fled) else to_say("Removal, to {day}")


def _are_small(pictures: Sequence[Picture]) -> bool:
    """Return whether the homelands would be larger on a map of their own."""
    lands, whole = homeland_points(pictures), points_of(pictures)
    return bool(np.ptp(lands[:, 0]) <= _SMALL * np.ptp(whole[:, 0]))


def _with_homelands(language: Language, cell: Cell) -> tuple[Cell, ...]:
    """Return a row of a map and the homelands of its day, titled by state if all have the same."""
    shown = cell.picture
    phases = {homeland.phase for homeland in shown.homelands}
    alone = len({homeland.place_id for homeland in shown.homelands}) == 1
    dated = to_say("Homeland, {day}") if alone else to_say("Homelands, {day}")
    lands = language.say(dated, day=language.day(shown.day))
    if phases == {"emptied"}:
        one, more = to_say("Homeland: emptied"), to_say("Homelands: emptied")
        lands = language.say(one if alone else more)
    elif phases == {"restored"}:
        one, more = to_say("Homeland: restored"), to_say("Homelands: restored")
        lands = language.say(one if alone else more)
    part = 0.66
    lands_alone = Cell(shown, lands, 1 - part, homelands=True, account=True)
    return replace(cell, part=part), lands_alone


def multiples(model: Model, address: Address, language: Language) -> Ways:
    """Return the same map on the days between which most people changed their state.

    They are fewer where that makes them larger. Of many peoples numbers would hide the maps.
    """
    movements = _movements(model, address)
    view, ways = model.at(address.pick), dict[int, Ways]()
    on = functools.cache(lambda day: _on(model, address, day))
    for most in _MULTIPLES:
        days = turning_days(view, movements, most, _CHANGED) or [address.shown_day]
        # Of days that a map shows alike only the first: where the dead alone are more, it is the
        # same.
        shown = {_drawn(seen): seen for day in reversed(days) if (seen := on(day))}
        cells = [
            Cell(seen, language.day(seen.day), numbers=len(movements) <= FEW)
            for seen in reversed(shown.values())
        ]
        span = years(cells[0].picture.day, cells[-1].picture.day)
        ways.setdefault(len(cells), _ways(cells, Arrangement((), (), span)))
    best = max(ways)
    return tuple(
        replace(way, worth=_HALF ** math.log2(best / count))
        for count, found in ways.items()
        for way in found
    )


def _drawn(picture: Picture) -> tuple[object, ...]:
    """Return what a map shows of a picture."""
    lands = tuple((land.unit.id, land.phase, land.share) for land in picture.homelands)
    corridors = tuple(corridor.flow_id for corridor in picture.corridors)
    return picture.runs, picture.fronts, lands, corridors, tuple(map(_numbers, picture.regions))


def _numbers(region: Region) -> tuple[object, ...]:
    return region.place_id, tuple((held.value, held.last, held.behind) for held in region.held)


def grid(model: Model, address: Address, language: Language) -> Ways:
    """Return a map for each movement, all on the day and in the view of the address.

    Movements of which nothing is known then have none.
    """
    movements = _movements(model, address)
    shown = {m: picture(model, replace(address, movements=(m.id,), map=None)) for m in movements}
    empty = [m for m in movements if _is_empty(shown[m])]
    if len(empty) == len(movements):
        empty = []
    told = [m for m in movements if m not in empty]
    cells = [Cell(shown[m], name_of(language, model.dataset, m)) for m in told]
    account = picture(model, replace(address, movements=tuple(m.id for m in told)))
    plain = Arrangement(
        (),
        ((_account_day(language, address), account),),
        when(language, address),
        note=without_map(language, model.dataset, empty) if empty else "",
        apart=True,
    )
    return _ways(cells, plain)


def _is_empty(shown: Picture) -> bool:
    """Return whether a map would show nothing but an outline."""
    drawn = (shown.runs, shown.corridors, shown.fronts, shown.regions, shown.stations)
    return not any(drawn) and all(land.phase == "unknown" for land in shown.homelands)


def chart(model: Model, address: Address, language: Language) -> Ways:
    """Return a chart without maps: where the people were from the first day to the last."""
    shown = picture(model, address)
    account = ((language.day(shown.day), shown),)
    return (Arrangement((), account, years(FIRST_DAY, LAST_DAY), chart=True),)


Layout = Callable[[Model, Address, Language], Ways]
LAYOUTS: dict[str, Layout] = {
    "single": single,
    "before-after": before_after,
    "return": removal_and_return,
    "multiples": multiples,
    "grid": grid,
    "chart": chart,
}


def _movements(model: Model, address: Address) -> list[Movement]:
    known = model.dataset.movements.values()
    return [m for m in known if not address.movements or m.id in address.movements]


def _on(model: Model, address: Address, day: int) -> Picture:
    return picture(model, replace(address, day=day, to=None, view="day"))


def _ways(cells: Sequence[Cell], plain: Arrangement) -> Ways:
    """Return an arrangement with its maps in rows of one, of two, and so on."""
    numbers = range(1, min(len(cells), _MOST_ACROSS) + 1)
    return tuple(replace(plain, rows=_rows(cells, across)) for across in numbers)


def _rows(cells: Sequence[Cell], across: int) -> tuple[tuple[Cell, ...], ...]:
    part = 1 / across
    cells = [replace(cell, part=part) for cell in cells]
    return tuple(tuple(cells[n : n + across]) for n in range(0, len(cells), across))
