"""Days of any year, in whatever form Python has them."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from folium_dated_movements.calendar import span_of

EPOCH = dt.date(1970, 1, 1)


def days(year, month, day):
    return (dt.date(year, month, day) - EPOCH).days


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("1804", (1804, 1, 1), (1804, 12, 31)),
        ("1804-02", (1804, 2, 1), (1804, 2, 29)),
        ("1804-05-17", (1804, 5, 17), (1804, 5, 17)),
        (" 1804-05-17T23:59:00+05:00 ", (1804, 5, 17), (1804, 5, 17)),
        (1804, (1804, 1, 1), (1804, 12, 31)),
        (1804.0, (1804, 1, 1), (1804, 12, 31)),
        (np.int64(1804), (1804, 1, 1), (1804, 12, 31)),
        (dt.date(1804, 5, 17), (1804, 5, 17), (1804, 5, 17)),
        (dt.datetime(1804, 5, 17, 23, tzinfo=dt.UTC), (1804, 5, 17), (1804, 5, 17)),
        (pd.Timestamp("1804-05-17"), (1804, 5, 17), (1804, 5, 17)),
        (pd.Period("1804-05"), (1804, 5, 1), (1804, 5, 31)),
        (pd.Period("1804Q2"), (1804, 4, 1), (1804, 6, 30)),
        (pd.Period("1804-05-17", freq="W"), (1804, 5, 14), (1804, 5, 20)),
        ("+1804", (1804, 1, 1), (1804, 12, 31)),
        (np.datetime64("1804-05"), (1804, 5, 1), (1804, 5, 31)),
        (np.datetime64("1804-05-17T12:00:00.000000000"), (1804, 5, 17), (1804, 5, 17)),
    ],
)
def test_every_form_of_a_date(date, first, last):
    assert span_of(date) == (days(*first), days(*last))


def test_years_before_the_first_follow_without_a_gap():
    assert span_of("0000")[1] + 1 == span_of("0001")[0]
    assert span_of("-0001")[1] + 1 == span_of("0000")[0] == span_of(0)[0]
    # The Ides of March, 44 BCE; the proleptic calendar has 146,097 days in 400 years.
    assert span_of("-0043-03-15")[0] == days(357, 3, 15) - 146_097
    assert span_of("+12345") == span_of(12345) == span_of(np.datetime64("12345"))
    assert span_of("-12345") == span_of(-12345) == span_of(np.datetime64("-12345"))
    assert span_of(-43) == span_of("-0043") == span_of(np.datetime64("-0043"))
    assert span_of(pd.Period(year=-43, month=3, freq="M")) == span_of("-0043-03")
    assert span_of("0000-02")[1] - span_of("0000-02")[0] == 28, "1 BCE is a leap year"


@pytest.mark.parametrize(
    "date",
    [
        *("17 May 1804", "1804-13", "1804-02-30", "", "/", "1804-5", "180405", "+999999"),
        *(None, True, 1804.5, float("nan"), float("inf"), pd.NaT, np.datetime64("NaT")),
        *(10**400, [], {"year": 1804}, b"1804"),
    ],
)
def test_what_is_no_date_is_refused_in_one_line(date):
    with pytest.raises(ValueError) as refused:
        span_of(date)
    assert repr(date) in str(refused.value)
    assert "\n" not in str(refused.value)
