"""The parts of a lesson, top to bottom."""

from __future__ import annotations

from html import escape

import streamlit as st

from atlas.paper.lesson.lesson import Lesson, Question, plan_heading
from atlas.words.language import say
from atlas.words.steps import Step, Voice
from pages.shell import markup
from pages.shell.text import plain


def draw(told: Lesson) -> None:
    """Draw everything that the lesson says."""
    if told.aims:
        st.header(say("Aims"), anchor=False)
        st.markdown("\n".join(f"{n}. {plain(aim)}" for n, aim in enumerate(told.aims, start=1)))
    if told.notes:
        st.header(say("Before the lesson"), anchor=False)
        for note in told.notes:
            st.markdown(plain(note))
    if told.plan:
        st.header(plan_heading(), anchor=False)
        heads = say("Time"), say("Tour"), say("What is done")
        rows = [dict(zip(heads, (p.when, p.steps, p.text), strict=True)) for p in told.plan]
        st.html(markup.table(rows, say("The parts of the lesson")))
    st.header(say("The steps of the tour"), anchor=False)
    st.caption(say("The dates are those of the map."))
    st.html(markup.entries(map(_step, told.steps)))
    if told.questions:
        st.header(say("Questions on sources that disagree"), anchor=False)
        for number, question in enumerate(told.questions, start=1):
            _question(number, question)
    if told.terms:
        st.header(say("Words"), anchor=False)
        rows = [{say("Word"): word, say("What it means"): words} for word, words in told.terms]
        st.html(markup.table(rows, say("Words of the lesson")))
    st.header(say("Sources"), anchor=False)
    st.html(markup.works((work, "", "") for work in told.works))


def _step(step: Step) -> markup.Entry:
    figure = f"{step.figure} {step.label}" if step.figure else ""
    title = f"{step.number}. {step.heading}"
    return markup.Entry(step.when, title, step.text, figure, "", _words(step.voice))


def _words(voice: Voice | None) -> markup.Words | None:
    if voice is None:
        return None
    return markup.Words(voice.quotation, voice.source, voice.translation, voice.refutation)


def _question(number: int, question: Question) -> None:
    st.markdown(f"**{number}.** {plain(question.text)}")
    rows = [{say("The figure"): f.words, say("Who says so"): f.source} for f in question.figures]
    figures = markup.table(rows, say("The figures of question {number}", number=number))
    answer = escape(say("How the atlas handles it: {answer}", answer=question.answer))
    shown = f"{figures if rows else ''}<p>{answer}</p>"
    to_which = say("to question {number}", number=number)
    st.html(markup.folded(say("Figures and answer"), to_which, shown))
