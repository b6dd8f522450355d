"""Numbers in words, with a value or with bounds alone."""

from __future__ import annotations

import pytest

from atlas.model.curves import Quantity
from atlas.words.amounts import about, amount, is_told, spread
from atlas.words.language import language

EN = language("en")


def q(value, low, high):
    return Quantity(value, low, high, "documented")


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (q(478479, 471000, 494456), "478,479"),
        (q(None, 2900, 125000), "between 2,900 and 125,000"),
        (q(None, 1200, 1200), "1,200"),
        (q(None, 1361, None), "at least 1,361"),
        (q(None, 0, 600), "at most 600"),
        (q(None, 0, None), "not stated"),
        (None, "not stated"),
    ],
)
def test_a_number_is_told_by_its_value_or_by_its_bounds(quantity, words):
    assert amount(EN, quantity) == words


def test_bounds_are_told_in_every_language():
    assert amount(language("ru"), q(None, 2, 5)) == "от 2 до 5"
    assert amount(language("kk"), q(None, 1361, None)).startswith("кемінде")


def test_only_a_number_has_a_range_beside_it():
    assert spread(EN, q(5, 4, 6)) == "4–6"
    assert spread(EN, q(5, 5, 5)) == spread(EN, q(None, 4, 6)) == ""
    assert spread(EN, q(5, 4, None)) == "at least 4"


def test_who_is_in_no_count_is_told_only_where_there_surely_is_somebody():
    numbers = (None, q(0, 0, 0), q(3, 3, 3), q(None, 0, 9), q(None, 2, 9), q(None, 2, None))
    assert [is_told("in_exile", n) for n in numbers] == [True, False, True, True, True, True]
    # That no more died by a day than a later one will count says nothing of it.
    assert [is_told("dead", n) for n in numbers] == [True, False, True, False, True, True]
    assert not is_told("not_stated", q(None, 0, 9))
    assert is_told("not_stated", q(None, 2, 9))


def test_excess_deaths_are_told_once_their_period_is_over():
    assert not is_told("excess_dead", q(None, 0, 9))
    assert not is_told("excess_dead", None)
    assert is_told("excess_dead", q(9, 9, 9))


@pytest.mark.parametrize(
    ("value", "kept"),
    [(0, 0), (7, 7), (46, 46), (285, 280), (982, 980), (9_105, 9_100), (63_990, 64_000)],
)
def test_an_interpolated_number_has_two_digits_or_three(value, kept):
    assert about(value) == kept
    assert about(364_473) == 364_000 and about(1_234_567) == 1_230_000


def test_an_interpolated_number_is_rounded_and_says_so():
    between = Quantity(63_990, 61_773, 64_096, "interpolated")
    assert amount(EN, between) == "≈\N{NO-BREAK SPACE}64,000"
    assert spread(EN, between) == "61,800–64,100"
    assert spread(EN, Quantity(63_990, 63_980, 64_004, "interpolated")) == ""
    assert amount(EN, Quantity(0, 0, 0, "interpolated")) == "0"
    # What a source gives stays as it is.
    counted = q(63_990, 61_773, 64_096)
    assert (amount(EN, counted), spread(EN, counted)) == ("63,990", "61,773–64,096")
    assert amount(EN, None) == "not stated"
