"""Dates keep the precision of their source; days are whole and count from 1928."""

import re

import pytest

from atlas.base import dates


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1943", "1943-01-01", "1943-12-31"),
        ("1944-02", "1944-02-01", "1944-02-29"),
        ("1943-12-28/1943-12-31", "1943-12-28", "1943-12-31"),
        ("1929-24", "1929-12-01", "1930-02-28"),
        ("1931~", "1931-01-01", "1931-12-31"),
        ("1944-02-23T11:00", "1944-02-23", "1944-02-23"),
        ("1943-11/1944-03", "1943-11-01", "1944-03-31"),
    ],
)
def test_span_reaches_from_first_to_last_possible_day(text, first, last):
    span = dates.parse_span(text)
    assert (dates.iso_of(span.first), dates.iso_of(span.last)) == (first, last)


def test_open_ends_stay_open():
    assert dates.parse_span("../1945").first is None
    assert dates.parse_span("1948/..").last is None
    assert dates.parse_span("") == dates.Span("", None, None)


def test_clock_and_doubt_are_kept():
    assert dates.parse_span("1944-02-23T11:00").clock == "11:00"
    assert dates.parse_span("1931~").approximate


@pytest.mark.parametrize(
    "text",
    [
        *("28.12.1943", "12/28/43", "1943-13", "1943-02-30", "43", "1944/1943", "..", "1943-1"),
        *("१९४३", "1943-०२", "1944-02-23T24:00", "1944-02-23T11:60", "1944-02-23T٠٩:00"),
        *("1943-00", "0000", "1943-12-31/1943-12-28", "1944-02T11:00", "1943 ", "1943/1944/1945"),
    ],
)
def test_other_forms_are_refused_with_the_bad_value_quoted(text):
    with pytest.raises(ValueError, match=re.escape(text)):
        dates.parse_span(text)


def test_axis_is_1928_to_1961():
    assert dates.parse_day("1928-01-01") == 0
    assert dates.parse_day("1961-12-31") == dates.LAST_DAY == 12418
    for outside in ("1927-12-31", "1962-01-01", "1944-2-5", "1944-W08-4", "yesterday"):
        with pytest.raises(ValueError, match=outside):
            dates.parse_day(outside)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("20.03.1942", ": write 1942-03-20"),
        ("3/20/1942", ": write 1942-03-20"),
        ("20/3/1942", ": write 1942-03-20"),
        ("March 1942", ": write 1942-03"),
        ("20 March 1942", ": write 1942-03-20"),
        ("Mar-42", ": write 1942-03"),
        ("20-Mar-42", ": write 1942-03-20"),
        ("3/4/1942", "1943-12-31"),
        ("30.02.1942", "1943-12-31"),
        ("Spring 1942", "1943-12-31"),
    ],
)
def test_a_date_in_another_form_is_told_how_to_be_written(written, meant) -> None:
    with pytest.raises(ValueError, match="is not a date such as") as wrong:
        dates.parse_span(written)
    assert str(wrong.value).endswith(meant)
