"""Numbers that no claim states, apart from dates."""

from __future__ import annotations

import pytest

from atlas.check.unclaimed import unclaimed

PEOPLES = ("Kalmyks", "Crimean Tatars")


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Some 1,000 were taken.", "1,000"),
        ("1640 people died, and 1944 more froze.", "1640"),
        ("In 1944 people died.", "1944"),
        ("They took 1944 Karachais.", "1944"),
        ("In May 40 died.", "40"),
        ("On 2 November 1943 others died.", "1943"),
        ("Fourteen thousand people died.", "Fourteen"),
        ("Half a million left.", "million"),
        ("Twenty-two were shot.", "Twenty-two"),
        ("They waited two cold days.", "two"),
        ("Twelve died.", "Twelve"),
        ("7 days", "7"),
        ("The death of 1640 Kalmyks.", "1640"),
        ("A list of 1640 Kalmyk children.", "1640"),
        ("In 1944 Tatars died.", "1944"),
        ("Two Crimean Tatars were heard.", "Two"),
        ("Half of them died.", "Half"),
        ("Fewer than half came back.", "half"),
        ("Two thirds were children.", "Two thirds"),
        ("A third of them were children.", "A third"),
        ("Compare what happened to five families.", "five"),
    ],
)
def test_a_number_is_found_in_figures_and_in_words(words, number):
    assert unclaimed(words, PEOPLES) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Compare three oblasts. Families: add up those of the two districts.", ""),
        ("Compare 3 oblasts.", "3"),
        ("Draw the ways of fifty years.", "fifty"),
        ("Compare the oblasts. They were emptied in three days.", "three"),
        ("Half of them came back: why?", "Half"),
    ],
)
def test_a_task_for_pupils_may_count_what_is_before_them_and_state_nothing(words, number):
    assert unclaimed(words, tasks=True) == number


@pytest.mark.parametrize(
    "words",
    [
        "From 10 to 23 November 1943, in the 1930s and on the 25th and 26th.",
        "On 2 November 1943 the trains left.",
        "By 1944–45, in 1937 and 1938, from 1931 to 1933; the census of 1939 (1941).",
        "deaths beyond the normal, 1944–1952 (estimate)",
        "1937 and 1941: whole peoples",
        "From the spring of 1930 more and more people went.",
        "On 18 May 1944 troops came at two in the morning, by eleven they had gone.",
        "The plan for 1957 and what came of it; a lesson about 1944.",
        "Of the ten peoples five went home; thousands did not.",
        "In 1957 the Kalmyks came home; in 1944 Stalin signed; half a century later.",
        "In the second half of 1944, at half past two; a third number is not given.",
        "In March 1955 Klukhori raion came back; in December 1953, Kalmyks abroad complained.",
    ],
)
def test_dates_hours_and_peoples_are_no_numbers(words):
    assert unclaimed(words, PEOPLES) == ""
