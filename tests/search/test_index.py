"""Claims found by words and by what they are about."""

from __future__ import annotations

import pytest

from atlas.base.dates import LAST_DAY, parse_day
from atlas.search import index as claim_index
from atlas.search.index import Query, day_on_axis, find, folded, index, seed_text
from atlas.words.translated import translated
from tests.building import claim, dataset, movement, place


@pytest.fixture(scope="module")
def entries(built_in):
    return index(built_in)


def ids(found) -> list[str]:
    return [entry.claim.id for entry in found]


def test_every_claim_is_an_entry_with_its_line(built_in, entries) -> None:
    assert ids(entries) == list(built_in.claims)
    assert all(entry.line == built_in.line("claims", entry.claim.id) for entry in entries)


@pytest.mark.parametrize("words", ["59,988 Akmola", "akmola 59988", "AKMOLA arrived 59,988"])
def test_all_words_count_in_any_order_case_and_spelling_of_thousands(entries, words) -> None:
    assert ids(find(entries, Query(words))) == ["ci-arrived-akmola"]


@pytest.mark.parametrize("words", ["Zhambyl", "Джамбул", "dzhambul oblast"])
def test_a_place_is_found_in_any_spelling(entries, words) -> None:
    found = set(ids(find(entries, Query(words))))
    assert found >= set(ids(find(entries, Query("", {"place": ("jambul-oblast",)})))) != set()


@pytest.mark.parametrize("words", ["Kzil-Orda", "Khanti-Mansi", "Tchetchen-Ingush"])
def test_a_name_of_two_words_is_found_with_its_hyphen(entries, words) -> None:
    assert find(entries, Query(words))


def test_nothing_asked_gives_all_by_date_and_undated_last(entries) -> None:
    found = find(entries, Query())
    assert len(found) == len(entries)
    days = [entry.claim.last_day or entry.claim.first_day for entry in found if entry.years]
    assert days == sorted(days)
    assert all(entry.years is None for entry in found[len(days) :])


def test_facets_narrow_down_together(entries) -> None:
    chosen = {"people": ("chechens",), "measure": ("arrived",)}
    found = find(entries, Query("", chosen))
    assert found
    for entry in found:
        assert "chechens" in entry.facets["people"] and entry.claim.measure == "arrived"


def test_a_republic_finds_what_was_counted_in_its_oblasts(entries) -> None:
    found = ids(find(entries, Query("", {"place": ("kazakh-ssr",)})))
    assert "ci-arrived-akmola" in found and "ci-arrived-kazakh" in found


def test_a_source_is_found_where_it_is_only_quoted(entries) -> None:
    found = find(entries, Query("", {"source": ("pobol-polian2005",)}))
    assert found and all(
        any(c.key == "pobol-polian2005" for c in (*e.claim.source, *e.claim.quoting)) for e in found
    )


def test_years_take_what_reaches_into_them_and_leave_out_the_undated(entries) -> None:
    found = find(entries, Query("", {}, (1943, 1944)))
    assert found
    assert all(e.years and e.years[0] <= 1944 and e.years[1] >= 1943 for e in found)


def test_accents_are_not_needed() -> None:
    assert folded("Müller, 1,361 и Ёлка") == "muller, 1361 и елка"


@pytest.mark.parametrize(
    ("as_of", "span", "day"),
    [
        ("1944-02-23/1944-03-21", "cumulative", "1944-03-21"),
        ("1944-02-23/1944-03-21", "stock", "1944-02-23"),
        ("", "stock", "1943-11-02"),
        ("1901", "stock", "1928-01-01"),
        ("1989", "stock", "1961-12-31"),
    ],
)
def test_every_claim_has_a_day_on_the_axis(as_of, span, day) -> None:
    data = dataset(claim("a", "removed", 1, as_of, span=span))
    data.movements["m"] = movement()
    assert day_on_axis(data, data.claims["a"]) == parse_day(day)


def test_all_claims_have_a_day_on_the_axis(built_in) -> None:
    assert all(0 <= day_on_axis(built_in, c) <= LAST_DAY for c in built_in.claims.values())


def test_what_names_no_people_is_about_all_of_the_movement() -> None:
    data = dataset(claim("a", "removed", 1, people_ids=()))
    data.movements["m"] = movement(people_ids=("p", "q"))
    assert index(data)[0].facets["people"] == ("p", "q")


def test_places_within_each_other_end() -> None:
    data = dataset(claim("a", "removed", 1, place_id="x"))
    data.places["x"] = place("x")
    assert index(data)[0].facets["place"] == ("x",)


def test_where_a_row_was_read() -> None:
    assert seed_text(claim("a", "removed", 1, seed_line="000:308")) == (
        "line 308 of text 000 (Pohl 2015)"
    )
    assert seed_text(claim("a", "removed", 1)) == ""


def test_texts_are_those_that_the_data_names(built_in) -> None:
    used = {c.seed_line.partition(":")[0] for c in built_in.claims.values() if c.seed_line}
    assert used <= set(claim_index.SEED_TEXTS)


def test_a_claim_in_russian_is_found_by_any_name_and_spelling_of_its_number(built_in) -> None:
    entries = index(translated(built_in, "ru"))
    for words in ("59988", "59\u00a0988", "59 988", "Акмолинск", "Akmola"):
        assert "ci-arrived-akmola" in ids(find(entries, Query(words))), words


@pytest.mark.parametrize("words", ["Соьлжа-ГӀала", "Грозный", "Grozny"])
def test_a_name_is_found_in_any_language(built_in, words):
    for tag in ("en", "ru", "kk"):
        assert find(index(translated(built_in, tag)), Query(words=words)), tag


def test_a_work_is_found_by_what_is_said_of_it_in_the_language_and_by_its_english_title(built_in):
    entries = index(translated(built_in, "ru"))
    assert find(entries, Query(words="Работа 1995 года"))
    assert find(entries, Query(words="Work of 1995"))
