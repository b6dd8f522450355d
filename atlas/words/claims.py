"""Claims and citations in words, in the language spoken, the same on every screen.

All results are plain text and must be shown as text, never as markup.
"""

from __future__ import annotations

import re

from atlas.base.dates import Span, parse_span
from atlas.read.citations import Citation
from atlas.read.dataset import Dataset
from atlas.read.records import Claim, Event, Flow
from atlas.words import names
from atlas.words.language import EN_DASH, many, say, spoken, to_say
from atlas.words.locators import locator_text
from atlas.words.spans import from_to, span_words
from atlas.words.vocabulary import terms, words_of

# More peoples than this are counted rather than named.
_MOST_NAMES = 4
# What a note begins with if it qualifies the figure; "over the years" does not.
_BOUND = re.compile(
    r"[\"“]?(about|at least|more than|over|nearly|up to)\b(?! the\b)", re.IGNORECASE
)


def number(value: int | float) -> str:
    """Return a number as texts write it: 59,988 or 84.3."""
    return spoken().number(value)


def amount(claim: Claim) -> str:
    """Return a figure with its unit: "59,988 persons", "8–10 per cent", "number not stated"."""
    if not is_stated(claim):
        return figure(claim)
    unit = unit_text(claim.unit, _agrees_with(claim))
    return say("{number} {unit}", number=figure(claim), unit=unit)


def _agrees_with(claim: Claim) -> int | float:
    """Return the number with which the words of a figure agree; several where none is stated."""
    if claim.value is not None:
        return claim.value
    ends = [n for n in (claim.value_low, claim.value_high) if n is not None]
    # A range is never of one, "0–1 persons", and agrees with its upper end.
    return ends[0] if len(ends) == 1 else max([2, *ends[1:]])


def is_stated(claim: Claim) -> bool:
    """Return whether a claim has a number or a bound."""
    return any(n is not None for n in (claim.value, claim.value_low, claim.value_high))


def figure(claim: Claim) -> str:
    """Return a figure with what bounds it, without its unit: "59,988", "about 600", "8–10".

    ``data/README.md`` explains under "How to read a row" how the data writes bounds.
    """
    low, high, value = claim.value_low, claim.value_high, claim.value
    if not is_stated(claim):
        return say("number not stated")
    bound = _bound(claim)
    if value is not None:
        if low == value and high is None:
            bound = "more than"
        return say(_BOUNDED[bound], number=number(value)) if bound else number(value)
    if low is not None and high is not None:
        return f"{number(low)}{EN_DASH}{number(high)}"
    if low is not None:
        least = bound if bound == "more than" else "at least"
        return say(_BOUNDED[least], number=number(low))
    most = bound if bound == "up to" else "at most"
    return say(_BOUNDED[most], number=number(high or 0))


# How a note begins that bounds its figure -> the words for it.
_BOUNDED = {
    "about": to_say("about {number}"),
    "at least": to_say("at least {number}"),
    "more than": to_say("more than {number}"),
    "nearly": to_say("nearly {number}"),
    "up to": to_say("up to {number}"),
    "at most": to_say("at most {number}"),
}


def _bound(claim: Claim) -> str:
    """Return how a note qualifies its figure, in the source's quotation marks or without, or ""."""
    found = _BOUND.match(claim.note_written or claim.note)
    words = found[1].lower() if found else ""
    return "more than" if words == "over" else words


def unit_text(unit: str, count: int | float) -> str:
    """Return a unit in words, singular or plural as its number requires: "person", "persons"."""
    term = terms("unit").get(unit)
    if term:
        # A fraction takes the form of a few: "5,5 процента".
        return many(term.words, term.plural, count if isinstance(count, int) else 2)
    # A unit from a reader's own data.
    words = unit.replace("-", " ")
    return words.removesuffix("s") if count == 1 else words


def claim_text(dataset: Dataset, claim: Claim) -> str:
    """Return a claim as one line: "59,988 persons arrived, Akmola Oblast, 21 March 1944"."""
    place = dataset.places.get(claim.place_id)
    pieces = (count_text(claim), place.name if place else "", claim_when(claim))
    return ", ".join(piece for piece in pieces if piece)


def count_text(claim: Claim) -> str:
    """Return how many, and what of them: "59,988 persons arrived", "5 brigades planned"."""
    doing = doing_text(claim)
    said = amount(claim)
    if claim.kind == "planned":
        return say(_planned(claim), amount=said, doing=doing)
    if claim.kind != "estimated":
        return counted_text(claim, doing)
    return many(
        "{counted} {doing} (estimate)",
        "{counted} {doing} (estimate)",
        _verb_agrees_with(claim),
        counted=said,
        doing=doing,
    )


def counted_text(claim: Claim, doing: str) -> str:
    """Return a figure with what is said of it: "59,988 persons arrived, Akmola Oblast"."""
    count = _verb_agrees_with(claim)
    said = amount(claim)
    return many("{counted} {doing}", "{counted} {doing}", count, counted=said, doing=doing)


def _verb_agrees_with(claim: Claim) -> int:
    """Return the number with which a verb agrees, where those for one and several differ.

    In Russian a verb agrees with what ends in one, and its form for several would be wrong.
    """
    count = _agrees_with(claim)
    is_range = claim.value is None and None not in (claim.value_low, claim.value_high)
    return 2 if is_range or claim.unit == "percent" or not isinstance(count, int) else count


def _planned(claim: Claim) -> str:
    if claim.measure == "planned":
        return to_say("{amount} planned")
    if claim.measure == "arrived":
        return to_say("{amount} planned to arrive")
    if claim.measure == "returned":
        return to_say("{amount} planned to return")
    return to_say("{amount} planned to be {doing}")


def measure_text(measure: str) -> str:
    """Return what was counted, in words: "taken from their homes"."""
    return words_of("measure", measure)


def doing_text(claim: Claim) -> str:
    """Return what was counted, as it follows the amount: never "20 days days until"."""
    if claim.measure == "loaded" and claim.unit in ("echelons", "wagons"):
        return say("loaded")
    words = measure_text(claim.measure)
    unit = f"{unit_text(claim.unit, 2)} "
    return words.removeprefix(unit) if words.startswith(unit) else words


def claim_when(claim: Claim) -> str:
    """Return the time of a claim with both ends; of what grew, the date by which it was reached.

    A count of which only two years are known may be of either: "1932 to 1933".
    """
    start, end = claim.as_of_start, claim.as_of_end
    both = start.text and end.text and start.text != end.text
    if both and (claim.span == "period" or (claim.span != "cumulative" and not _in(end, start))):
        return from_to(span_words(start), span_words(end))
    return span_words(end if end.text else start)


def grade_text(grade: str) -> str:
    """Return what a grade means: "Grade B: scholar citing documents"; unknown ones unchanged."""
    if grade not in terms("grade"):
        return grade
    return say("Grade {grade}: {words}", grade=grade, words=words_of("grade", grade))


def grade_headings() -> dict[str, str]:
    """Return, for each grade, the heading over its works: "Scholars citing documents"."""
    return {grade: _heading(say(term.plural)) for grade, term in terms("grade").items()}


def _heading(words: str) -> str:
    return words[:1].upper() + words[1:]


def whose(dataset: Dataset, event: Event) -> str:
    """Return whom an event concerns: "Chechens and Ingush", or "8 peoples" if they are many."""
    peoples = names.known(dataset, dataset.concerned(event))
    if len(peoples) > _MOST_NAMES:
        return many("{count} people", "{count} peoples", len(peoples))
    return names.names_of(peoples)


def place_name(dataset: Dataset, place_id: str) -> str:
    """Return a place's name, or an unknown id unchanged."""
    place = dataset.places.get(place_id)
    return place.name if place else place_id


def citation_text(dataset: Dataset, citation: Citation) -> str:
    """Return a citation as "Pohl 2015, Table 1"; an unknown key is left unchanged."""
    work = dataset.works.get(citation.key)
    short = work.short if work else citation.key
    return f"{short}, {locator_text(citation.locator)}" if citation.locator else short


def sources_text(
    dataset: Dataset, source: tuple[Citation, ...], quoting: tuple[Citation, ...]
) -> str:
    """Return who says so and whom they quote: "Polian 2004, 146, in Pohl 2015"."""
    said = "; ".join(citation_text(dataset, c) for c in source)
    quoted = "; ".join(citation_text(dataset, c) for c in quoting)
    return (
        say("{quoted}, in {work}", quoted=quoted, work=said) if quoted and said else said or quoted
    )


def short(dataset: Dataset, citation: Citation) -> str:
    """Return the short form of the cited work, or an unknown key unchanged."""
    work = dataset.works.get(citation.key)
    return work.short if work else citation.key


def season(flow: Flow) -> str:
    """Return when a stream travelled, to the precision of the source: "winter 1929–30"."""
    start = flow.depart_start
    end = flow.arrive_end if flow.arrive_end.text else flow.depart_end
    if not end.text or _in(start, end):
        # The end adds nothing to the start: "8 March 1931", not "8 March 1931 to 1931".
        return span_words(start)
    return from_to(span_words(start), span_words(end))


def size(dataset: Dataset, flow: Flow) -> str:
    """Return a stream's number unless the map counts it in persons: "1,767 farms moved"."""
    claim = dataset.claims.get(flow.claim_id)
    return count_text(claim) if claim and claim.unit != "persons" else ""


def _in(inner: Span, outer: Span) -> bool:
    """Whether a span lies within another."""
    (first, last), (outset, end) = _reach(inner), _reach(outer)
    return outset <= first and last <= end


def _reach(span: Span) -> tuple[int, int]:
    first = span.first if span.first is not None else -(10**6)
    return first, span.last if span.last is not None else 10**6


def event_when(event: Event) -> str:
    """Return when an event took place, to the precision of the source."""
    # An end on the same day adds nothing to the hour at which it began.
    if event.end.text in ("", event.start.text, event.start.text.partition("T")[0]):
        return span_words(event.start)
    if "/" in event.start.text + event.end.text:
        return from_to(span_words(event.start), span_words(event.end))
    return span_words(parse_span(f"{event.start.text}/{event.end.text}"))
