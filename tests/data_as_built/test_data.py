"""The data itself: what the program must find in it, whatever the code is."""

from __future__ import annotations

import csv
import json

import pytest

from atlas.base import dates, faults
from atlas.check import checks
from atlas.model import timeline
from atlas.model.totals import rival_wholes
from atlas.read.dataset import BUILT_IN_DATA
from atlas.read.dictionary import built_in as dictionary

WORDS = dictionary()
PEOPLES = {"karachais", "kalmyks", "chechens", "ingush", "balkars", "koreans", "kazakhs"}
MOVEMENTS = {
    "karachais-1943",
    "kalmyks-1943",
    "chechens-ingush-1944",
    "balkars-1944",
    "koreans-1937",
    "kazakhs-1928",
}
CI = "chechens-ingush-1944"
TATARS = "crimean-tatars-1944"


def on(model, day, movement=CI):
    return timeline.state(model.at(), day).movements[movement]


def test_nothing_in_the_data_is_faulty(built_in):
    assert [str(f) for f in faults.errors(checks.check(built_in))] == []


def test_the_first_peoples_and_movements_are_there_and_each_people_was_moved(built_in):
    assert set(built_in.peoples) >= PEOPLES
    assert set(built_in.movements) >= MOVEMENTS
    moved = {p for movement in built_in.movements.values() for p in movement.people_ids}
    assert set(built_in.peoples) == moved


@pytest.mark.parametrize("name", sorted(WORDS))
def test_the_dictionary_describes_each_file(name):
    fields = WORDS[name]["schema"]["fields"]
    with (BUILT_IN_DATA / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        header = next(csv.reader(stream))
    assert header == [field["name"] for field in fields]
    for field in fields:
        assert field["description"].endswith((".", "?")), field["name"]


@pytest.mark.parametrize(
    ("table", "column"),
    [("claims", "measure"), ("claims", "unit"), ("places", "kind")],
)
def test_every_word_of_a_long_list_is_explained(table, column):
    (field,) = [f for f in WORDS[table]["schema"]["fields"] if f["name"] == column]
    words = field["constraints"]["enum"]
    explained = [piece.split(" = ")[0].split(" ")[-1] for piece in field["description"].split("; ")]
    assert [w for w in explained if w in words] == words


def test_no_file_holds_a_byte_order_mark_or_a_carriage_return():
    for path in BUILT_IN_DATA.glob("*.csv"):
        content = path.read_bytes()
        assert not content.startswith(b"\xef\xbb\xbf"), path.name
        assert b"\r" not in content, path.name


# The documented instants of the Chechen and Ingush deportation, as Pohl 2015 gives them.
@pytest.mark.parametrize(
    ("day", "home", "taken", "under_way"),
    [
        ("1944-02-22", 494456, 0, 0),
        ("1944-02-23", 399715, 74718, 20023),
        ("1944-02-24", 160717, 156789, 176950),
    ],
)
def test_chechens_and_ingush_on_documented_days(model, day, home, taken, under_way):
    s = on(model, day)
    assert (s.home.value, s.taken.value, s.under_way.value) == (home, taken, under_way)
    assert s.under_way.basis == "documented"


def test_24_february_has_the_range_that_the_rival_totals_give(model):
    home = on(model, "1944-02-24").home
    # To 503,200 before the removal, as the demographer Ediev reckons.
    assert (home.low, home.high) == (144740, 169461)


def test_25_february_86_echelons_with_342647_people(built_in, model):
    assert on(model, "1944-02-25").under_way.value == 342647
    echelons = [
        c
        for c in built_in.claims.values()
        if c.movement_id == CI and c.unit == "echelons" and c.value == 86
    ]
    assert [c.as_of_end.text for c in echelons] == ["1944-02-25"]


def test_21_march_the_arrivals_by_region(model):
    s = on(model, "1944-03-21")
    assert {place: q.value for place, q in s.exile.items() if q} == {
        "akmola-oblast": 59988,
        "kustanai-oblast": 45768,
        "kazakh-ssr": 405941 - 59988 - 45768,
        "kirghiz-ssr": 88515,
    }
    assert s.whole.value == 494456


def test_21_march_akmola_says_22_echelons_and_who_says_so(built_in):
    claims = [
        c
        for c in built_in.claims.values()
        if c.place_id == "akmola-oblast" and c.last_day == dates.parse_day("1944-03-21")
    ]
    assert {(c.unit, c.value) for c in claims} >= {("persons", 59988), ("echelons", 22)}
    assert all(c.quoting[0].key == "tsarevskaia-diakina2004" for c in claims)


def test_1961_counts_more_living_than_were_taken_and_says_so(model):
    s = on(model, "1961-12-31")
    assert (s.returned.value, s.elsewhere.value) == (432000, 36000)
    assert s.exile["unplaced"].value == 106000
    # How many had died nobody counted: the counts bear only a least number of those beyond.
    assert (s.dead.value, s.added.value, s.added.high) == (None, None, None)
    assert s.added.low == 432000 + 36000 + 106000 + 1272 - 503200
    # 503,200 is the greatest total that a source gives: up to it sources differ over the whole.
    assert s.disputed.value == 503200 - 494456
    assert s.added.basis == "derived"


def test_excess_deaths_are_ediev_s_and_have_no_number_before_the_end_of_1952(model):
    excess = {CI: 125477 + 20284, "karachais-1943": 13141, "balkars-1944": 7594}
    for movement, number in excess.items():
        before, end = (on(model, day, movement) for day in ("1952-12-30", "1952-12-31"))
        assert (end.excess_dead.value, end.excess_dead.basis) == (number, "estimated")
        assert (before.excess_dead.value, before.excess_dead.high) == (None, number)
        assert end.dead is None or end.dead.value is None


@pytest.mark.parametrize(
    ("movement", "living"),
    [
        (
            "karachais-1943",
            {"1945-10": 59900, "1948-10": 56700, "1949-01": 57300, "1953-01": 63100},
        ),
        (
            CI,
            {
                "1944-12": 324200 + 79100,
                "1945-10": 328200 + 77300,
                "1948-10": 285000 + 78800,
                "1949-01": 285800 + 79000,
                "1953-01": 316400 + 83400,
            },
        ),
        (
            "balkars-1944",
            {
                "1944-12": 33000,
                "1945-10": 33300,
                "1948-10": 31700,
                "1949-01": 32000,
                "1953-01": 33300,
            },
        ),
        ("kalmyks-1943", {"1945-10": 79700, "1948-10": 74300, "1949-01": 76600, "1953-01": 80800}),
        (
            TATARS,
            {
                "1945-04": 181100,
                "1945-10": 151900,
                "1948-10": 145300,
                "1949-01": 145100,
                "1953-01": 159500,
            },
        ),
    ],
)
def test_the_range_of_each_month_holds_the_living_of_ediev_s_table(model, movement, living):
    """Rounded to hundreds in print; the table is read as of the end of the month."""
    for month, number in living.items():
        last = dates.parse_span(month).last
        seen = on(model, dates.iso_of(last), movement).in_exile
        assert seen.low - 50 <= number <= seen.high + 50, month


def test_on_new_year_s_day_1945_some_403_300_chechens_and_ingush_lived_in_exile(model):
    s = on(model, "1944-12-31")
    assert s.in_exile.value == 324200 + 79100
    assert (s.dead.value, s.dead.high) == (None, None)


def test_karachais_are_68938_on_the_day_and_69267_in_all(model):
    s = on(model, "1943-11-02", "karachais-1943")
    assert s.whole.value - s.home.value == 68938
    assert s.whole.value == 69267
    exile = on(model, "1943-12-13", "karachais-1943").exile
    # Fewer lived in exile since 23 November: what Frunze Oblast held of them nobody says.
    assert (exile["frunze-oblast"], exile["south-kazakhstan-oblast"].value) == (None, 25142)


def test_a_share_of_the_returned_karachais_is_never_multiplied(model):
    assert on(model, "1959-12-31", "karachais-1943").returned is None


def test_balkars_arrive_in_two_republics(model):
    exile = on(model, "1944-03-23", "balkars-1944").exile
    assert exile["osh-oblast"].value == 5503
    assert exile["alma-ata-oblast"].value == 5399
    assert exile["kazakh-ssr"].value == 21235 - 5399
    assert exile["kirghiz-ssr"].value == 16198 - 5503


def test_kalmyks_by_region_and_at_the_count_of_1945(model):
    exile = on(model, "1944-01-31", "kalmyks-1943").exile
    regions = ("omsk-oblast", "krasnoyarsk-krai", "altai-krai", "novosibirsk-oblast")
    assert [exile[r].value for r in regions] == [24352, 21164, 20858, 18333]
    assert on(model, "1945-03-31", "kalmyks-1943").exile["unplaced"].value == 83688


def test_the_kalmyks_of_the_census_of_1959_are_of_one_day(model):
    s = on(model, "1959-01-15", "kalmyks-1943")
    assert (s.returned.value, s.in_exile.value) == (72665, 33401)
    # A year and a half later nobody had counted again.
    s = on(model, "1960-06-30", "kalmyks-1943")
    assert (s.in_exile, s.last_living.value) == (None, 33401)
    assert (s.returned.value, s.returned.low, s.returned.high) == (None, 72665, None)


def test_deaths_of_kalmyk_children_of_one_year_come_on_top_of_those_before(model):
    """3,735 children in 1945, after 1,510 people in one oblast by the end of 1944."""
    assert on(model, "1945-12-31", "kalmyks-1943").dead.low == 1510 + 3735


def test_over_200_000_were_home_by_the_end_of_1957(model):
    returned = on(model, "1957-12-31").returned
    assert (returned.value, returned.low) == (None, 200000)


def test_a_count_of_1937_is_no_knowledge_of_1961(model):
    s = on(model, "1961-01-01", "koreans-1937")
    assert s.in_exile is None
    assert on(model, "1959-01-14", "koreans-1937").last_living.value == 172597
    assert s.last_living.claim_id == "kor-ussr-1959"


def test_koreans_are_split_between_two_republics_and_never_return(model):
    exile = on(model, "1937-12-10", "koreans-1937").exile
    assert (exile["kazakh-ssr"].value, exile["uzbek-ssr"].value) == (95256, 76525)
    assert on(model, "1961-12-31", "koreans-1937").returned.value == 0


def test_kazakhs_have_no_total_and_nothing_is_converted(built_in, model):
    s = on(model, "1931-08-05", "kazakhs-1928")
    assert s.whole is None
    assert s.exile == {}
    units = {built_in.claims[c].unit for c in s.claims}
    assert "farms" in units


def test_caravans_never_run_on_rails(built_in):
    for flow in built_in.flows_of["kazakhs-1928"]:
        modes = {stop.mode for stop in built_in.routes[flow.route_id][1:]}
        assert "rail" not in modes or flow.mode == "rail", flow.id


def test_flows_of_a_movement_do_not_count_anyone_twice(built_in, model):
    from atlas.routes import fronts

    for movement in built_in.movements.values():
        flows = built_in.flows_of.get(movement.id, [])
        # What streams carry may be of another count than the whole, which is its rival.
        totals = [c.value for c in rival_wholes(built_in, movement)]
        out = [fronts.value_of(model.at(), f) or 0 for f in flows if f.direction == "outward"]
        assert not totals or sum(out) <= max(totals), movement.id


def test_what_readers_see_speaks_of_works_and_not_of_our_files(built_in):
    for event in built_in.events.values():
        assert "seed" not in event.text.lower().replace("seedl", ""), event.id
    for claim in built_in.claims.values():
        assert "seed" not in claim.note.lower(), claim.id


def test_numbers_in_an_events_text_are_claims_of_the_event(built_in):
    missing = []
    for event in built_in.events.values():
        claims = built_in.claims_of_event.get(event.id, [])
        known = {v for c in claims for v in (c.value, c.value_low, c.value_high) if v is not None}
        missing += [
            f"{event.id}: {word}"
            for word in event.text.replace("\N{EN DASH}", " ").split()
            if "," in word.strip(",.;:()") and _number(word) is not None
            if _number(word) not in known
        ]
    assert missing == []


def _number(word: str) -> int | None:
    digits = word.strip(",.;:()'\"").replace(",", "")
    return int(digits) if digits.isdigit() else None


def test_every_work_that_is_cited_can_be_told_from_the_others(built_in):
    shorts = [w.full for w in built_in.works.values()]
    assert len(shorts) == len(set(shorts))


def test_the_package_names_its_licence_and_every_table():
    package = json.loads((BUILT_IN_DATA / "datapackage.json").read_text(encoding="utf-8"))
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert {r["path"] for r in package["resources"]} == {
        p.name for p in BUILT_IN_DATA.glob("*.csv")
    }


def test_no_crimean_tatar_is_at_home_once_the_operation_is_over(model):
    for day in ("1944-05-20", "1944-05-25", "1944-05-28"):
        s = on(model, day, TATARS)
        assert (s.whole.value, s.home.value, s.under_way.value) == (183155, 0, 183155), day


def test_the_arrivals_of_the_crimean_tatars_are_open_as_long_as_reports_differ(model):
    """From 29 May, by a letter of the Uzbek ministry, to 8 June or to 8 July (t03)."""
    for day in ("1944-05-29", "1944-06-08", "1944-06-30"):
        s = on(model, day, TATARS)
        assert (s.home.value, s.under_way.value, s.in_exile.value) == (0, None, None), day
        assert (s.under_way.low, s.in_exile.low) == (0, 0), day
    counted = on(model, "1944-07-01", TATARS)
    uzbek = counted.exile["uzbek-ssr"]
    assert (uzbek.value, uzbek.basis, counted.in_exile.low) == (151424, "documented", 151424)
    assert on(model, "1944-07-08", TATARS).under_way.value == 0


def test_the_reconstruction_of_march_1944_is_in_the_range_of_the_balkars(model):
    for day in ("1944-03-23", "1944-03-31"):
        living = on(model, day, "balkars-1944").in_exile
        assert living.low <= 37200 < living.value, day


def test_no_source_says_whether_the_balkars_who_died_on_the_way_are_in_the_37713(model):
    """Those were counted on the way, on 17 March; the 36 had died by the 23rd."""
    for day in ("1944-03-23", "1944-03-24", "1948-01-01", "1961-12-31"):
        s = on(model, day, "balkars-1944")
        assert (s.added.low, s.added_dead.value, s.added_dead.low) == (0, None, 0), day
        assert s.dead.least == 36
    s = on(model, "1944-03-23", "balkars-1944")
    assert (s.added.value, s.disputed.value, s.not_stated.value) == (0, 0, 37713 - 37433 - 36)


def test_the_count_of_november_stands_on_its_date_with_whom_it_has_beyond_the_whole(model):
    s = on(model, "1944-11-30", TATARS)
    assert (s.in_exile.value, s.in_exile.basis) == (193865, "documented")
    # Those who died since nobody had counted: so many are beyond the whole at the least.
    assert (s.added.value, s.added.low) == (None, 191)
    # The count is itself a rival of the whole: that many more are a difference between sources.
    assert s.disputed.value == 193865 - 183155
    assert s.added_dead.value == 0


def test_deaths_in_uzbekistan_are_the_least_number_and_named(model):
    assert on(model, "1944-12-30", TATARS).dead.low == 191
    for day, dead in (("1944-12-31", 16052), ("1945-12-30", 16052), ("1946-01-01", 29235)):
        s = on(model, day, TATARS)
        assert (s.dead.value, s.dead.low, s.dead_in) == (None, dead, ("uzbek-ssr",)), day


def test_who_died_on_the_way_is_not_among_the_chechens_and_ingush_who_arrived(model):
    s = on(model, "1944-03-21")
    assert (s.added.value, s.added_dead.value, s.dead.value) == (1361, 1361, 1361)
    assert s.in_exile.value == s.whole.value == 494456
    s = on(model, "1944-03-20")
    assert s.home.value == 0
