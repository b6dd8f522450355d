"""The teacher's sheet: aims, plan, steps, questions with what the atlas makes of them, words."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.paper.lesson import blocks
from atlas.paper.lesson.blocks import BODY, BOLD, QUOTED, SMALL, Words
from atlas.paper.lesson.flow import Block, Inset, Item, Style, below, lines, lowered
from atlas.paper.lesson.lesson import Lesson, citation, plan_heading
from atlas.paper.lesson.worksheet import in_order
from atlas.paper.sheet import typeface
from atlas.paper.sheet.sheet import Sheet
from atlas.words.language import say
from atlas.words.steps import Step, Voice


def teacher_blocks(
    lesson: Lesson, address: str, version: str, plate: Sheet | None, *, code: bool
) -> list[Block]:
    """Return the blocks of a teacher's sheet.

    Args:
        lesson: What it says.
        address: Where the tour begins on screen.
        version: The version of the data.
        plate: A plate of the people, ``blocks.WIDTH`` wide; None if there is none.
        code: Whether the address can be reached, so that it has a code.
    """
    return [
        *blocks.opening(say("Teacher's sheet"), lesson, address, code),
        *_before(lesson),
        *_steps(lesson),
        *_questions(lesson),
        *_answers(lesson),
        *_words(lesson),
        *_plate(plate),
        *_sources(lesson, version),
    ]


def _before(lesson: Lesson) -> Iterator[Block]:
    if lesson.aims:
        yield blocks.heading(say("Aims"))
        for number, aim in enumerate(lesson.aims, start=1):
            yield blocks.entry([(str(number), BOLD)], [Words(aim)])
    if lesson.notes:
        yield blocks.heading(say("Before the lesson"))
        for note in lesson.notes:
            yield blocks.entry([(say("A note on content"), BOLD)], [Words(note)])
    if lesson.plan:
        yield blocks.heading(plan_heading())
        for part in lesson.plan:
            side = [(part.when, BOLD), (part.steps, SMALL)]
            yield blocks.entry(side, [Words(part.text)])


def _steps(lesson: Lesson) -> Iterator[Block]:
    note = say(
        "The dates are those of the map. The steps play in the atlas; here they can be read."
    )
    yield blocks.heading(say("The steps of the tour"), note)
    for step in lesson.steps:
        yield _step(step)


def _step(step: Step) -> Block:
    side = [(say("Step {number}", number=step.number), BOLD), (step.when, SMALL)]
    block = blocks.entry(side, [Words(step.heading, BOLD), Words(step.text)], before=5.0)
    told = [item for item in block.items if item.x]
    beside = [item for item in block.items if not item.x]
    _add(told, blocks.number_and_label(step.figure, step.label), 1.0)
    if step.voice:
        for words, style in _voice(step.voice):
            _add(told, _main(words, style), 1.0 if style is not SMALL else 0.0)
    return Block((*beside, *told), block.before)


def _voice(voice: Voice) -> Iterator[tuple[str, Style]]:
    """Yield what is quoted, in its own language if its letters can be printed, and ours of it."""
    printed = not typeface.missing(voice.quotation, QUOTED.weight, QUOTED.italic)
    if printed or not voice.translation:
        yield say("“{words}”", words=voice.quotation), QUOTED
    if voice.translation:
        yield say("In our translation: “{words}”", words=voice.translation), BODY
    yield voice.source, SMALL
    yield _against(voice.refutation), BODY


def _against(words: str) -> str:
    return say("Against it: {words}", words=words) if words else ""


def _add(told: list[Item], items: list[Item], gap: float) -> None:
    """Put items below those that are told already."""
    top = below(told, gap)
    told += lowered(items, top)


def _main(words: str, style: Style) -> list[Item]:
    width = blocks.WIDTH - blocks.MAIN
    return lines(words, style, width, x=blocks.MAIN) if words else []


def _questions(lesson: Lesson) -> Iterator[Block]:
    if lesson.questions:
        note = say("Under each question the figures behind it, and who says so.")
        yield blocks.heading(say("Questions on sources that disagree"), note)
        for number, asked in enumerate(lesson.questions, start=1):
            yield blocks.question(number, asked)


def _answers(lesson: Lesson) -> Iterator[Block]:
    yield blocks.heading(say("Answers to the worksheet"))
    order = in_order(lesson)
    if order:
        said = "; ".join(f"{n} {step.heading}" for n, step in enumerate(order, start=1))
        yield blocks.entry([(say("In what order?"), BOLD)], [Words(f"{said}.")])
    if lesson.questions:
        words = say(
            "See above, under each question, how the atlas handles it. "
            "Other answers may also be right."
        )
        yield blocks.entry([(say("Questions"), BOLD)], [Words(words)])


def _words(lesson: Lesson) -> Iterator[Block]:
    if lesson.terms:
        yield blocks.heading(say("Words"))
        yield from blocks.terms(lesson)


def _plate(plate: Sheet | None) -> Iterator[Block]:
    if plate is not None:
        yield blocks.heading(say("A map to copy"))
        yield Block((Inset(0.0, 0.0, plate),), before=2.0)


def _sources(lesson: Lesson, version: str) -> Iterator[Block]:
    note = say("Works consulted; those that they quote are named in the atlas with each figure.")
    yield blocks.heading(say("Sources"), note)
    for work in lesson.works:
        yield Block(tuple(lines(work, SMALL, blocks.WIDTH)), before=1.0)
    yield blocks.heading(say("How to cite this sheet"))
    words = say(
        "{title}. Teacher's sheet in: {atlas} Texts: CC BY 4.0.",
        title=lesson.tour.title,
        atlas=citation(version),
    )
    yield Block(tuple(lines(words, BODY, blocks.WIDTH)), before=1.5)
