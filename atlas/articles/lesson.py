"""A lesson as an article: all that the teacher's sheet says."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from atlas.articles import markup
from atlas.articles.blocks import Block, Folded, Heading, Html, Listed, Paragraph
from atlas.paper.lesson.lesson import Lesson, Question, plan_heading
from atlas.words.language import say
from atlas.words.steps import Step, Voice


def article(told: Lesson) -> list[Block]:
    """Return everything that the lesson says."""
    return [*_before(told), *_steps(told), *_after(told)]


def _before(told: Lesson) -> Iterator[Block]:
    if told.aims:
        yield Heading(say("Aims"))
        yield Listed([(aim, "") for aim in told.aims], numbered=True)
    if told.notes:
        yield Heading(say("Before the lesson"))
        yield from map(Paragraph, told.notes)
    if told.plan:
        yield Heading(plan_heading())
        heads = say("Time"), say("Tour"), say("What is done")
        rows = [dict(zip(heads, (p.when, p.steps, p.text), strict=True)) for p in told.plan]
        yield Html(markup.table(rows, say("The parts of the lesson")))


def _steps(told: Lesson) -> Iterator[Block]:
    yield Heading(say("The steps of the tour"))
    yield Paragraph(say("The dates are those of the map."), quiet=True)
    yield Html(markup.entries(map(_step, told.steps)))


def _after(told: Lesson) -> Iterator[Block]:
    if told.questions:
        yield Heading(say("Questions on sources that disagree"))
        for number, question in enumerate(told.questions, start=1):
            yield from _question(number, question)
    if told.terms:
        yield Heading(say("Words"))
        rows = [{say("Word"): word, say("What it means"): words} for word, words in told.terms]
        yield Html(markup.table(rows, say("Words of the lesson")))
    yield Heading(say("Sources"))
    yield Html(markup.works((work, "", "") for work in told.works))


def _step(step: Step) -> markup.Entry:
    figure = f"{step.figure} {step.label}" if step.figure else ""
    title = f"{step.number}. {step.heading}"
    return markup.Entry(step.when, title, step.text, figure, "", words_of(step.voice))


def words_of(voice: Voice | None) -> markup.Words | None:
    """Return what a voice says, to be set as a quotation."""
    if voice is None:
        return None
    return markup.Words(voice.quotation, voice.source, voice.translation, voice.refutation)


def _question(number: int, question: Question) -> Iterator[Block]:
    yield Paragraph(question.text, lead=f"{number}.")
    rows = [{say("The figure"): f.words, say("Who says so"): f.source} for f in question.figures]
    figures = markup.table(rows, say("The figures of question {number}", number=number))
    answer = escape(say("How the atlas handles it: {answer}", answer=question.answer))
    shown = Html(f"{figures if rows else ''}<p>{answer}</p>")
    to_which = say("to question {number}", number=number)
    yield Folded(say("Figures and answer"), to_which, [shown])
