"""Spans of time in words: as precise as they are written, in every language."""

from __future__ import annotations

import pytest

from atlas.base.dates import parse_span
from atlas.words.language import language, speaking
from atlas.words.spans import span_words

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("text", "english", "russian", "kazakh"),
    [
        ("", "undated", "без даты", "күні белгісіз"),
        ("1943", "1943", "1943", "1943"),
        ("1944-02", "February 1944", f"февраль 1944{NBSP}г.", f"1944{NBSP}ж. ақпан"),
        ("1944-02-24", "24 February 1944", f"24 февраля 1944{NBSP}г.", f"1944{NBSP}ж. 24 ақпан"),
        (
            "1944-02-23/1944-02-29",
            "23–29 February 1944",
            f"23–29 февраля 1944{NBSP}г.",
            f"1944{NBSP}ж. 23–29 ақпан",
        ),
        (
            "1944-02-23/1944-03-05",
            "23 February – 5 March 1944",
            f"23 февраля – 5 марта 1944{NBSP}г.",
            f"1944{NBSP}ж. 23 ақпан – 5 наурыз",
        ),
        (
            "1944-02/1944-03",
            "February – March 1944",
            f"февраль – март 1944{NBSP}г.",
            f"1944{NBSP}ж. ақпан – наурыз",
        ),
        ("1957/1959", "1957–1959", "1957–1959", "1957–1959"),
    ],
)
def test_a_span_in_words(text, english, russian, kazakh):
    for tag, words in (("en", english), ("ru", russian), ("kk", kazakh)):
        with speaking(language(tag)):
            assert span_words(parse_span(text)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1929-24", "winter 1929–30"),
        ("1931-22", "summer 1931"),
        ("1931~", "about 1931"),
        ("../1936", "until 1936"),
        ("1936/..", "from 1936"),
        ("1944-02-23T11:00", "23 February 1944, 11:00"),
        ("1943-12-28/1944-01-03", "28 December 1943 – 3 January 1944"),
        ("1931-21/1931-23", "spring – autumn 1931"),
        ("1937/1938-05", "1937 – May 1938"),
    ],
)
def test_what_sources_write_in_other_ways(text, words):
    assert span_words(parse_span(text)) == words
