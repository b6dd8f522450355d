"""The parts of a lesson, top to bottom."""

from __future__ import annotations

from html import escape

import streamlit as st

from atlas.paper.lesson.lesson import PLAN, Lesson, Question, Step, Voice
from pages.shell import markup
from pages.shell.text import plain


def draw(told: Lesson) -> None:
    """Draw everything that the lesson says."""
    if told.aims:
        st.header("Aims", anchor=False)
        st.markdown("\n".join(f"{n}. {plain(aim)}" for n, aim in enumerate(told.aims, start=1)))
    if told.notes:
        st.header("Before the lesson", anchor=False)
        for note in told.notes:
            st.markdown(plain(note))
    if told.plan:
        st.header(PLAN, anchor=False)
        rows = [{"Time": p.when, "Tour": p.steps, "What is done": p.text} for p in told.plan]
        st.html(markup.table(rows, "The parts of the lesson"))
    st.header("The steps of the tour", anchor=False)
    st.caption("The dates are those of the map.")
    st.html(markup.entries(map(_step, told.steps)))
    if told.questions:
        st.header("Questions on sources that disagree", anchor=False)
        for number, question in enumerate(told.questions, start=1):
            _question(number, question)
    if told.terms:
        st.header("Words", anchor=False)
        rows = [{"Word": word, "What it means": words} for word, words in told.terms]
        st.html(markup.table(rows, "Words of the lesson"))
    st.header("Sources", anchor=False)
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
    rows = [{"Figure": figure.words, "Who says so": figure.source} for figure in question.figures]
    figures = markup.table(rows, f"The figures of question {number}") if rows else ""
    answer = f"<p>How the atlas handles it: {escape(question.answer)}</p>"
    st.html(markup.folded("Figures and answer", f"to question {number}", figures + answer))
