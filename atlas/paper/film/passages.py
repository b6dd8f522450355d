"""Words that a film shows to be read, and how long reading takes.

A passage is what stands beside the map at a time: an event with its sentence, or a part of a step
of a tour. What is too long for the room is told in several passages, broken between sentences.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from atlas.model.model import Model
from atlas.paper.plate import texts
from atlas.read.citations import Citation
from atlas.read.dataset import Dataset
from atlas.read.records import TESTIMONY, Claim, Event, Movement, TourStep
from atlas.words import steps
from atlas.words.claims import short
from atlas.words.language import Language, say

CHARACTERS = 15.0
"""Characters that are read in a second, from the back of a room."""
LEAST = 3.0
"""Seconds for which words are shown at least."""
_SETTLE = 1.0
# A sentence ends here: not after an initial or an abbreviation of up to three letters.
_SENTENCE = re.compile(r"(?<=[^\s.]{4}[.!?…]|[^\s]{3}[.!?…][\"”»])\s+(?=\S)")

READ = ("heading", "number", "label", "text", "quotation", "translation", "against")
"""Parts that are read aloud, so to say: they take time, and are in the subtitles."""


@dataclass(frozen=True)
class Part:
    """A paragraph; ``role`` says what it is: one of ``READ``, "when" or "source"."""

    role: str
    words: str


@dataclass(frozen=True)
class Passage:
    """What stands beside the map at a time.

    Attributes:
        parts: Its paragraphs, from top to bottom.
        concerned: The ids of the movements that it is about; empty for those of the picture.
        works: The short names of all works that it rests on.
    """

    parts: tuple[Part, ...]
    concerned: tuple[str, ...] = ()
    works: tuple[str, ...] = ()

    @property
    def said(self) -> tuple[Part, ...]:
        """The parts to be read."""
        return tuple(part for part in self.parts if part.role in READ)

    @property
    def seconds(self) -> float:
        """How long it is shown so that everybody can read it."""
        # Whoever reads our translation does not read the words in the other language too.
        roles = {part.role for part in self.parts}
        skipped = "quotation" if "translation" in roles else ""
        count = sum(len(part.words) for part in self.said if part.role != skipped)
        return max(LEAST, round(_SETTLE + count / CHARACTERS, 1))


Height = Callable[[Sequence[Part]], float]
"""Returns how high the parts of a passage are, in millimetres."""
Fit = Callable[[Passage], "list[Passage]"]
"""Returns a passage as those for each of which there is room."""


def of_event(
    tongue: Language, dataset: Dataset, event: Event, movements: Sequence[Movement]
) -> Passage:
    """Return an event as a passage: whose it is, its sentence, for a testimony the words too."""
    parts = [
        Part("heading", texts.event_title(tongue, dataset, event, movements)),
        Part("text", event.text),
    ]
    if event.kind == TESTIMONY and event.quotation:
        parts += _quoted(steps.voice_of(dataset, event))
    works = _works(dataset, (*event.source, *event.quoting))
    parts.append(Part("source", "; ".join(works)))
    concerned = set(dataset.concerned(event))
    about = [m.id for m in movements if concerned & set(m.people_ids)]
    quoted = _works(dataset, event.quoted_from)
    return Passage(_kept(parts), tuple(about), (*works, *quoted))


def of_step(model: Model, step: TourStep) -> list[Passage]:
    """Return a step of a tour: its number and sentences, then its voice, in the language spoken."""
    told = steps.in_words(model, step)
    known: dict[str, Event | Claim] = {**model.dataset.events, **model.dataset.claims}
    resting = [known[identity] for identity in step.source_ids if identity in known]
    works = _works(model.dataset, [one for held in resting for one in held.source])
    first = [
        Part("heading", told.heading),
        Part("number", told.figure),
        Part("label", told.label if told.figure else ""),
        Part("text", told.text),
        Part("source", "; ".join(works)),
    ]
    found = [Passage(_kept(first), works=works)]
    if told.voice and told.voice.quotation:
        event = model.dataset.events[step.voice]
        parts = [Part("heading", event.title)]
        if event.kind == TESTIMONY:
            parts.append(Part("text", event.text))
        parts += _quoted(told.voice)
        works = _works(model.dataset, event.quoted_from)
        parts.append(Part("source", "; ".join(works)))
        found.append(Passage(_kept(parts), works=works))
    return found


def _works(dataset: Dataset, citations: Iterable[Citation]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(short(dataset, citation) for citation in citations))


def _quoted(voice: steps.Voice) -> Iterator[Part]:
    yield Part("quotation", say("“{quotation}”", quotation=voice.quotation))
    if voice.translation:
        # As the panel has it, in the language of the film.
        yield Part(
            "translation", say("Our English: “{translation}”", translation=voice.translation)
        )
    if voice.refutation:
        yield Part("against", f"{say('Against it:')} {voice.refutation}")


def _kept(parts: Sequence[Part]) -> tuple[Part, ...]:
    return tuple(part for part in parts if part.words.strip())


def fitted(passage: Passage, room: float, height: Height) -> list[Passage]:
    """Return a passage in as many as it takes for each to fit into ``room`` millimetres.

    Each keeps the heading, the last the source. A quotation in another language makes room for its
    translation before anything is broken; the text is broken between sentences, or between words
    where there is only one.
    """
    if height(passage.parts) <= room:
        return [passage]
    if any(part.role == "translation" for part in passage.parts):
        # The words in the other language go first: those who watch read the translation.
        kept = tuple(part for part in passage.parts if part.role != "quotation")
        if height(kept) <= room:
            return [replace(passage, parts=kept)]
    heads = [part for part in passage.parts if part.role == "heading"]
    tails = [part for part in passage.parts if part.role == "source"]
    told = [p for p in passage.parts if p.role not in ("heading", "source")]
    for front, back in _broken(told):
        # The sources of a text stand below its end, those of a quotation below that.
        quoted = any(part.role in ("quotation", "translation") for part in front)
        parts = (*heads, *front, *(tails if quoted else ()))
        if height(parts) <= room:
            rest = replace(passage, parts=(*heads, *back, *tails))
            return [replace(passage, parts=parts), *fitted(rest, room, height)]
    if len(tails) and height((*heads, *told)) <= room:
        # The end card names the works.
        return [replace(passage, parts=(*heads, *told))]
    return [passage]


def _broken(parts: Sequence[Part]) -> Iterator[tuple[list[Part], list[Part]]]:
    """Yield ways to break parts in two, the longest first part first."""
    for number in range(len(parts) - 1, -1, -1):
        part = parts[number]
        if part.role == "text":
            yield from _parted(parts, number, _SENTENCE.split(part.words))
        # A number is not parted from what it counts, nor a quotation from what is against it.
        if number and part.role not in ("label", "translation", "against"):
            yield list(parts[:number]), list(parts[number:])
    for pieces in (_SENTENCE.split, str.split):
        for number in range(len(parts) - 1, -1, -1):
            yield from _parted(parts, number, pieces(parts[number].words))


def _parted(
    parts: Sequence[Part], number: int, pieces: Sequence[str]
) -> Iterator[tuple[list[Part], list[Part]]]:
    role = parts[number].role
    for cut in range(len(pieces) - 1, 0, -1):
        front, back = " ".join(pieces[:cut]), " ".join(pieces[cut:])
        yield (
            [*parts[:number], Part(role, front)],
            [Part(role, back), *parts[number + 1 :]],
        )
