"""What a teacher's sheet says, in words: a tour with its aims, plan, questions and sources.

Page and paper show the same lesson. All results are plain text, never markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from atlas.check.sheets import LESSON
from atlas.model.model import Model
from atlas.paper.sheet.display_list import printable
from atlas.picture import address, tours
from atlas.picture.address import Address
from atlas.read.citations import Citation
from atlas.read.dataset import Dataset
from atlas.read.records import SheetLine, Tour, TourStep
from atlas.words import citation_styles, claims
from atlas.words.language import say, to_say
from atlas.words.steps import Step, filled, in_words

TITLE = to_say("Exile and Return: an animated atlas of Soviet forced migrations, 1928–1961")


@dataclass(frozen=True)
class Part:
    """A part of the lesson: "5–15 min", "Steps 2–4" or "", and what is done."""

    when: str
    steps: str
    text: str


@dataclass(frozen=True)
class Figure:
    """A figure in words, and who says so."""

    words: str
    source: str


@dataclass(frozen=True)
class Question:
    """A question on sources that disagree; ``answer`` is how the atlas handles it."""

    text: str
    figures: tuple[Figure, ...]
    answer: str


@dataclass(frozen=True)
class Lesson:
    """All that the sheets of a tour say.

    Attributes:
        tour: The tour.
        aims: What pupils can do afterwards.
        notes: What to know of the content beforehand.
        plan: The parts of the lesson, in order.
        steps: The steps of the tour.
        questions: On sources that disagree.
        terms: (word, explanation).
        works: The works behind all this, as a list of references.
        opening: The address at which the tour begins.
    """

    tour: Tour
    aims: tuple[str, ...]
    notes: tuple[str, ...]
    plan: tuple[Part, ...]
    steps: tuple[Step, ...]
    questions: tuple[Question, ...]
    terms: tuple[tuple[str, str], ...]
    works: tuple[str, ...]
    opening: Address


def lesson(model: Model, tour_id: str) -> Lesson:
    """Return the lesson of a tour.

    Raises:
        KeyError: If there is no such tour, or it has no steps.
    """
    dataset = model.dataset
    tour, steps = dataset.tours[tour_id], dataset.steps_of[tour_id]
    lines = dataset.sheet_of.get(tour_id, [])

    def of(kind: str) -> list[SheetLine]:
        return [line for line in lines if line.kind == kind]

    return Lesson(
        tour,
        tuple(filled(dataset, line.text) for line in of("aim")),
        tuple(filled(dataset, line.text) for line in of("note")),
        tuple(_plan(dataset, of("plan"))),
        tuple(in_words(model, step) for step in steps),
        tuple(_question(dataset, line) for line in of("question")),
        tuple((line.term, filled(dataset, line.text)) for line in of("term")),
        tuple(_works(dataset, _cited(dataset, lines, steps))),
        tours.followed(address.examined(_beginning(dataset, tour_id), model)[0], model),
    )


def _beginning(dataset: Dataset, tour_id: str) -> dict[str, str]:
    return {"tour": tour_id, "step": "1", "lang": dataset.language}


def plan_heading() -> str:
    """Return the heading of the plan: "A plan for 45 minutes"."""
    return say("A plan for {minutes} minutes", minutes=LESSON)


def citation(version: str) -> str:
    """Return how to cite the atlas with the version of its data."""
    return f"{say(TITLE)}. {say('Data version {version}.', version=version)}"


def _plan(dataset: Dataset, lines: Iterable[SheetLine]) -> Iterator[Part]:
    start = 0
    for line in lines:
        end = start + (line.minutes or 0)
        when = say("{start}–{end} min", start=start, end=end)
        yield Part(when, _steps(line), filled(dataset, line.text))
        start = end


def _steps(line: SheetLine) -> str:
    if not line.first_step:
        return ""
    if line.first_step == line.last_step:
        return say("Step {number}", number=line.first_step)
    return say("Steps {first}–{last}", first=line.first_step, last=line.last_step)


def _question(dataset: Dataset, line: SheetLine) -> Question:
    conflicts = [dataset.conflicts[identity] for identity in line.conflict_ids]
    said = [words for conflict in conflicts for words in (conflict.handling, conflict.note)]
    shown = dict.fromkeys(
        i for i in (*line.text.claim_ids, *line.source_ids) if i in dataset.claims
    )
    figures = [
        Figure(
            claims.claim_text(dataset, dataset.claims[identity]),
            claims.sources_text(
                dataset, dataset.claims[identity].source, dataset.claims[identity].quoting
            ),
        )
        for identity in shown
    ]
    answer = " ".join(f"{words.rstrip('.')}." for words in said if words)
    return Question(filled(dataset, line.text), tuple(figures), answer)


def _cited(
    dataset: Dataset, lines: Iterable[SheetLine], steps: Iterable[TourStep]
) -> Iterator[Citation]:
    """Yield what was read for each figure and event, not what that quotes."""
    used: dict[str, None] = {}
    for line in lines:
        used |= dict.fromkeys((*line.text.claim_ids, *line.source_ids))
    for step in steps:
        used |= dict.fromkeys((*step.number.claim_ids, *step.text.claim_ids, *step.source_ids))
        if step.voice:
            yield from dataset.events[step.voice].quoted_from
    for identity in used:
        held = dataset.claims.get(identity) or dataset.events.get(identity)
        yield from held.source if held else ()


def _works(dataset: Dataset, cited: Iterable[Citation]) -> list[str]:
    keys = {citation.key for citation in cited if citation.key in dataset.works}
    references = (citation_styles.reference(dataset.works[key]) for key in keys)
    return sorted(map(_readable, references), key=_sorted)


def _readable(reference: str) -> str:
    """Return a reference with its address as a browser shows it: Cyrillic words, no escapes."""
    words, http, rest = reference.partition(" http")
    return f"{words}{http}{printable(unquote(rest)).replace(' ', '_')}" if http else reference


def _sorted(reference: str) -> str:
    return reference.strip("“\"'").casefold()
