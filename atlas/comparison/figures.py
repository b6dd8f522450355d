"""Which claims fill a cell, by the rule of its column.

The choice is the model's: of the claims that fit, those ranked preferred come before the others,
and the latest count before an earlier one. Claims in the same dispute are its rivals and give its
range. Counts of everybody come before counts of one people of several, or of one place or journey,
which are named.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from atlas.base.dates import LAST_DAY, date_of
from atlas.base.grouping import group
from atlas.comparison.cell import Cell, Record, not_stated
from atlas.comparison.columns import Figures
from atlas.model.counts import Counts, basis_of_claim
from atlas.model.model import View
from atlas.model.totals import DRIVING_KINDS
from atlas.read.dataset import Dataset
from atlas.read.records import Claim, Movement
from atlas.words import claims as wording
from atlas.words.language import EN_DASH, say, spoken, to_say
from atlas.words.names import known, names_of, within

RANGE = to_say("{low}–{high} in all sources")
DIFFER = to_say("sources differ")


def whole(view: View, movement: Movement) -> Cell:
    """Return how many people a movement was, with what the count counts and the range of all."""
    rivals = view.model.rivals(movement.id)
    claim = rivals.whole_of(view.picks)
    if claim is None:
        return replace(not_stated(), remark=say("no source gives a total"))
    others = [c for c in rivals.wholes if c.id != claim.id]
    # A total that a reader has picked is the figure, whatever its rank.
    cell = _figure(replace(claim, rank="preferred"), others, [claim, *others])
    return replace(cell, remark=_joined(wording.measure_text(claim.measure), cell.remark))


def figures(view: View, movement: Movement, rule: Figures) -> Cell:
    """Return what claims count of a movement, by the rule of a column."""
    counts, found = view.counts(movement.id), []
    for measure in rule.measures:
        claims = [c for c in counts.claims if c.measure == measure and _fits(c, rule)]
        cell = _of_everybody(counts, claims, rule) or _of_parts(counts, claims, rule)
        if cell:
            found.append(cell)
        if cell and not rule.each:
            break
    if not found and rule.together:
        found += filter(None, [_together(view.dataset, movement, rule)])
    if found:
        return _beside(found)
    if rule.home and not movement.return_recorded:
        by = say("by {year}", year=date_of(LAST_DAY).year)
        return Cell(say("no return recorded"), by)
    return not_stated()


def _fits(claim: Claim, rule: Figures) -> bool:
    """Whether a claim counts what happened, in a unit and in the years of a rule."""
    years = [date_of(day).year for day in (claim.last_day,) if day is not None]
    return (
        claim.unit in rule.units
        and claim.kind in DRIVING_KINDS
        and claim.rank != "deprecated"
        and wording.is_stated(claim)
        and (rule.until is None or (bool(years) and years[0] <= rule.until))
        and (rule.since is None or (bool(years) and years[0] >= rule.since))
    )


def _of_everybody(counts: Counts, claims: Sequence[Claim], rule: Figures) -> Cell | None:
    fitting = [c for c in claims if counts.is_of_everybody(c) and not _place_of(counts, c, rule)]
    chosen = _chosen(fitting, rule)
    return _dated(chosen, rule) if chosen else None


def _of_parts(counts: Counts, claims: Sequence[Claim], rule: Figures) -> Cell | None:
    """Return the figures of single peoples, or of single places, each with its name."""
    dataset, everybody = counts.dataset, set(counts.movement.people_ids)
    by_part = group(claims, lambda c: f"{' '.join(sorted(c.people_ids))} {c.place_id}")
    cells = []
    for chosen in filter(None, (_chosen(same, rule) for same in by_part.values())):
        lead, cell = chosen[0], _dated(chosen, rule)
        some = set(lead.people_ids) < everybody
        name = names_of(known(dataset, lead.people_ids)) if some else ""
        journey = _place_of(counts, lead, rule)
        is_part = journey or not counts.is_total(lead)
        place = wording.place_name(dataset, lead.place_id) if is_part else ""
        part = _joined(name, say("{place} only", place=place) if place else "")
        if journey:
            # One journey must not be sorted among those of whole peoples.
            cell = replace(cell, low=None, high=None)
        cells.append(replace(cell, remark=_joined(part, cell.remark)))
    return _beside(cells) if cells else None


def _place_of(counts: Counts, claim: Claim, rule: Figures) -> str:
    """Return the one place that a claim on a journey tells of, or ""."""
    if not rule.of_a_journey or claim.place_id in ("", counts.movement.homeland_id):
        return ""
    place = counts.dataset.places.get(claim.place_id)
    # A count made on the way or at the start in several places together is one of all.
    return "" if place is None or place.is_several else claim.place_id


def _together(dataset: Dataset, movement: Movement, rule: Figures) -> Cell | None:
    """Return a preferred count of several movements that holds the people of this one."""
    claims = [
        c
        for c in dataset.claims_of.get("", [])
        if c.measure in rule.measures
        and c.rank == "preferred"
        and _fits(c, rule)
        and set(movement.people_ids) < set(c.people_ids)
    ]
    if not claims:
        return None
    claim = min(claims, key=lambda c: len(c.people_ids))
    names = names_of(known(dataset, claim.people_ids))
    cell = _figure(claim, [], [claim])
    # It is no number of this movement, and must not be sorted among those that are.
    return replace(
        cell, remark=say("{peoples} together", peoples=within(names)), low=None, high=None
    )


def _chosen(claims: Sequence[Claim], rule: Figures) -> list[Claim]:
    """Return the claim that a cell shows and its rivals, or several of which none is preferred."""
    for unit in rule.units:
        same = [c for c in claims if c.unit == unit]
        preferred = [c for c in same if c.rank == "preferred"]
        normal = [c for c in same if c.rank == "normal"]
        if preferred:
            lead = max(preferred, key=lambda c: c.last_day or -LAST_DAY)
            return [lead, *(c for c in normal if _rivals(c, lead))]
        if normal:
            latest = max(normal, key=lambda c: c.last_day or -LAST_DAY)
            alike = [c for c in normal if c is not latest and _rivals(c, latest)]
            return [latest, *alike]
    return []


def _rivals(claim: Claim, other: Claim) -> bool:
    return bool(claim.conflict_id) and claim.conflict_id == other.conflict_id


def _dated(chosen: Sequence[Claim], rule: Figures) -> Cell:
    """Return a cell with the date of its count, where the column names a year that it is not of."""
    lead, others = chosen[0], chosen[1:]
    cell = _figure(lead, others, chosen)
    if lead.unit != rule.units[0]:
        cell = replace(cell, low=None, high=None)
    if rule.until is None or str(rule.until) in (lead.as_of_end.text or lead.as_of_start.text):
        return cell
    by = say("by {when}", when=wording.claim_when(lead))
    return replace(cell, remark=_joined(by, cell.remark))


def _figure(lead: Claim, others: Sequence[Claim], records: Sequence[Record]) -> Cell:
    low, high = _bounds([lead, *others])
    span = wording.number(low), wording.number(high)
    basis = basis_of_claim(lead)
    if others and lead.rank != "preferred":
        words = _with_unit(EN_DASH.join(dict.fromkeys(span)), lead, high)
        return Cell(words, say(DIFFER), basis, "", low, high, tuple(records))
    own = _bounds([lead])
    remark = say(RANGE, low=span[0], high=span[1]) if (low, high) != own else ""
    if lead.value is not None and own[0] != own[1]:
        # An average with its own extremes: sixteen days, nine to twenty-three.
        remark = remark or spoken().range(*own)
    if basis == "estimated":
        remark = _joined(say("estimate"), remark)
    words = _with_unit(wording.figure(lead), lead, high if lead.value is None else lead.value)
    return Cell(words, remark, basis, "", *own, tuple(records))


def _with_unit(words: str, claim: Claim, count: float) -> str:
    """Return a figure with its unit, which has the form for a count; the heading has the others."""
    if claim.unit in ("persons", "echelons"):
        return words
    unit = wording.unit_text(claim.unit, 1 if count == 1 else count)
    return say("{number} {unit}", number=words, unit=unit)


def _bounds(claims: Iterable[Claim]) -> tuple[float, float]:
    told = [n for c in claims for n in (c.value, c.value_low, c.value_high) if n is not None]
    return min(told), max(told)


def _beside(cells: Sequence[Cell]) -> Cell:
    """Return several figures as one cell; it is sorted by the first."""
    first, *others = (replace(figure, beside=()) for cell in cells for figure in cell.figures)
    return replace(first, beside=tuple(others))


def _joined(first: str, second: str, mark: str = "; ") -> str:
    return mark.join(filter(None, (first, second)))
