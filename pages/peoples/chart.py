"""Where a people's members were through time, as one picture: the same states as on the map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from atlas.base.dates import LAST_DAY, iso_of, long_date
from atlas.model.curves import Quantity
from atlas.model.model import View
from atlas.model.timeline import MovementState, movement_state
from atlas.model.track import Track
from atlas.read.dataset import Dataset
from atlas.read.records import Movement

_DEAD, _NOT_STATED = "#17181B", "#B9A77F"
_QUARTER = 91


@dataclass(frozen=True)
class Band:
    """One state in the stack: its name, and how much of the people's colour fills it."""

    name: str
    share: float


# From the ground up: homeland, then away from it, then those lost to the count and to life.
BANDS = {
    "home": Band("at home", 0.24),
    "returned": Band("back home", 0.24),
    "elsewhere": Band("settled elsewhere in the region", 0.4),
    "exile": Band("in exile", 0.62),
    "under_way": Band("on the way", 1.0),
    "taken": Band("taken, waiting", 0.85),
    "not_stated": Band("not stated", 0),
    "dead": Band("died", 0),
}


def figures(view: View, movement: Movement) -> pd.DataFrame:
    """Return one row a day and state; where a number is unknown it is 0, and shows nothing."""
    track = view.track(movement.id)
    rows = []
    for day in _days(track, movement):
        state = movement_state(track, day)
        for order, (key, band) in enumerate(BANDS.items()):
            rows.append(
                {
                    "day": day,
                    "year": round(1928 + day / 365.25, 4),
                    "date": long_date(day),
                    "state": band.name,
                    "order": order,
                    "people": _people(state, key),
                }
            )
    return pd.DataFrame(rows, columns=["day", "year", "date", "state", "order", "people"])


def _people(state: MovementState, key: str) -> int:
    if key == "exile":
        return sum(q.value for q in state.exile.values() if q)
    quantity: Quantity | None = getattr(state, key)
    return quantity.value if quantity else 0


def _days(track: Track, movement: Movement) -> list[int]:
    start = max(0, (movement.start.first or 0) - 2 * 365)
    knots = {day for line in track.curves().values() if line for day in line.days}
    knots |= {r.arrive_from for r in track.regions} | {r.counted for r in track.regions}
    knots |= {day for s in track.stocks for day in (s.first, s.last + 1)}
    if movement.return_start.first is not None:
        knots.add(movement.return_start.first)
    # The day before a change too: a slope must not begin a quarter early.
    days = knots | {day - 1 for day in knots} | set(range(start, LAST_DAY, _QUARTER)) | {LAST_DAY}
    return sorted(day for day in days if start <= day <= LAST_DAY)


def chart(figures: pd.DataFrame, colour: str) -> alt.Chart:
    """Return the stacked picture of :func:`figures` in the people's colour."""
    bands = _bands(figures)
    colours = [fill(band, colour) for band in bands]
    names = [b.name for b in bands]
    shown = figures[figures["state"].isin(names)]
    return (
        alt.Chart(shown, height=280)
        .mark_area(interpolate="linear", stroke="#FFFFFF", strokeWidth=0.6)
        .encode(
            x=alt.X(
                "year:Q",
                axis=alt.Axis(format="d", title=None, grid=False, tickMinStep=1),
                scale=alt.Scale(nice=False, zero=False),
            ),
            y=alt.Y(
                "people:Q",
                stack="zero",
                scale=alt.Scale(nice=True),
                axis=alt.Axis(format=",d", title="people", tickCount=5),
            ),
            order=alt.Order("order:Q"),
            color=alt.Color(
                "state:N",
                scale=alt.Scale(domain=names, range=colours),
                legend=None,
                sort=names,
            ),
            tooltip=[alt.Tooltip("state:N", title="state")],
        )
        .configure_axis(labelColor="#23262B", titleColor="#23262B", labelFontSize=12)
        .configure_view(stroke=None)
    )


def key(figures: pd.DataFrame, colour: str) -> list[tuple[str, str]]:
    """Return the states of :func:`figures` with their fills; states of one fill share a line."""
    said: dict[str, list[str]] = {}
    for band in _bands(figures):
        said.setdefault(fill(band, colour), []).append(band.name)
    return [(", ".join(names), shade) for shade, names in said.items()]


def _bands(figures: pd.DataFrame) -> list[Band]:
    present = figures.groupby("state", sort=False)["people"].max()
    return [band for band in BANDS.values() if present.get(band.name, 0) > 0]


def fill(band: Band, colour: str) -> str:
    """Return a state's fill: the people's colour thinned with white, as everywhere in the atlas."""
    if band.name == "died":
        return _DEAD
    if band.name == "not stated":
        return _NOT_STATED
    channels = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(255 - (255 - c) * band.share):02X}" for c in channels)


def table(figures: pd.DataFrame) -> pd.DataFrame:
    """Return the same figures at the end of each year, for those who read rather than look."""
    last = figures.assign(calendar=figures["day"].map(lambda day: iso_of(int(day))[:4]))
    ends = last[last["day"] == last.groupby("calendar")["day"].transform("max")]
    wide = ends.pivot(index="date", columns="state", values="people")
    order = [b.name for b in BANDS.values() if b.name in wide and wide[b.name].max() > 0]
    dates = list(dict.fromkeys(ends.sort_values("day")["date"]))
    return wide.loc[dates, order].reset_index().rename(columns={"date": "on"})


def describe(dataset: Dataset, movement: Movement, figures: pd.DataFrame) -> str:
    """Return the picture in one sentence per state: its most, and when."""
    said: dict[str, Any] = {}
    for name, rows in figures.groupby("state", sort=False):
        most = rows.loc[rows["people"].idxmax()]
        if most["people"] > 0:
            said[str(name)] = f"{name}: highest number {int(most['people']):,}, {most['date']}"
    return f"Where the people of “{movement.title}” were through time. " + "; ".join(said.values())
