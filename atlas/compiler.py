"""From claims to tracks: the running totals of a movement, worked out once.

A claim drives a track if it counts persons, is ranked preferred and is reported,
estimated or calculated. A later stage's count is a floor for the earlier ones,
and where dated counts add up to more people than the whole, the difference is
``added`` (births and later arrivals, which the sources do not separate).
"""

from __future__ import annotations

from dataclasses import replace

from atlas.balance import balance
from atlas.curves import Curve, Knot, Quantity, capped, curve, raised, total
from atlas.dataset import Dataset, group
from atlas.dates import LAST_DAY
from atlas.records import Claim, Flow, Movement
from atlas.track import Region, Stock, Track

# A rival of another date is another stage, not a range: only counts within two
# weeks of each other widen one another.
_RIVAL_DAYS = 14
_TOTAL_MEASURES = {"removed", "loaded", "departed", "under-way", "arrived"}
# How many were in exile, and after the release how many had stayed away.
_STOCKS = {"in-exile", "remaining"}
_DRIVING_KINDS = {"reported", "estimated", "calculated"}


def compile_track(dataset: Dataset, movement_id: str, picks: tuple[str, ...] = ()) -> Track:
    """Return the track of a movement, its whole replaced by a picked rival if there is one."""
    cache: dict[tuple[str, tuple[str, ...]], Track] = dataset.__dict__.setdefault("_tracks", {})
    key = (movement_id, picks)
    if key not in cache:
        cache[key] = _Compiler(dataset, dataset.movements[movement_id], picks).track()
    return cache[key]


def whole_claim(dataset: Dataset, movement: Movement, picks: tuple[str, ...] = ()) -> Claim | None:
    """Return the claim that says how many people the movement was."""
    wanted = dataset.claims.get(movement.whole_claim_id)
    if wanted is None or not isinstance(wanted.value, int):
        return None
    if wanted.unit != "persons" or wanted.movement_id != movement.id:
        return None
    choices = {c.id: c for c in rival_wholes(dataset, movement)}
    return next((choices[pick] for pick in picks if pick in choices), wanted)


def rival_wholes(dataset: Dataset, movement: Movement) -> list[Claim]:
    """Return all reported totals of the movement in the same conflict, least first."""
    wanted = dataset.claims.get(movement.whole_claim_id)
    if wanted is None:
        return []
    rivals = [
        c
        for c in dataset.claims_of.get(movement.id, [])
        if c.id == wanted.id
        or (
            wanted.conflict_id
            and c.conflict_id == wanted.conflict_id
            and c.unit == "persons"
            and c.measure in _TOTAL_MEASURES
            and c.kind in _DRIVING_KINDS
            and c.rank != "deprecated"
            and isinstance(c.value, int)
            and set(c.people_ids) == set(movement.people_ids)
            and _is_total(dataset, c)
        )
    ]
    return sorted(rivals, key=lambda c: (c.value or 0, c.id))


def _is_total(dataset: Dataset, claim: Claim) -> bool:
    """Whether the claim is about the movement as a whole and not about one region of exile."""
    if claim.measure not in {"arrived", "under-way", *_STOCKS}:
        return True
    place = dataset.places.get(claim.place_id)
    return place is None or place.kind == "aggregate"


class _Compiler:
    """Works out one track; the order of the steps is the order of the rules."""

    def __init__(self, dataset: Dataset, movement: Movement, picks: tuple[str, ...]) -> None:
        self.dataset = dataset
        self.movement = movement
        self.claims = dataset.claims_of.get(movement.id, [])
        self.driving = [
            c
            for c in self.claims
            if c.unit == "persons"
            and c.rank == "preferred"
            and c.kind in _DRIVING_KINDS
            and isinstance(c.value, int)
            and c.last_day is not None
        ]
        flows = [f for f in dataset.flows_of.get(movement.id, []) if f.direction == "outward"]
        self.start = movement.start.first or 0
        self.end = movement.end.last or self.start
        self.depart = _window(flows, "depart_start", "depart_end", self.start, self.end)
        self.arrive = _window(flows, "arrive_start", "arrive_end", self.start, self.end)
        self.return_start = movement.return_start.first
        self.whole_claim = whole_claim(dataset, movement, picks)

    def track(self) -> Track:
        dated = self._dated()
        if self.whole_claim is None:
            return Track(
                self.movement.id, None, self.start, dated=dated, return_start=self.return_start
            )
        whole = self._whole(self.whole_claim)
        died = self._died()
        returned, elsewhere = self._returned(), self._elsewhere()
        stocks = self._stocks()
        arrived, regions = self._arrivals(whole, self._regions(died, stocks))
        loaded, removed, lost = self._outward(whole.value, arrived)
        track = Track(
            movement_id=self.movement.id,
            start=self.start,
            whole=whole,
            whole_claim=self.whole_claim.id,
            rivals=tuple(c.id for c in rival_wholes(self.dataset, self.movement)),
            removed=removed,
            loaded=loaded,
            arrived=arrived,
            lost_on_way=lost,
            died=died,
            returned=returned,
            elsewhere=elsewhere,
            regions=regions,
            stocks=stocks,
            return_start=self.return_start,
            dated=dated,
        )
        added, not_stated, leeway = balance(track)
        return replace(track, added=added, not_stated=not_stated, leeway=leeway)

    def _whole(self, claim: Claim) -> Quantity:
        """Range: the rival totals of scholars and documents; reference works do not widen it."""
        rivals = [
            c
            for c in rival_wholes(self.dataset, self.movement)
            if c.grade in {"A", "B", claim.grade} or c.id == claim.id
        ]
        values = [c.value for c in rivals if isinstance(c.value, int)]
        value = int(claim.value or 0)
        return Quantity(value, min([value, *values]), max([value, *values]), "documented")

    def _knots(self, measure: str) -> list[Knot]:
        """Running totals of the whole movement for one stage, one knot a dated count."""
        stage = [c for c in self.driving if c.measure == measure and _is_total(self.dataset, c)]
        # A part that is one people's is inside the joint count; an earlier stage is not.
        of = {c.id: c.people_ids for c in stage}
        stage = [c for c in stage if of.get(c.part_of, c.people_ids) == c.people_ids]
        knots = []
        for _, same in sorted(group(stage, lambda c: f"{c.last_day:06d}").items()):
            latest = max(c.clock for c in same)
            joint = self._joint([c for c in same if c.clock == latest])
            if joint:
                knots.append(joint)
        return knots

    def _joint(self, claims: list[Claim]) -> Knot | None:
        """One knot from a count of all, or from counts by people that together are all."""
        peoples = set(self.movement.people_ids)
        whole = [c for c in claims if set(c.people_ids) == peoples or not c.people_ids]
        if whole:
            return self._knot(max(whole, key=lambda c: c.value or 0))
        named = [p for c in claims for p in c.people_ids]
        if sorted(named) != sorted(peoples):
            return None
        parts = [self._knot(c) for c in claims]
        return Knot(
            parts[0].day,
            sum(k.value for k in parts),
            sum(k.low for k in parts),
            sum(k.high for k in parts),
            "derived",
            tuple(c for k in parts for c in k.claims),
        )

    def _knot(self, claim: Claim) -> Knot:
        value = int(claim.value or 0)
        bounds = [value, claim.value_low, claim.value_high]
        for rival in self.claims:
            if self._widens(rival, claim):
                bounds += [rival.value, rival.value_low, rival.value_high]
        sound = [int(b) for b in bounds if b is not None]
        return Knot(claim.last_day or 0, value, min(sound), max(sound), "documented", (claim.id,))

    def _widens(self, rival: Claim, claim: Claim) -> bool:
        if rival.rank != "normal" or not claim.conflict_id or rival.last_day is None:
            return False
        mine = (claim.conflict_id, claim.measure, claim.unit, claim.place_id, claim.kind)
        theirs = (rival.conflict_id, rival.measure, rival.unit, rival.place_id, rival.kind)
        near = abs(rival.last_day - (claim.last_day or 0)) <= _RIVAL_DAYS
        return mine == theirs and near and set(rival.people_ids) == set(claim.people_ids)

    def _outward(self, whole: int, arrived: Curve) -> tuple[Curve, Curve, Curve]:
        """Loaded, removed, and those lost between loading and arrival."""
        died_on_way = curve(self._died_on_way())
        removed_knots = self._knots("removed") or [
            Knot(self.depart[1], whole, whole, whole, "derived")
        ]
        removed = curve([_zero(min(self.start, removed_knots[0].day) - 1), *removed_knots])
        loaded_knots = self._knots("loaded") or self._loaded_as_removed(removed)
        loaded = curve([_zero(min(self.depart[0], loaded_knots[0].day) - 1), *loaded_knots])
        end = max(self.end, *arrived.days, *loaded.days, *removed.days)
        done = Curve((_zero(end - 1), Knot(end, whole, whole, whole, "derived")))
        loaded = raised(loaded, raised(done, total([arrived, died_on_way]), whole), whole)
        removed = raised(removed, loaded, whole)
        lost = died_on_way
        for day in sorted({self.end, end}):
            lost = self._lost(lost, arrived, loaded.at(day).value, day)
        return loaded, removed, lost

    def _arrivals(
        self, whole: Quantity, regions: tuple[Region, ...]
    ) -> tuple[Curve, tuple[Region, ...]]:
        """All arrivals; between two counts they are at least what the regions hold by then.

        Where the regions would overtake the next count of all, their growth before
        their own count is not known and is left out.
        """
        knots = self._knots("arrived")
        if not knots:
            deaths = (self._knots("died-in-transit") or [_zero(0)])[-1]
            value, low, high = (
                max(0, n)
                for n in (
                    whole.value - deaths.value,
                    whole.low - deaths.high,
                    whole.high - deaths.low,
                )
            )
            knots = [Knot(self.arrive[1], value, low, high, "derived")]
        knots = [capped(k, whole.value) for k in knots]
        before = min(self.arrive[0], min(k.day for k in knots)) - 1
        arrived = curve([_zero(before), *knots])
        ends = {r.complete for r in regions}
        for day in sorted(ends | {day - 1 for day in ends}):
            held = sum(r.at(day).value for r in regions if r.arrive_from <= day)
            if held <= arrived.at(day).value:
                continue
            following = [k.value for k in arrived.knots if k.day > day]
            if day in arrived.days or held > min(following, default=held - 1):
                late = tuple(replace(r, arrive_from=r.counted, complete=r.counted) for r in regions)
                return curve([_zero(before), *knots]), late
            arrived = curve([*arrived.knots, Knot(day, held, held, held, "interpolated")])
        return arrived, regions

    def _loaded_as_removed(self, removed: Curve) -> list[Knot]:
        """Where no source counts the boarding, whoever was taken counts as under way."""
        return [replace(k, basis="derived") for k in removed.knots if k.value]

    def _lost(self, lost: Curve, arrived: Curve, loaded: int, day: int) -> Curve:
        """Deaths on the way, and from the last day on whoever no count of arrivals has."""
        missing = loaded - arrived.at(day).value - lost.at(day).value
        if missing <= 0:
            return lost
        before, value = lost.at(day - 1), lost.at(day).value + missing
        knots = [k for k in lost.knots if k.day < day - 1]
        knots.append(Knot(day - 1, before.value, before.low, before.high, before.basis))
        knots.append(Knot(day, value, value, value, "derived"))
        return curve(knots)

    def _died_on_way(self) -> list[Knot]:
        """Deaths on the way as steps on the day they were counted.

        When on the journey people died no source says; until the count the dead
        are not stated, and whoever was loaded is under way.
        """
        knots: list[Knot] = []
        for knot in self._knots("died-in-transit"):
            before = knots[-1] if knots else _zero(self.start - 1)
            if knot.day - 1 > before.day:
                knots.append(replace(before, day=knot.day - 1, claims=()))
            knots.append(knot)
        return knots

    def _died(self) -> Curve:
        """All deaths counted, by the end of each period; low is the last registered total."""
        knots = self._died_on_way()
        for knot in self._knots("died"):
            last = knots[-1] if knots else _zero(self.start - 1)
            if knot.day <= last.day or knot.value < last.value:
                continue
            first = self._first_day(knot)
            if first is not None and first - 1 > last.day:
                last = replace(last, day=first - 1, claims=())
                knots.append(last)
            if knot.day - 1 > last.day:
                eve = Curve((last, knot)).at(knot.day - 1)
                knots.append(Knot(knot.day - 1, eve.value, last.value, eve.high, "interpolated"))
            knots.append(knot)
        return curve(knots)

    def _first_day(self, knot: Knot) -> int | None:
        starts = [self.dataset.claims[c].first_day for c in knot.claims]
        return max((s for s in starts if s is not None), default=None)

    def _returned(self) -> Curve | None:
        knots = self._knots("returned")
        if not knots or self.return_start is None:
            return None
        return curve([_zero(min(self.return_start, knots[0].day) - 1), *knots])

    def _elsewhere(self) -> Curve:
        settled = [c for c in self.driving if c.measure == "settled-elsewhere"]
        curves = []
        for claims in group(settled, lambda c: c.place_id).values():
            start = min([self.return_start or LAST_DAY, *(c.last_day or 0 for c in claims)]) - 1
            curves.append(curve([_zero(start), *(self._knot(c) for c in claims)]))
        return total(curves)

    def _stocks(self) -> tuple[Stock, ...]:
        counts = [
            c
            for c in self.driving
            if c.measure in _STOCKS
            and c.span == "stock"
            and _is_total(self.dataset, c)
            and set(c.people_ids) == set(self.movement.people_ids)
        ]
        stocks: list[Stock] = []
        for claim in sorted(counts, key=lambda c: c.last_day or 0):
            knot = self._knot(claim)
            first = claim.first_day if claim.first_day is not None else knot.day
            if stocks and first <= stocks[-1].last:
                continue
            stocks.append(Stock(first, knot.day, knot.value, knot.low, knot.high, claim.id))
        return tuple(stocks)

    def _regions(self, died: Curve, stocks: tuple[Stock, ...]) -> tuple[Region, ...]:
        counts = [
            c for c in self.driving if c.measure == "arrived" and not _is_total(self.dataset, c)
        ]
        counts = [c for c in counts if c.last_day is not None and c.last_day <= LAST_DAY]
        parts = group((c for c in counts if c.part_of), lambda c: c.part_of)
        regions = []
        for claim in counts:
            inside = sum(int(p.value or 0) for p in parts.get(claim.id, []))
            knot = self._knot(claim)
            value = max(0, knot.value - inside)
            if value == 0:
                continue
            regions.append(
                Region(
                    claim.place_id,
                    value,
                    max(0, knot.low - inside),
                    max(0, knot.high - inside),
                    claim.id,
                    "derived" if inside else "documented",
                    *self._arrivals_at(claim.place_id, knot.day),
                    knot.day,
                    self._known_until(knot.day, died, stocks),
                )
            )
        return tuple(regions)

    def _arrivals_at(self, place_id: str, counted: int) -> tuple[int, int]:
        """First and last day of arrivals in a place, no later than they were counted."""
        flows = [
            f
            for f in self.dataset.flows_of.get(self.movement.id, [])
            if f.direction == "outward" and f.destination_id == place_id
        ]
        first, last = _window(flows, "arrive_start", "arrive_end", *self.arrive)
        return min(first, counted), min(last, counted)

    def _known_until(self, counted: int, died: Curve, stocks: tuple[Stock, ...]) -> int:
        """The last day on which no loss or newer total of unknown place has overtaken a count."""
        limits = [LAST_DAY]
        for left, right in zip(died.knots, died.knots[1:], strict=False):
            if right.value > left.value and right.day > counted:
                limits.append(max(left.day, counted))
        limits += [s.first - 1 for s in stocks if s.first > counted]
        if self.return_start is not None:
            limits.append(max(counted, self.return_start - 1))
        return max(counted, min(limits))

    def _dated(self) -> tuple[tuple[int, int, str], ...]:
        """Claims to show on their days, also those that drive nothing (farms, families)."""
        spans = []
        for claim in self.claims:
            first, last = claim.first_day, claim.last_day
            if last is None or last > LAST_DAY or claim.rank == "deprecated":
                continue
            spans.append(
                (last if claim.span == "cumulative" or first is None else first, last, claim.id)
            )
        return tuple(spans)


def _zero(day: int) -> Knot:
    return Knot(day, 0, 0, 0)


def _window(flows: list[Flow], first: str, last: str, start: int, end: int) -> tuple[int, int]:
    firsts = [getattr(f, first).first for f in flows if getattr(f, first).first is not None]
    lasts = [getattr(f, last).last for f in flows if getattr(f, last).last is not None]
    return min(firsts, default=start), max(lasts, default=end)
