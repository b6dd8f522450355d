"""The worksheet of the pupils, without answers: the teacher's sheet has those."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.paper.lesson import blocks
from atlas.paper.lesson.blocks import BODY
from atlas.paper.lesson.flow import Block, Item, Rule, lines
from atlas.paper.lesson.lesson import Lesson
from atlas.words.language import say
from atlas.words.steps import Step

_ANSWER_LINES = 4
_STORY_LINES = 8
_BOX = 12.0


def worksheet_blocks(lesson: Lesson, address: str, *, code: bool) -> list[Block]:
    """Return the blocks of a worksheet; the arguments are those of a teacher's sheet."""
    return [
        *blocks.opening(say("Worksheet"), lesson, address, code),
        _named(),
        *_order(lesson),
        *_questions(lesson),
        *_story(lesson),
        *_words(lesson),
    ]


def in_order(lesson: Lesson) -> list[Step]:
    """Return the steps that can be put in order: of several at one time, only the first."""
    first = {step.when: step for step in reversed(lesson.steps)}
    return [step for step in lesson.steps if first[step.when] is step]


def _named() -> Block:
    items: list[Item] = []
    for x, words, end in (
        (0.0, say("Name"), 88.0),
        (92.0, say("Class"), 128.0),
        (132.0, say("Date"), 183.0),
    ):
        written = lines(words, BODY, 20.0, x=x)
        start = x + written[0].width + 2
        items += [*written, Rule(start, 0.0, end - start, written[0].height)]
    return Block(tuple(items), before=6.0)


def _order(lesson: Lesson) -> Iterator[Block]:
    steps = in_order(lesson)
    if len(steps) < 3:
        return
    note = say(
        "Steps of the story, here in alphabetical order. Number them from 1 to {count}.",
        count=len(steps),
    )
    yield blocks.heading(say("1  In what order?"), note)
    shuffled = sorted(steps, key=lambda step: step.heading.strip('"“').casefold())
    half = (len(shuffled) + 1) // 2
    width = blocks.WIDTH / 2
    for left, right in zip(shuffled[:half], [*shuffled[half:], None], strict=False):
        items = _box(left, 0.0, width)
        items += _box(right, width, width) if right else []
        yield Block(tuple(items), before=2.0)


def _box(step: Step, x: float, width: float) -> list[Item]:
    words = lines(step.heading, BODY, width - _BOX - 6, x=x + _BOX + 3)
    return [Rule(x, 0.0, _BOX, words[0].height), *words]


def _questions(lesson: Lesson) -> Iterator[Block]:
    if lesson.questions:
        note = say("Use the figures under each question. There may be more than one good answer.")
        yield blocks.heading(say("2  Sources that disagree"), note)
        for number, asked in enumerate(lesson.questions, start=1):
            yield blocks.question(number, asked, to_write=_ANSWER_LINES)


def _story(lesson: Lesson) -> Iterator[Block]:
    note = say("What happened, from the first step to the last? And what did no source tell you?")
    yield blocks.heading(say("3  In your own words"), note)
    yield blocks.writing(_STORY_LINES)


def _words(lesson: Lesson) -> Iterator[Block]:
    if lesson.terms:
        yield blocks.heading(say("Words"))
        yield from blocks.terms(lesson)
