"""The Sources page: its address, its views, what is found in them."""

from __future__ import annotations

from html import unescape

import pytest

from atlas.articles import cards, conflicts, gaps, glossary, interpretations
from atlas.check import sums
from atlas.picture import address as atlas_address
from atlas.search import index
from atlas.search.index import Query
from atlas.words import biblatex
from atlas.words.language import language, speaking
from atlas.words.translated import translated
from pages.shell import links
from pages.sources import address
from pages.sources.address import Wanted
from tests.pages.test_pages import PAYLOADS, run, words


@pytest.fixture(scope="module")
def entries(built_in):
    return index.index(built_in)


@pytest.mark.parametrize("show", address.VIEWS)
def test_each_view_has_its_address(show: str) -> None:
    app = run("sources", show=show)
    assert not app.exception
    assert app.session_state["sources_show"] == show
    assert words(app).count("Left out") == 0


def test_search_in_the_address_finds_the_claim(built_in) -> None:
    app = run("sources", show="claims", q="Akmola 59,988")
    assert "**1 of " in words(app)
    shown = words(app)
    line = built_in.line("claims", "ci-arrived-akmola")
    assert 'data-claim="ci-arrived-akmola"' in shown
    assert f"data/claims.csv:{line}" in shown
    assert "line 568 of text 000 (Pohl 2015)" in shown


def test_search_and_filters_go_into_the_address(built_in) -> None:
    app = run("sources", show="claims")
    app.text_input(key="sources_q").set_value("echelons").run()
    app.multiselect(key="sources_people").set_value(["chechens"]).run()
    app.multiselect(key="sources_movement").set_value([""]).run()
    assert app.query_params["q"] == "echelons"
    assert app.query_params["who"] == "chechens"
    assert app.query_params["about"] == "several"
    app.button[0].click().run()
    assert not app.exception
    assert "q" not in app.query_params and "who" not in app.query_params
    assert f"of {len(built_in.claims)} claims" in words(app)


def test_results_come_in_pages(built_in) -> None:
    app = run("sources", show="claims")
    first = words(app)
    next(b for b in app.button if b.label == "Later").click().run()
    assert app.query_params["page"] == "2"
    assert words(app).count("data-claim=") == 25
    assert words(app) != first
    assert not run("sources", show="claims", page="999").exception


def test_filters_survive_a_look_at_another_view() -> None:
    app = run("sources", show="claims", who="kalmyks")
    app.query_params["show"] = "limits"
    app.run()
    app.query_params["show"] = "claims"
    app.run()
    assert app.multiselect(key="sources_people").value == ["kalmyks"]


def test_one_claim_can_be_cited(built_in) -> None:
    app = run("sources", show="claims", claim="ci-arrived-akmola")
    note, listed, bibtex = (code.value for code in app.code)
    assert note.startswith("J. Otto Pohl, “Scourging the Caucasus")
    assert listed.startswith("(Pohl 2015, s. The Deportation")
    assert "@article{pohl2015," in bibtex
    assert "To cite it" in words(app)


def test_what_is_to_be_copied_has_the_titles_of_the_bibliography_in_every_language(built_in):
    kazakh = translated(built_in, "kk").works
    claim, work = next(
        (claim, built_in.works[cited.key])
        for claim in built_in.claims.values()
        for cited in claim.source[:1]
        if kazakh[cited.key].title != built_in.works[cited.key].title
    )
    app = run("sources", show="claims", claim=claim.id, lang="kk")
    assert kazakh[work.key].title in words(app)
    note, listed, bibtex = (code.value for code in app.code)
    assert work.title in note
    # The remark is ours, and in the language of the page.
    assert "\n".join(biblatex.entry(work).splitlines()[:2]) in bibtex
    assert not any(kazakh[work.key].title in text for text in (note, listed, bibtex))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_search_box_and_address_show_text_as_text(payload: str) -> None:
    names = ("show", "who", "work", "claim", "conflict", "page", "from")
    app = run("sources", q=payload, **dict.fromkeys(names, payload))
    assert not app.exception
    assert any(payload[:20] in note.value for note in app.text)
    app = run("sources", show="claims", q=payload)
    assert not app.exception
    assert payload not in words(app)
    assert app.text_input(key="sources_q").value == " ".join(payload.split())


def test_address_round_trips(built_in, entries) -> None:
    chosen = {"movement": ("", "kalmyks-1943"), "rank": ("deprecated",)}
    wanted = Wanted("claims", Query("a b", chosen, (1943, 1950)), 3, "", "c13")
    assert address.read(wanted.parameters(), built_in, entries) == (wanted, [])


def test_unknown_values_are_left_out_with_a_note(built_in, entries) -> None:
    asked = {"show": "nothing", "who": "nobody,chechens", "from": "19x4", "page": "0"}
    wanted, notes = address.read(asked, built_in, entries)
    assert wanted == Wanted(query=Query("", {"people": ("chechens",)}))
    assert [note.removeprefix("Ignored in the address: ").partition(" ")[0] for note in notes] == [
        "who=nobody",
        "from=19x4",
        "page=0",
        "show=nothing",
    ]


def test_years_the_wrong_way_round_are_left_out(built_in, entries) -> None:
    wanted, notes = address.read({"from": "1950", "until": "1940"}, built_in, entries)
    assert wanted.query.years is not None and wanted.query.years[0] == 1950
    assert len(notes) == 1


def test_years_of_which_nothing_is_told_are_left_out(built_in, entries) -> None:
    first, last = index.year_range(entries)
    wanted, notes = address.read({"from": str(first - 1), "until": "1950"}, built_in, entries)
    assert wanted.query.years == (first, 1950)
    assert notes == [
        f"Ignored in the address: from={first - 1} (the sources tell of {first} to {last})."
    ]


def test_words_too_long_for_the_box_are_left_out_with_a_note(built_in, entries) -> None:
    wanted, notes = address.read({"q": "x" * 201}, built_in, entries)
    assert wanted == Wanted()
    assert len(notes) == 1 and notes[0].endswith("(longer than 200 characters).")


@pytest.mark.parametrize(
    ("page", "query", "said"),
    [
        ("", {"date": ["1944-02-25", "1943-12-28"]}, "date=1944-02-25"),
        ("figure", {"layout": ["grid", "chart"], "date": "1943-12-28"}, "layout=grid"),
        ("sources", {"show": ["claims", "sums"]}, "show=claims"),
        ("sources", {"who": "x" * 5000}, f"who={'x' * 80}…"),
    ],
)
def test_every_page_says_which_value_of_a_parameter_it_ignores(page, query, said) -> None:
    app = run(page, **query)
    assert not app.exception
    assert [
        note.value
        for note in app.text
        if note.value.startswith(f"Ignored in the address: {said} (")
    ]


def test_the_link_of_every_claim_opens_the_atlas_with_it(built_in, model) -> None:
    from urllib.parse import parse_qs

    for claim in built_in.claims.values():
        asked = {k: v[0] for k, v in parse_qs(links.atlas(built_in, claim)[3:]).items()}
        opened, notes = atlas_address.read(asked, model)
        assert notes == []
        assert opened.selected == ("claim", claim.id)


def test_a_card_tells_all_that_is_recorded(built_in, entries) -> None:
    entry = next(e for e in entries if e.claim.quotation)
    shown = unescape(cards.card(built_in, entry, links))
    assert entry.claim.quotation in shown and entry.sources in shown
    for status in ("place", "date", "number"):
        assert status in shown


def test_every_conflict_has_its_record(built_in) -> None:
    app = run("sources", show="conflicts")
    shown = unescape(words(app))
    for conflict in built_in.conflicts.values():
        assert f'data-conflict="{conflict.id}"' in shown
        assert conflict.question in shown and conflict.handling in shown
        own = conflicts.rivals(built_in, conflict)
        assert all(f"claim={claim.id}" in shown for claim in own)


def test_conflicts_of_one_movement(built_in) -> None:
    found = conflicts.found(built_in, ("chechens-ingush-1944",))
    assert "c13" in {c.id for c in found}
    assert len(found) < len(built_in.conflicts)
    assert conflicts.found(built_in, ()) == list(built_in.conflicts.values())


def test_rivals_stand_on_a_true_line(built_in) -> None:
    own = conflicts.rivals(built_in, built_in.conflicts["c13"])
    persons = [claim for claim in own if claim.unit == "persons"]
    low, high = conflicts.scale(persons) or (0, 0)
    assert (low, high) == (459486, max(c.value for c in persons if c.value))
    assert conflicts.scale(persons[:1]) is None
    shown = conflicts.record(built_in, built_in.conflicts["c13"], links, opened=True)
    assert "left:0.0%" in shown and "left:100.0%" in shown


def test_every_sum_shows_its_arithmetic(built_in) -> None:
    shown = words(run("sources", show="sums"))
    reckoned = sums.reckon(built_in)
    for found in reckoned:
        assert f'data-sum="{found.id}" data-verdict="{found.verdict}"' in shown
    assert shown.count("data-sum=") == len(reckoned)
    assert "The total is 90 more than its parts." in shown


def test_limits_are_said_for_every_movement(built_in) -> None:
    shown = unescape(words(run("sources", show="limits")))
    for movement in built_in.movements.values():
        assert shown.count(movement.title) >= 2
    assert "lies between two counts" in shown


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(1, 1000, "under 1 %"), (999, 1000, "over 99 %"), (5, 10, "50 %"), (10, 10, "100 %")],
)
def test_a_share_never_says_all_or_nothing_falsely(part, whole, said) -> None:
    assert gaps.share(part, whole) == said


def test_the_map_layers_offer_all_of_the_data_to_take_away() -> None:
    app = run("sources", show="layers")
    assert not app.exception
    assert "Download all data (zip)" in [button.label for button in app.get("download_button")]


def test_what_is_looked_for_is_what_is_seen() -> None:
    assert address.words_of(" 59,988\u200b  \u202eAkmola \u2060 ") == "59,988 Akmola"
    assert len(address.words_of("a" * 999)) == 200


def test_every_interpretation_says_who_and_who_disagrees(built_in) -> None:
    shown = unescape(words(run("sources", show="interpretations")))
    for view in built_in.interpretations.values():
        assert f'data-interpretation="{view.id}"' in shown
        assert f"{view.who}: {view.term}" in shown
        assert view.quotation in shown and view.note in shown
    service = built_in.interpretations["int-gko-5859"]
    assert interpretations.opponents(built_in, service) == ("int-ussr-1967",)


def test_interpretations_of_one_people(built_in) -> None:
    app = run("sources", show="interpretations", who="kazakhs")
    assert not app.exception
    found = interpretations.found(built_in, ("kazakhs",))
    assert 0 < len(found) < len(built_in.interpretations)
    assert words(app).count("data-interpretation=") == len(found)
    assert all("kazakhs" in one.people_ids or not one.people_ids for one in found)


def test_the_glossary_has_each_term_in_the_languages_of_the_atlas_the_readers_first(built_in):
    kazakh = translated(built_in, "kk")
    with speaking(language("kk")):
        entry = glossary.record(kazakh, kazakh.terms["special-settlers"])
        unread = glossary.record(kazakh, kazakh.terms["round-up"])
    names = [entry.index(f'<span lang="{tag}">') for tag in ("kk", "en", "ru")]
    assert names == sorted(names)
    assert "арнайы қоныстанушылар" in entry and "спецпоселенцы" in entry
    assert "қағаз жүзінде" in entry.lower()
    assert "qalam.global" in entry and "qalam.global" not in unread
    # Kazakh has its own order of letters: қ after к, before л.
    listed = [term.name_kk for term in glossary.ordered(kazakh)]
    assert listed.index("кулак") < listed.index("қаулы") < listed.index("мәңгілікке")


def test_the_glossary_shows_every_term(built_in) -> None:
    assert words(run("sources", show="glossary")).count('data-term="') == len(built_in.terms)
