"""Where a people's members were through time: the chart of the plates, and the same as a table."""

from __future__ import annotations

from functools import partial

import pandas as pd

from atlas.base.dates import FIRST_DAY, LAST_DAY, date_of, iso_of
from atlas.model.curves import Quantity
from atlas.model.model import View
from atlas.model.timeline import movement_state
from atlas.model.track import Track
from atlas.paper.plate.chart import Box, draw_chart, draw_key
from atlas.paper.plate.elements import Column
from atlas.paper.sheet.sheet import Sheet
from atlas.read.records import Movement
from atlas.words.amounts import amount, is_told
from atlas.words.language import say, spoken
from atlas.words.vocabulary import terms, words_of

# Millimetres of the sheet; the page makes it as wide as its column.
_WIDTH, _ROW, _KEY, _EDGE = 170.0, 50.0, 10.0, 0.4


def figures(view: View, movement: Movement) -> pd.DataFrame:
    """Return one row per day and state: on the days of counts, and at the end of each year.

    The columns are day, date, state (in words), people (NA if there is no number) and amount: the
    number in words, or its bounds.
    """
    track = view.track(movement.id)
    rows = []
    for day in _days(track, movement):
        state = movement_state(track, day)
        # "Open" is what a band leaves between the others: no count is of it.
        for name in (n for n in terms("state") if n != "open"):
            quantity: Quantity | None = getattr(state, name)
            known = quantity is not None and quantity.value is not None
            people = quantity.value if quantity is not None and known else pd.NA
            words = amount(spoken(), quantity) if is_told(name, quantity) else "0"
            rows.append((day, spoken().day(day), words_of("state", name), people, words))
    found = pd.DataFrame(rows, columns=["day", "date", "state", "people", "amount"])
    return found.astype({"people": "Int64"})


def _days(track: Track, movement: Movement) -> list[int]:
    start = max(FIRST_DAY, (movement.start.first or FIRST_DAY) - 2 * 365)
    knots = {day for line in track.curves().values() if line for day in line.bends}
    knots |= {r.arrive_from for r in track.regions} | {r.counted for r in track.regions}
    ends = {day - 1 for day in range(start + 1, LAST_DAY + 2) if iso_of(day)[5:] == "01-01"}
    days = knots | ends | {start, LAST_DAY}
    return sorted(day for day in days if start <= day <= LAST_DAY)


def chart(view: View, movement: Movement, words: str) -> bytes:
    """Return the chart of a movement as SVG, with the key of its fills; ``words`` describe it."""
    sheet, tongue = Sheet(_WIDTH + 2 * _EDGE, _ROW + _KEY), spoken()
    box = Box(_EDGE, 0.0, _WIDTH, _ROW)
    draw_chart(sheet, view, [movement], tongue, box)
    draw_key(sheet, view, [movement], tongue, Column(_EDGE, _WIDTH), _ROW, 1.0)
    return sheet.render("svg", title=movement.title, description=words)


def table(figures: pd.DataFrame) -> pd.DataFrame:
    """Return the same figures at the end of each year, for those who read rather than look.

    What has bounds and no number is given by them, and the unknown as such: a zero would be a
    number that nobody gives.
    """
    last = figures.assign(calendar=figures["day"].map(lambda day: date_of(int(day)).year))
    ends = last[last["day"] == last.groupby("calendar")["day"].transform("max")]
    wide = ends.pivot(index="date", columns="state", values="amount")
    told = set(ends.loc[~ends["amount"].isin({"0", words_of("remark", "unknown")}), "state"])
    order = [name for name in map(partial(words_of, "state"), terms("state")) if name in told]
    dates = list(dict.fromkeys(ends.sort_values("day")["date"]))
    shown = wide.loc[dates, order]
    return shown.reset_index().rename(columns={"date": say("Date")})


def describe(movement: Movement, figures: pd.DataFrame) -> str:
    """Return the picture in one phrase per state: its highest number, and when.

    For a state that is highest from the first day on, no date is given.
    """
    phrases = []
    for name, rows in figures.dropna(subset="people").groupby("state", sort=False):
        most = rows.iloc[int(rows["people"].argmax())]
        if most["people"] > 0:
            when = say("at first") if most["day"] == figures["day"].min() else most["date"]
            phrases.append(f"{name} {most['amount']}, {when}")
    title = say("Where the people of “{movement}” were through time.", movement=movement.title)
    if not phrases:
        return title
    highest = say("Highest numbers: {numbers}.", numbers="; ".join(phrases))
    return f"{title} {highest}"
