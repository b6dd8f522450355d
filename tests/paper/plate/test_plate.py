"""Plates: every layout on every page, the same bytes each time, nothing lost without a word."""

from __future__ import annotations

import functools
import hashlib
import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise, product
from pathlib import Path
from xml.etree import ElementTree

import pytest
import zxingcpp
from PIL import Image

from atlas.__main__ import main
from atlas.base.dates import iso_of, parse_day
from atlas.paper.map.extent import points_of, view_bounds
from atlas.paper.map.labels import LeftOut
from atlas.paper.map.projection import WEST, conic_of
from atlas.paper.plate import files, texts, works
from atlas.paper.plate import plate as plates
from atlas.paper.plate.composition import Composition
from atlas.paper.plate.days import turning_days
from atlas.paper.plate.files import Printing
from atlas.paper.plate.fitting import wrapped
from atlas.paper.plate.layouts import LAYOUTS
from atlas.paper.plate.pages import PAGES
from atlas.paper.plate.plate import Figure, compose, plate
from atlas.paper.plate.refusal import RefusedError
from atlas.paper.sheet.display_list import Words
from atlas.paper.sheet.sheet import FORMATS, Sheet, text_width
from atlas.picture.address import Address
from atlas.picture.picture import picture
from atlas.words.language import LANGUAGES, language, speaking
from atlas.words.translated import model_in
from tests.paper.sheet import test_sheet
from tests.paper.sheet.reading import Reading, rows_of

CI = "chechens-ingush-1944"
FOUR = ("karachais-1943", "kalmyks-1943", CI, "balkars-1944")
SVG = "{http://www.w3.org/2000/svg}"
ROOT = Path(__file__).resolve().parents[3]


def address(day="1944-02-24", *movements, **more):
    return Address(day=parse_day(day), movements=movements or (CI,), **more)


def svg_of(made):
    content = made.sheet.render("svg", title=made.title, description=made.description)
    return ElementTree.fromstring(content)


def words_of(made):
    """All that is printed, in the order drawn."""
    return " ".join(t.words for t in made.sheet.display_list if isinstance(t, Words))


@pytest.fixture(scope="module")
def made_of(model):
    """The plate of a figure, drawn once for all tests that only look at it."""
    return functools.cache(lambda figure: plate(model, figure, "v1"))


@pytest.fixture(scope="module")
def single(made_of):
    return made_of(Figure(address()))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_fits_the_page_of_a_journal(layout, made_of):
    made = made_of(Figure(address(), layout))
    assert made.sheet.width == 183
    assert made.sheet.height <= 170.01
    assert made.sheet.missing == set()


@pytest.mark.parametrize(("layout", "page"), [
    case
    for case in product([name for name in LAYOUTS if name != "grid"], ["89", "120"])
    if case != ("multiples", "89")
])  # fmt: skip
def test_all_peoples_fit_the_narrow_columns_too(model, layout, page):
    figure = Figure(Address(day=parse_day("1944-03-21")), layout, page)
    composition = compose(model, figure, "v1")
    assert composition.height(composition.wording()) <= 170.01


def test_numbers_listed_below_maps_do_not_make_a_plate_too_high(made_of):
    four = address("1944-03-21", *FOUR)
    made = made_of(Figure(four, "before-after", "89"))
    assert made.without_room
    assert made.sheet.height <= 170.01


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_its_size(page, made_of):
    made = made_of(Figure(address(), "chart", page))
    assert made.sheet.width == PAGES[page].width
    if PAGES[page].height:
        assert made.sheet.height == pytest.approx(PAGES[page].height)


def test_a_plate_says_what_it_shows_and_who_says_so(built_in, single):
    tree = svg_of(single)
    said = words_of(single)
    assert said == " ".join(node.text for node in tree.iter(f"{SVG}text"))
    assert "24 February 1944" in said
    assert "176,950" in said
    assert "Pohl 2015, citing Tsarevskaia-Diakina 2004" in said
    assert "Albers equal-area conic, 43° and 58°_N, centre 66°_E." in said.replace("\xa0", "_")
    assert "CC BY 4.0" in said
    # Nobody can visit an atlas without an address; the version of the data is said all the same.
    assert "?date=" not in said
    assert "Data version v1." in said
    assert tree.get("role") == "img"
    assert tree.find(f"{SVG}title").text == single.title
    assert "on the way 176,950" in tree.find(f"{SVG}desc").text


def test_the_sources_are_those_of_the_claims_shown_and_no_others(built_in, model, single):
    shown = picture(model, address())
    line = works.sources(language("en"), built_in, shown.claims)
    assert line.startswith(f"Sources of the {len(shown.claims)} figures shown")
    read = {c.key for claim in shown.claims for c in built_in.claims[claim].source}
    for key, work in built_in.works.items():
        if key in read:
            assert work.short in line
    assert "Bugai, Gortsy" not in line


def test_marks_stand_at_their_places(model, single):
    """The group of a front or a region carries the place and the number of the model."""
    shown = picture(model, address())
    groups = single.sheet.groups
    found = 0
    for front in shown.fronts:
        node = groups.get(f"front:{front.id}")
        if node is not None:
            found += 1
            assert float(node.get("lon")) == pytest.approx(front.lon, abs=1e-6)
            assert float(node.get("lat")) == pytest.approx(front.lat, abs=1e-6)
    assert found


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_plate_speaks_each_language_with_every_letter(tag, made_of):
    for layout in ("single", "chart", "return"):
        made = made_of(Figure(address("1957-06-01", lang=tag), layout))
        # A date may end with the full stop of "г.".
        assert ".." not in made.description
        assert made.sheet.missing == set()
    said = words_of(made)
    assert {"en": "Return,", "ru": "Возвращение", "kk": "Оралу"}[tag] in said


def test_a_grey_plate_has_no_hue(made_of):
    made = made_of(Figure(address(), "chart", "89", greyscale=True))
    content = made.sheet.render("svg").decode()
    colours = set(re.findall(r"#([0-9a-fA-F]{6})\b", content))
    assert colours
    assert all(c[:2] == c[2:4] == c[4:] for c in colours)


def test_what_finds_no_room_is_listed(made_of):
    everybody = Address(day=parse_day("1949-01-01"))
    made = made_of(Figure(everybody, page="120"))
    said = words_of(made)
    left = [item for item in made.without_room if item.kind == "count"]
    assert left
    for item in left:
        assert item.name.split()[0] in said


@pytest.mark.parametrize("figure", [Figure(Address()), Figure(Address(), "multiples")])
def test_a_map_is_drawn_once_though_numbers_find_no_room(model, monkeypatch, figure):
    drawn, draw = [], plates.plate_map

    def counted(sheet, panel, *rest, **look):
        drawn.append(panel.frame)
        return draw(sheet, panel, *rest, **look)

    monkeypatch.setattr(plates, "plate_map", counted)
    made = plate(model, figure, "v1")
    # What is not on the maps is said below them, which is known late, or for small maps before.
    assert made.lacks.numbers
    assert len(drawn) == len(set(drawn)) == len(made.drawn)


SHORT = "Shortened on the map, here in full: "


def test_a_range_that_finds_no_room_is_said_below_the_map_and_in_the_caption(made_of):
    made = made_of(Figure(address("1944-03-21", "karachais-1943"), "before-after", "89"))
    ranges = [item for item in made.without_room if item.kind == "range"]
    assert {item.name for item in ranges} == {"Jambul oblast"}
    for said in (words_of(made), made.caption):
        assert f"{SHORT}b: Jambul oblast 20,285 (1944) (Karachais), 20,285–20,751" in said


def test_what_is_too_much_for_a_list_is_counted_and_said_in_the_caption(model, monkeypatch):
    shown = Figure(address("1944-03-21", "karachais-1943"), "before-after", "89")
    monkeypatch.setattr(plates, "_MOST_LISTED", 0)
    made = plate(model, shown, "v1")
    lost = [item for item in made.without_room if item.kind in ("count", "range")]
    assert lost and SHORT not in words_of(made)
    assert texts.further(language("en"), len(lost)) in words_of(made)
    assert SHORT in made.caption


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Figure(address(), "poster"), "layout 'poster' is not one of single"),
        (Figure(address(), "single", "90"), "width '90' is not one of 89"),
        (Figure(address(lang="de")), "'de' is not one of en, ru, kk"),
    ],
)
def test_options_that_mean_nothing_are_named(model, figure, words):
    with pytest.raises(ValueError, match=words):
        plate(model, figure, "v1")


@pytest.mark.parametrize(
    ("layout", "page", "instead"),
    [
        ("grid", "89", "183"),
        ("grid", "120", "183"),
        ("grid", "slide", "a4"),
        ("chart", "slide", "a4"),
    ],
)
def test_who_is_refused_is_told_the_next_wider_page_that_holds(model, layout, page, instead):
    with pytest.raises(RefusedError, match=f"take width {instead}") as refused:
        plate(model, Figure(Address(), layout, page), "v")
    assert refused.value.instead[0] == (layout, instead)


UNRETURNED = ["crimean-tatars-1944", "koreans-1937", "meskhetian-turks-1944", "volga-germans-1941"]


@pytest.mark.parametrize("movement", UNRETURNED)
def test_no_return_is_drawn_where_none_is_recorded(model, movement):
    with pytest.raises(RefusedError, match=r"no return of the .* is recorded by 1961: take layout"):
        plate(model, Figure(address("1944-05-20", movement), "return"), "v1")


@pytest.mark.parametrize(("tag", "koreans"), [("en", "Koreans"), ("ru", "корейцы")])
def test_who_is_refused_is_told_in_their_own_language(model, tag, koreans):
    other = "ru" if tag == "en" else "en"
    asked = Figure(address("1944-05-20", "koreans-1937", lang=other), "return")
    with speaking(language(tag)), pytest.raises(RefusedError, match=koreans):
        plate(model, asked, "v1")


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("en", "No return recorded by 1961: Koreans."),
        ("ru", "К 1961 г. возвращение не записано: корейцы."),
        ("kk", "1961 жылға дейін оралуы жазылмаған: корейлер."),
    ],
)
def test_a_return_of_several_says_who_had_none(tag, words, model):
    both = address("1957-06-01", "karachais-1943", "koreans-1937", lang=tag)
    with speaking(language(tag)):
        composition = compose(model_in(model, tag), Figure(both, "return", "120"), "v1")
    sheet = Sheet(120, 170)
    composition.beside_and_below(sheet, composition.wording(), composition.pictures)
    assert words in " ".join(t.words for t in sheet.display_list if isinstance(t, Words))
    assert words in " ".join(composition.foot.caption(()))


def test_homelands_are_called_restored_where_all_are_and_one_is_one(model):
    karachais = LAYOUTS["return"](model, address("1957-06-01", "karachais-1943"), language("en"))[0]
    (_, _), (_, restored) = karachais.rows
    assert restored.words == "Homeland: restored"
    several = address("1957-06-01", "karachais-1943", "balkars-1944")
    (_, _), (_, restored) = LAYOUTS["return"](model, several, language("en"))[0].rows
    assert restored.words == "Homelands: restored"
    both = address("1957-06-01", "karachais-1943", "crimean-tatars-1944")
    rows = LAYOUTS["return"](model, both, language("en"))[0].rows
    assert [cell.words for cell in rows[1]][1:] == ["Homelands, 31 December 1959"]


@pytest.mark.parametrize(
    ("layout", "view", "when"),
    [
        ("single", "sofar", "All journeys up to 15 November 1943"),
        ("before-after", "sofar", "1943–1959"),
        ("return", "sofar", "1943–1959"),
        ("multiples", "day", "1943–1959"),
        ("chart", "day", "1928–1961"),
    ],
)
def test_the_subtitle_is_the_time_that_the_panels_show(model, layout, view, when):
    shown = address("1943-11-15", "karachais-1943", view=view)
    assert LAYOUTS[layout](model, shown, language("en"))[0].when == when


def test_a_number_that_is_listed_is_not_listed_for_its_range_again():
    rows = (((), "20,285"), ((), "20,285–20,751"))
    items = [LeftOut(kind, "jambul", "Jambul", rows, "a") for kind in ("range", "count")]
    said = texts.unplaced(language("en"), items)
    assert said.count("Jambul") == 1 and said.startswith(
        "Not on the map for lack of room: a: Jambul"
    )
    other = replace(items[0], panel="b")
    assert texts.unplaced(language("en"), [*items, other]).count("Jambul") == 2
    # Of one region two parts may be without room.
    part = replace(items[1], rows=(((), "7"),))
    assert texts.unplaced(language("en"), [*items, part]).count("Jambul") == 2


def test_a_number_beyond_the_edge_keeps_its_range_and_its_signs(model, single):
    figure = Figure(address("1944-03-21"))
    composition = compose(model, figure, "v1")
    ((cell,),) = composition.arrangement.rows
    drawn = replace(single.drawn[0], outside=("kirghiz-ssr",))
    (item,) = plates._Drawing(model, figure, composition)._beyond(cell, drawn)
    assert [words for _, words in item.rows] == ["88,515", "85,500–88,515"]


BEFORE, AFTER = "before: 22 February 1944", "after: 31 December 1961"


@pytest.mark.parametrize(
    ("day", "maps"),
    [
        ("1928-01-01", ["1 January 1928", BEFORE, AFTER]),
        ("1944-02-22", [BEFORE, AFTER]),
        ("1944-02-23", [BEFORE, "during: 23 February 1944", AFTER]),
        ("1961-12-31", [BEFORE, AFTER]),
    ],
)
def test_a_day_is_called_during_only_where_it_is_and_no_day_is_shown_twice(model, day, maps):
    shown = LAYOUTS["before-after"](model, address(day), language("en"))[0]
    assert [cell.words for row in shown.rows for cell in row] == maps
    days = [cell.picture.day for row in shown.rows for cell in row]
    assert days == sorted(set(days))


def test_a_day_after_the_last_return_has_no_name_and_the_first_day_none_before_it(model):
    def maps(day, movement):
        found = LAYOUTS["before-after"](model, address(day, movement), language("en"))[0]
        return [cell.words for row in found.rows for cell in row]

    first, last = "before: 1 November 1943", "after: 31 December 1959"
    assert maps("1961-01-01", "karachais-1943") == [first, last, "1 January 1961"]
    assert maps("1928-01-01", "kazakhs-1928")[0] == "during: 1 January 1928"


def test_a_caption_says_which_map_is_of_which_day(made_of):
    made = made_of(Figure(address(), "multiples"))
    assert "Maps: (a) 22 February 1944; (b) 10 March 1944; (c) " in made.caption
    made = made_of(Figure(address(), "before-after"))
    assert f"(a) {BEFORE}; (b) during: 24 February 1944; (c) {AFTER}. During: 24 " in made.caption
    assert "Maps:" not in made_of(Figure(address(), page="89")).caption


@pytest.mark.parametrize("layout", ["single", "grid"])
@pytest.mark.parametrize("view", ["day", "period"])
def test_a_caption_of_one_day_names_it_once(layout, view, made_of):
    day = parse_day("1944-02-24")
    one = Address(day, to=day if view == "period" else None, movements=(CI,), view=view)
    made = made_of(Figure(one, layout))
    assert made.caption.count("24 February 1944") == 1
    assert words_of(made).count("24 February 1944") == 1
    assert ("Journeys on 24 February 1944." in made.caption) == (view == "period")


@pytest.mark.parametrize("tag", ["ru", "kk"])
def test_the_scale_and_the_projection_are_in_the_language_of_the_plate(made_of, tag):
    made = made_of(Figure(address(lang=tag)))
    said = words_of(made)
    assert "500 км" in said
    assert not {"km", "centre"} & set(said.split())
    # That the words are drafts is said where there is room for it, and not in the picture.
    drafts = {"ru": "Перевод — черновик", "kk": "Аударма — машина жасаған жоба"}[tag]
    assert made.caption.count(drafts) == 1
    assert drafts not in said
    # Nor does a sentence end twice where a date ends with an abbreviation.
    assert ".." not in made.caption


def test_what_the_picture_lacks_is_said_to_its_maker_and_in_the_caption(made_of):
    everybody = Address(day=parse_day("1944-03-15"))
    made = made_of(Figure(everybody, page="slide"))
    (note,) = made.notes
    assert note.startswith("Only in the caption, as the picture has no room: where the peop")
    said = words_of(made)
    assert "want of room" not in said
    lost = [item for item in made.without_room if item.kind in ("count", "range")]
    listed = all(item.name in said for item in lost)
    assert listed or texts.further(language("en"), len(lost)) in said
    for item in lost:
        assert item.name in made.caption
    assert "Karachais: the whole 69,267 (68,614–69,964); in exile ≈\N{NO-BREAK SPACE}67,300 (" in (
        made.caption
    )
    assert "≈: interpolated between two counts, and rounded." in made.caption


def test_a_plate_that_is_refused_leaves_the_old_file(tmp_path, capsys):
    out = tmp_path / "plate.svg"
    out.write_text("old")
    asked = ["figure", "--date", "1944-03-15", "--layout", "grid", "--width", "89"]
    assert main([*asked, "--out", str(out)]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith("25 is the least): take width 183 or layout single")
    assert out.read_text() == "old"
    assert list(tmp_path.iterdir()) == [out]


def test_a_caption_is_written_beside_its_plate(tmp_path, capsys):
    out = tmp_path / "plate.svg"
    asked = ["figure", "--date", "1944-03-15", "--layout", "chart", "--width", "89"]
    assert main([*asked, "--out", str(out)]) == 0
    said = capsys.readouterr()
    assert "Only in the caption" in said.err
    caption = tmp_path / "plate.svg.caption.txt"
    assert str(caption) in said.out
    assert "Sources of the" in caption.read_text("utf-8")
    assert "Balkars: " in caption.read_text("utf-8")


def test_a_plate_whose_caption_cannot_be_written_leaves_the_old_file(tmp_path, capsys):
    out = tmp_path / "plate.svg"
    out.write_text("old")
    (tmp_path / "plate.svg.caption.txt").mkdir()
    asked = ["figure", "--date", "1943-11-15", "--movement", "karachais-1943", "--width", "89"]
    assert main([*asked, "--out", str(out)]) == 2
    assert "plate.svg.caption.txt: is a folder" in capsys.readouterr().err
    assert out.read_text() == "old"


def test_other_endings_and_grids_are_refused(model, tmp_path):
    with pytest.raises(ValueError, match=r"'a.jpg' does not end in any of .svg, .pdf, .png"):
        files.write(model, Figure(address()), tmp_path / "a.jpg", "v1")
    with pytest.raises(ValueError, match="dpi 5000 is outside 72 to 1200"):
        files.write(model, Figure(address()), tmp_path / "a.png", "v1", Printing(5000))


@pytest.mark.parametrize("kind", ["pdf", "svg", "PDF"])
@pytest.mark.parametrize("command", ["figure", "compare"])
def test_a_resolution_is_refused_where_it_means_nothing(tmp_path, capsys, command, kind):
    out = tmp_path / f"a.{kind}"
    assert main([command, "--dpi", "300", "--out", str(out)]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert f"'a.{kind}' cannot have a resolution (dpi 300); only a .png can" in line
    assert not out.exists()


def test_a_png_knows_its_size_and_its_words(model):
    made = plate(model, Figure(address(), "chart", "89"), "v1")
    content = files.printed(made, Path("a.png"), Printing(300))
    with Image.open(io.BytesIO(content)) as image:
        assert image.width == round(89 / 25.4 * 300)
        assert round(image.info["dpi"][0]) == 300
        assert "Chechens and Ingush" in image.info["Description"]


@pytest.mark.parametrize("layout", ["before-after", "return", "chart"])
def test_a_pdf_is_read_aloud_in_its_order(layout, made_of):
    made = made_of(Figure(address(), layout))
    read = Reading(made.sheet.render("pdf", said=made.imprint))
    assert read.unmarked == 0
    parts = list(read.structure.walk())
    assert [part.words for part in parts if part.kind == "H1"] == [made.title]
    kinds = [part.kind for part in read.structure.kids]
    pictures = [part for part in parts if part.kind == "Figure"]
    heads = [part.words for part in parts if part.kind == "H2"]
    if layout == "chart":
        assert (kinds[:3], len(pictures), heads) == (["H1", "P", "Figure"], 1, [])
        assert "Chechens and Ingush: " in pictures[0].alt
    else:
        # Each map after its own heading, with what it shows.
        assert kinds[2 : 2 + 2 * len(drawn := made.drawn)] == ["H2", "Figure"] * len(drawn)
        assert [head[0] for head in heads] == [*"abcd"[: len(drawn)]]
        told = zip(pictures, heads, strict=True)
        assert all(picture.alt.lower().startswith(head[2:].lower()) for picture, head in told)
    (keys,) = (part for part in parts if part.kind == "L")
    if layout != "chart":
        # A circle, its numbers and its words are one key.
        assert all([part.kind for part in key.kids] == ["LBody"] for key in keys.kids)
        assert len(keys.kids) < 16
    for table in (part for part in parts if part.kind == "Table"):
        assert len(rows_of(table)) == 1
    assert "Licence: CC BY 4.0" in parts[-1].words
    assert read.pdf.open_metadata()["dc:source"].startswith("Sources of the ")


AGAIN = """
import sys
from tests.paper.plate.test_plate import digests
from tests.paper.sheet import test_sheet
from atlas.model.model import Model
from atlas.read.dataset import load
print(*test_sheet.digests(), *digests(Model(load())))
assert "matplotlib.pyplot" not in sys.modules
"""


def digests(model):
    """The digest of a plate in each format."""
    made = plate(model, Figure(address(), page="89"), "v1")
    words = {"title": made.title, "description": made.description}
    contents = (made.sheet.render(ending, 100, **words) for ending in FORMATS)
    return [hashlib.sha256(content).hexdigest() for content in contents]


def test_made_twice_it_is_the_same_to_the_byte(model, tmp_path):
    """Once here, and once in a process with another hash seed, home and path than this one."""
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PATH": ""}
    again = subprocess.run(
        [sys.executable, "-c", AGAIN],
        cwd=tmp_path,
        env=environment | {"HOME": str(tmp_path)},
        check=True,
        capture_output=True,
        text=True,
    )
    assert again.stdout.split() == [*test_sheet.digests(), *digests(model)]


def test_a_film_tells_days_that_differ_most(built_in, model):
    days = turning_days(model.at(), [built_in.movements[CI]], 6)
    assert days == sorted(set(days))
    assert len(days) == 6
    assert days[0] == parse_day("1944-02-22")


def test_a_plate_with_a_site_has_a_code_that_leads_to_its_address(made_of):
    site = "https://atlas.example/"
    figure = Figure(address(), "chart", "120", site=site)
    sheet = made_of(figure).sheet
    wanted = f"{site}?date=1944-02-24&movement={CI}&v=v1"
    assert sheet.groups["code"]["address"] == wanted
    image = Image.fromarray(sheet.pixels(300))
    assert [code.text for code in zxingcpp.read_barcodes(image)] == [wanted]


def test_what_a_map_cannot_show_is_said_if_it_is_asked_for(model):
    words = "A map cannot show the cold, the fear, or what was left behind."
    for page in ("89", "slide"):
        for sentence in (False, True):
            made = plate(model, Figure(address(), "chart", page, sentence=sentence), "v1")
            assert (words in words_of(made)) == (words in made.caption) == sentence


def test_a_plate_without_the_code_that_was_asked_for_ends_with_1(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(Composition, "lacks_sources", lambda self, wording, seen: False)
    steps = Composition._steps
    without = lambda self: [replace(step, code=False) for step in steps(self)]  # noqa: E731
    monkeypatch.setattr(Composition, "_steps", without)
    asked = ["figure", "--date", "1944-02-24", "--movement", CI, "--layout", "chart"]
    out = tmp_path / "plate.svg"
    assert main([*asked, "--site", "https://atlas.example/", "--out", str(out)]) == 1
    assert "no room for the QR code of its address" in capsys.readouterr().err
    assert main([*asked, "--out", str(out)]) == 0
    assert "QR" not in capsys.readouterr().err


def test_a_foot_names_as_many_works_as_have_room(built_in, model):
    claims = picture(model, Address(day=parse_day("1949-01-01"))).claims
    whole = works.sources(language("en"), built_in, claims)
    said = works.sources_in_brief(language("en"), built_in, claims, lambda words: len(words) < 200)
    assert len(said) < 200 < len(whole)
    assert said.startswith(whole[:40]) and said.endswith(" more works in the caption.")
    assert works.sources_in_brief(language("en"), built_in, claims, lambda words: True) == whole
    # One work at least, however little room there is.
    least = works.sources_in_brief(language("en"), built_in, claims, lambda words: False)
    assert "Pohl 2015" in least
    assert "none" in works.sources_in_brief(language("en"), built_in, [], lambda words: True)


def test_ways_of_flight_name_their_works_with_figures_or_without(made_of):
    said = {
        day: made_of(Figure(address(day, "kazakhs-1928"), "single", "120")).sources
        for day in ("1928-06-01", "1931-06-01", "1949-01-01")
    }
    assert said["1928-06-01"].startswith("No figure is shown. Sources of the ways: Kabyl")
    assert said["1931-06-01"].startswith("Sources of the 2 figures shown: Kabyl")
    # Read aloud, the map says what is written on it.
    heard = made_of(Figure(address("1931-06-01", "kazakhs-1928"), "single", "120")).description
    assert "; → Uzbek SSR: 3,436 farms moved, 1930 to 5 August 1931;" in heard
    # Whoever tells of the way to Persia gives no figure.
    assert "Sources of the ways: Kabyl" in said["1931-06-01"]
    assert "KazNU Bulletin" in said["1931-06-01"]
    assert said["1949-01-01"] == "Sources: none; no figure is shown."


def test_what_surrounds_a_homeland_is_named_in_it_or_not_at_all(made_of):
    made = made_of(Figure(address("1937-10-15", "koreans-1937"), page="slide"))
    around = [item for item in made.without_room if item.kind == "around"]
    # A line to it from its name in Manchuria would say that it is there.
    assert [item.name for item in around] == ["Far Eastern krai"]
    assert "Far Eastern krai" not in words_of(made) + made.caption


def test_the_caption_names_homelands_without_their_name():
    lands = [LeftOut("homeland", place, place, (), panel) for place, panel in ("Xa", "Ya", "Yb")]
    said = texts.unnamed(language("en"), [*lands, *lands, LeftOut("count", "Z", "Z", ())])
    assert said == "Homelands without their name on the map: a: X, Y; b: Y."
    assert texts.unnamed(language("en"), []) == ""


def test_a_chart_counts_the_figures_of_its_bands_alone(built_in, made_of):
    kazakhs = made_of(Figure(address("1932-06-01", "kazakhs-1928"), "chart", "120"))
    assert "Sources: none; no figure is shown." in words_of(kazakhs)
    chart = made_of(Figure(address("1928-01-01"), "chart", "120"))
    (line,) = (line for line in chart.foot if line.startswith("Sources of the"))
    # On the first day only the whole is known, in the bands all that came later.
    assert "Ediev 2003" in line


def test_maps_have_their_share_of_a_page_that_grows(model):
    figure = Figure(address("1943-11-10", "karachais-1943"), page="89")
    composition = compose(model, figure, "v1")
    wording = composition.wording()
    assert wording.accounts == "below" and wording.whole
    assert composition.share(wording) == pytest.approx(0.45, abs=0.02)


def test_titles_of_maps_have_a_strip_of_their_own(made_of):
    made = made_of(Figure(address(), "before-after"))
    # The account below the maps has the same head, later.
    head, *_ = (t for t in made.sheet.display_list if isinstance(t, Words) and t.words == AFTER)
    tops = [drawn.panel.frame[1] for drawn in made.drawn]
    assert all(not 0 <= head.y - top <= 8 for top in tops)
    assert any(0 < top - head.y < 4 for top in tops)


@pytest.mark.parametrize(("movement", "least"), [(CI, 5), ("volga-germans-1941", 3), ((), 6)])
def test_small_maps_show_days_that_differ_and_skip_no_decades(model, movement, least):
    asked = Address(day=5000, movements=(movement,) if movement else ())
    rows = LAYOUTS["multiples"](model, asked, language("en"))[0].rows
    shown = [cell.picture for row in rows for cell in row]
    assert least <= len(shown) <= 6
    # One picture may not be the same as another.
    looks = [(p.regions, p.runs, p.fronts, [h.phase for h in p.homelands]) for p in shown]
    assert all(a != b for n, a in enumerate(looks) for b in looks[:n])
    if not movement:
        years = [int(iso_of(p.day)[:4]) for p in shown]
        assert max(b - a for a, b in pairwise(years)) <= 13
        assert 1937 <= years[1] <= 1941


def test_a_long_word_is_broken_after_a_sign():
    lines = wrapped("see ?date=1944-02-24&movement=a,b&v=1", 6, 20)
    assert "".join(lines).replace("see", "see ") == "see ?date=1944-02-24&movement=a,b&v=1"
    assert all(text_width(line, 6) <= 20 for line in lines)


def test_the_extent_is_that_of_the_address_or_of_what_is_drawn(model):
    looked = Address(day=parse_day("1944-03-21"), map=(63.0, 48.0, 4.36))
    west, south, east, north = view_bounds(63.0, 48.0, 4.36)
    points = points_of([picture(model, looked)])
    assert (points[:, 0].min(), points[:, 0].max()) == pytest.approx((west, east))
    assert south < 48 < north
    near = points_of([picture(model, Address(day=parse_day("1944-03-21")))])
    assert near[:, 0].max() < 100
    koreans = points_of([picture(model, address("1937-10-10", "koreans-1937"))])
    assert koreans[:, 0].max() > 125
    assert conic_of((30, 40, 140, 60)).centre == 85


def test_a_legend_has_only_what_is_within_the_edges_of_the_map(made_of):
    """Cut to the Caucasus: the west of Kazakhstan is in a corner, hatched, and no oblast."""
    cut = made_of(Figure(Address(day=parse_day("1944-03-21"), map=(46.5, 44.5, 7.0))))
    whole = made_of(Figure(Address(day=parse_day("1944-03-21")), page="89"))
    assert "20,000–50,000 held" in words_of(whole)
    assert not re.search(r"[0-9] held|held [0-9]|and more held", words_of(cut))
    assert "number of the republic, oblasts not stated" in words_of(cut)


@pytest.mark.parametrize(
    ("tag", "end"),
    [("ru", "58°_с._ш., центр 66°_в._д."), ("kk", "параллельдері, ортасы 66°_ш._б.")],
)
def test_no_line_begins_with_the_letters_of_a_degree(tag, end):
    said = texts.projection(language(tag), WEST).replace("\xa0", "_")
    assert said.endswith(end)


@pytest.mark.parametrize(
    ("day", "layout", "page", "has"),
    [("1949-01-01", "single", "89", True), ("1944-11-20", "before-after", "120", False)],
)
def test_the_legend_has_railways_where_the_maps_have(day, layout, page, has, made_of):
    made = made_of(Figure(address(day, "meskhetian-turks-1944"), layout, page))
    assert any("railway" in drawn.shows for drawn in made.drawn) == has
    assert ("railway then" in words_of(made)) == has
