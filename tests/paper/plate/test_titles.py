"""A title says what happened to whom in the time that a plate shows, and no more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from atlas.base.dates import LAST_DAY, parse_day
from atlas.paper.map.printed import is_still, printed
from atlas.paper.plate.layouts import LAYOUTS
from atlas.paper.plate.plate import Figure, compose
from atlas.paper.plate.titles import AXIS, span_of, title
from atlas.picture.address import Address
from atlas.picture.picture import picture
from atlas.words.language import LANGUAGES, language
from atlas.words.translated import translated

BALKARS, CI, KOREANS, KAZAKHS = (
    "balkars-1944",
    "chechens-ingush-1944",
    "koreans-1937",
    "kazakhs-1928",
)
KARACHAIS, KALMYKS, TATARS = "karachais-1943", "kalmyks-1943", "crimean-tatars-1944"


def titled(data, span, *movements, tag="en"):
    data = translated(data, tag)
    shown = [m for m in data.movements.values() if not movements or m.id in movements]
    return title(language(tag), data, shown, span)


def on(day):
    return parse_day(day), parse_day(day)


@pytest.mark.parametrize(
    ("movements", "tag", "said"),
    [
        ((CI,), "en", "Removal and return: Chechens and Ingush"),
        ((KOREANS,), "en", "Removal: Koreans"),
        ((KAZAKHS,), "ru", "Бегство и возвращение: казахи"),
        ((KAZAKHS, KARACHAIS), "en", "Removal and return: Karachais; flight and return: Kazakhs"),
        ((KARACHAIS, KOREANS), "en", "Removal: Karachais and Koreans; return: Karachais"),
        ((TATARS,), "kk", "Көшірілуі: Қырым татарлары"),
        ((), "en", "Removal: 9 peoples; flight and return: Kazakhs; return: 5 peoples"),
        ((), "ru", "Выселение: 9 народов; бегство и возвращение: казахи; возвращение: 5 народов"),
    ],
)
def test_of_all_years_it_says_what_is_recorded(built_in, movements, tag, said):
    assert titled(built_in, AXIS, *movements, tag=tag) == said


@pytest.mark.parametrize(
    ("day", "movements", "said"),
    [
        ("1944-02-27", (CI,), "Removal: Chechens and Ingush"),
        ("1937-10-15", (CI,), "Before the removal: Chechens and Ingush"),
        ("1949-01-01", (CI,), "In exile: Chechens and Ingush"),
        ("1957-01-20", (CI,), "Return: Chechens and Ingush"),
        ("1961-01-01", (KARACHAIS,), "After the return: Karachais"),
        ("1961-12-31", (TATARS,), "In exile: Crimean Tatars"),
        ("1931-09-01", (KAZAKHS,), "Flight: Kazakhs"),
        ("1933-01-01", (KAZAKHS,), "Flight and return: Kazakhs"),
        ("1949-01-01", (KAZAKHS,), "After the flight: Kazakhs"),
        ("1943-11-10", (KARACHAIS, KALMYKS), "Removal: Karachais; before the removal: Kalmyks"),
        ("1937-10-15", (), "Removal: Koreans; after the flight: Kazakhs; "),
        ("1944-03-15", (), "Removal: Chechens, Ingush and Balkars; others: 7 peoples"),
        ("1949-01-01", (), "In exile: 9 peoples; after the flight: Kazakhs"),
    ],
)
def test_of_a_day_it_names_no_other_event(built_in, day, movements, said):
    assert titled(built_in, on(day), *movements).startswith(said)


def test_who_flees_on_is_in_flight_even_after_its_end(built_in):
    data, kazakhs = translated(built_in, "en"), built_in.movements[KAZAKHS]
    after = on("1949-01-01")
    for moving, said in ((frozenset(), "After the flight"), ({(KAZAKHS, "onward")}, "Flight")):
        assert title(language("en"), data, [kazakhs], after, moving) == f"{said}: Kazakhs"


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_return_is_never_named_before_it_begins(built_in, tag):
    return_, removal = {
        "en": ("return", "removal"), "ru": ("возвращени", "выселени"), "kk": ("орал", "көшір"),
    }[tag]  # fmt: skip
    before = titled(built_in, (parse_day("1937-01-01"), parse_day("1956-12-31")), CI, tag=tag)
    assert return_ not in before.lower() and removal in before.lower()
    since = titled(built_in, (parse_day("1944-04-01"), LAST_DAY), CI, tag=tag)
    assert return_ in since.lower() and removal not in since.lower()


@pytest.mark.parametrize("count", [1, 5, 6, 9])
def test_it_names_five_peoples_and_counts_more(built_in, count):
    one = replace(built_in.movements[KOREANS], people_ids=tuple(built_in.peoples)[:count])
    words = title(language("en"), built_in, [one])
    assert (f"{count} peoples" in words) == (count > 5)
    assert ("Karachais" in words) == (count <= 5)


@pytest.mark.parametrize(
    ("view", "more", "span"),
    [
        ("day", {}, ("1944-02-27", "1944-02-27")),
        ("period", {"to": parse_day("1944-03-05")}, ("1944-02-27", "1944-03-05")),
        ("sofar", {}, ("1928-01-01", "1944-02-27")),
        ("all", {}, ("1928-01-01", "1961-12-31")),
    ],
)
def test_the_time_is_that_of_the_view(model, view, more, span):
    address = Address(parse_day("1944-02-27"), movements=(CI,), view=view, **more)
    assert span_of([picture(model, address)]) == tuple(map(parse_day, span))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_has_the_title_of_its_panels(model, layout):
    figure = Figure(Address(parse_day("1944-02-27"), movements=(CI,)), layout)
    several = layout not in ("single", "grid")
    said = "Removal and return: " if several else "Removal: "
    assert compose(model, figure, "v1").title == f"{said}Chechens and Ingush"


@pytest.mark.parametrize(
    ("day", "movements", "said"),
    [
        ("1943-11-22", (KARACHAIS,), "Removal: Karachais"),
        ("1943-11-23", (KARACHAIS,), "In exile: Karachais"),
        # Some trains to Kokchetav were still on the way.
        ("1944-03-25", (CI,), "Removal: Chechens and Ingush"),
        # Free to return, but none had set out.
        ("1957-02-01", (KARACHAIS,), "In exile: Karachais"),
        ("1961-12-30", (CI,), "Return: Chechens and Ingush"),
        ("1961-12-31", (CI,), "After the return: Chechens and Ingush"),
        ("1959-12-31", (BALKARS,), "After the return: Balkars"),
    ],
)
def test_of_a_day_it_names_the_journeys_that_are_drawn(model, day, movements, said):
    address = Address(parse_day(day), movements=movements)
    assert compose(model, Figure(address), "v1").title == said
    seen = printed(model, address)
    assert is_still(seen) == (not said.startswith(("Removal", "Return")))


@pytest.mark.parametrize(
    ("day", "movement", "said"),
    [
        # Their last dated journey arrives in 1958, and their return lasts into 1959.
        ("1958-12-31", BALKARS, "Return: Balkars"),
        ("1959-12-30", BALKARS, "Return: Balkars"),
        # The flight had begun, though no way of it is dated so early.
        ("1928-01-01", KAZAKHS, "Flight: Kazakhs"),
    ],
)
def test_nothing_is_over_before_its_record_says_so(model, day, movement, said):
    address = Address(parse_day(day), movements=(movement,))
    assert compose(model, Figure(address), "v1").title == said


def test_no_movement_is_called_over_before_its_last_day(model):
    for movement in model.dataset.movements.values():
        ends = (movement.return_end.last, movement.end.last if movement.kind == "flight" else None)
        for day in (end - 1 for end in ends if end is not None):
            address = Address(day, movements=(movement.id,))
            assert "After" not in compose(model, Figure(address), "v1").title, movement.id
