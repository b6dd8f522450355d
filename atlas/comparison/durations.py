"""How long something took, worked out from two events, and when an autonomy was restored."""

from __future__ import annotations

from collections.abc import Sequence

from atlas.base.dates import LAST_DAY, Span, date_of
from atlas.comparison.cell import Cell, not_stated
from atlas.comparison.columns import LAST_ARRIVAL, Between
from atlas.model.model import View
from atlas.read.dataset import Dataset
from atlas.read.records import Claim, Event, Movement
from atlas.words import claims as wording
from atlas.words.language import EN_DASH, say, spoken
from atlas.words.spans import from_to, span_words


def between(view: View, movement: Movement, rule: Between) -> Cell:
    """Return the days or years between two events of a movement, with both of them."""
    begun = _first(view.dataset, movement, rule.start)
    if begun is None or begun.start.first is None:
        return not_stated()
    if rule.unit == "years":
        return _years(view.dataset, movement, begun, begun.start.first)
    ended = _end(view, movement, rule.end)
    if ended is None:
        return not_stated()
    record, span = ended
    start, first, last = begun.start.first, span.first, span.last
    if first is None or last is None or first < start:
        return not_stated()
    low, high = first - start, last - start
    words = EN_DASH.join(dict.fromkeys((wording.number(low), wording.number(high))))
    end = spoken().day(first) if first == last else span_words(span)
    how = from_to(spoken().day(start), end)
    return Cell(words, "", "derived", how, low, high, (begun, record))


def _first(dataset: Dataset, movement: Movement, kinds: Sequence[str]) -> Event | None:
    """Return the first event of some kinds whose beginning is dated to a day, or None."""
    exact = [
        event
        for event in dataset.events_of.get(movement.id, [])
        if event.kind in kinds
        and event.start.first is not None
        and event.start.first == event.start.last
    ]
    return min(exact, key=lambda e: e.start.first or 0, default=None)


def _end(
    view: View, movement: Movement, kinds: tuple[str, ...]
) -> tuple[Event | Claim, Span] | None:
    """Return what ends a stretch, and its day.

    The last arrival is the event of that kind on the day on which the movement ends, of everybody
    before that of one place; without one it is the count of all who arrived by then. Any other end
    is the first event that is dated to a day.
    """
    if kinds != LAST_ARRIVAL:
        event = _first(view.dataset, movement, kinds)
        return (event, event.start) if event else None
    ends = [
        (event, event.end if event.end.text else event.start)
        for event in view.dataset.events_of.get(movement.id, [])
        if event.kind in kinds
    ]
    last = [(event, span) for event, span in ends if span.text == movement.end.text]
    if last:
        return min(last, key=lambda pair: not _is_of_all(view.dataset, pair[0]))
    counts = view.counts(movement.id)
    counted = [c for c in counts.driving if c.measure == "arrived" and counts.is_of_everybody(c)]
    found = (c for c in counted if c.as_of_end.text == movement.end.text)
    return next(((c, c.as_of_end) for c in found), None)


def _is_of_all(dataset: Dataset, event: Event) -> bool:
    place = dataset.places.get(event.place_id)
    return place is not None and place.is_several


def _years(dataset: Dataset, movement: Movement, begun: Event, start: int) -> Cell:
    """Return the years to the first decree that restored the autonomy, or that there was none."""
    restored = restorations(dataset, movement)
    if restored and restored[0].start.first is not None:
        return _stretch(start, restored[0].start.first, "", (begun, restored[0]))
    if movement.return_recorded:
        return not_stated()
    remark = say("no return recorded by {year}", year=date_of(LAST_DAY).year)
    return _stretch(start, LAST_DAY, remark, (begun,))


def _stretch(start: int, end: int, remark: str, records: tuple[Event, ...]) -> Cell:
    first, last = date_of(start), date_of(end)
    years = last.year - first.year - ((last.month, last.day) < (first.month, first.day))
    words = say("more than {number}", number=years) if remark else str(years)
    days = {"start": spoken().day(start), "end": spoken().day(end)}
    how = say("{start} to {end}, in whole years", **days)
    return Cell(words, remark, "derived", how, years, years, records)


def restorations(dataset: Dataset, movement: Movement) -> list[Event]:
    """Return the events that restored the autonomy, by first day.

    They are those at a unit that ``territories.csv`` names as restored: land that came back alone
    restores nothing.
    """
    units = {
        t.place_id
        for t in dataset.territories
        if t.movement_id == movement.id and t.role == "restored"
    }
    return [
        event
        for event in dataset.events_of.get(movement.id, [])
        if event.kind == "restoration" and event.place_id in units
    ]


def restored(dataset: Dataset, movement: Movement) -> Cell:
    """Return when the autonomy was restored, or that it was not, or that none was abolished."""
    events = restorations(dataset, movement)
    if not events:
        own = [t for t in dataset.territories if t.movement_id == movement.id]
        lost = [t for t in own if t.role == "dissolved"]
        if lost:
            year = date_of(LAST_DAY).year
            how = say("no unit of this homeland is recorded as restored by {year}", year=year)
            words = say("not by {year}", year=year)
            return Cell(words, "", "derived", how, records=tuple(lost))
        homelands = [t for t in own if t.role == "homeland"]
        if not homelands:
            return not_stated()
        how = say("no unit of this homeland is recorded as abolished")
        words = say("none was abolished")
        return Cell(words, "", "derived", how, records=tuple(homelands))
    first, name = events[0], wording.place_name(dataset, events[0].place_id)
    said = [name]
    for event in events[1:]:
        other = wording.place_name(dataset, event.place_id)
        said.append(f"{wording.event_when(event)}{f': {other}' if other != name else ''}")
        name = other
    day = first.start.first
    words = wording.event_when(first)
    return Cell(words, "; ".join(said), "documented", "", day, day, tuple(events))
