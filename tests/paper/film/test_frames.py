"""The pictures of a film: one size, one part of the earth, from the renderer of plates."""

from __future__ import annotations

import numpy as np
import pytest

from atlas.base.dates import LAST_DAY, iso_of, parse_day
from atlas.paper.film import column, film, page
from atlas.paper.film.frames import SIZE, Frames, shots_of
from atlas.paper.map.extent import points_of
from atlas.paper.map.ground import ground_of
from atlas.paper.sheet.display_list import Words
from atlas.paper.sheet.sheet import text_width
from atlas.picture import tours
from atlas.picture.address import Address
from atlas.picture.picture import picture
from atlas.words.language import language
from atlas.words.translated import translated

KARACHAIS, BALKARS = "karachais-1943", "balkars-1944"
LANGUAGES = ("en", "ru", "kk")
LEAST = page.LEAST_SHARE * page.HEIGHT / 25.4 * 72
"""Points: three per cent of the height."""


def frames_of(model, first, last, movement=KARACHAIS, **more):
    asked = Address(day=parse_day(first), to=parse_day(last), movements=(movement,), **more)
    return Frames(model, asked, "v1", whole=False)


@pytest.fixture(scope="module")
def frames(model):
    return frames_of(model, "1943-11-05", "1943-11-07")


@pytest.fixture(scope="module")
def story(model):
    """A story with its shots: its pictures are drawn by those who ask for one."""
    return Frames(model, Address(lang="kk"), "v1", whole=True, tour="karachais")


@pytest.fixture(scope="module")
def chechens(model):
    return Frames(model, Address(movements=("chechens-ingush-1944",), lang="ru"), "v1", whole=True)


def words_of(sheet):
    return [thing for thing in sheet.display_list if isinstance(thing, Words)]


def maps(made):
    return [shot for shot in made.shots if shot.kind == "map"]


def test_a_film_of_a_period_has_its_days_between_two_cards(frames):
    days = [iso_of(shot.day) for shot in maps(frames)]
    assert days == ["1943-11-05", "1943-11-06", "1943-11-07"]
    assert [shot.kind for shot in frames.shots] == ["title", "map", "map", "map", "end"]


def test_a_film_of_a_movement_tells_all_of_it(model):
    whole = shots_of(model, Address(movements=(KARACHAIS,)), whole=True)
    assert iso_of(whole[1].day) < "1943-11-02"
    assert iso_of(whole[-2].day) == "1959-12-31"


def test_the_title_card_has_the_peoples_own_name_and_the_years(model, frames):
    said = [each.words for each in words_of(frames.sheet(frames.shots[0]))]
    assert "Къарачайлыла" in said
    assert "Removal: Karachais" in said
    assert "1943" in said
    assert frames.title == "Removal: Karachais, 1943"


def test_the_end_card_has_sources_and_licence(frames):
    said = " ".join(each.words for each in words_of(frames.sheet(frames.shots[-1])))
    assert "Pohl 2015" in said
    assert "CC BY 4.0" in said
    assert "v1" in said


def test_a_film_in_another_language_says_that_it_is_a_draft(story):
    said = " ".join(each.words for each in words_of(story.sheet(story.shots[-1])))
    assert "аударма" in said.lower()


def test_a_film_tells_its_events_in_its_own_language(model):
    made = frames_of(model, "1943-11-02", "1943-11-02", view="period", lang="ru")
    events = translated(model.dataset, "ru").events
    told = [shot.passage for shot in maps(made) if shot.passage]
    heading, text = told[0].parts[:2]
    assert (heading.words, text.words) in {(e.title, e.text) for e in events.values()}


def test_pictures_are_those_of_a_screen_and_differ_where_something_moves(frames):
    first, second = (frames.draw(shot) for shot in maps(frames)[:2])
    assert first.shape == second.shape == (SIZE[1], SIZE[0], 3)
    assert (first != second).any()
    # Whoever draws only what changed prints the same.
    shot = maps(frames)[1]
    whole = frames.sheet(shot).pixels(page.DPI)[: SIZE[1], : SIZE[0]]
    assert (second == whole).all()
    assert (frames.draw(shot) == whole).all()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_all_words_can_be_read_from_the_last_row_and_lie_in_the_picture(model, lang):
    made = frames_of(model, "1944-02-28", "1944-03-01", "chechens-ingush-1944", lang=lang)
    chosen = {shot.passage or shot.kind: shot for shot in made.shots}
    for shot in chosen.values():
        for each in words_of(made.sheet(shot)):
            assert each.size >= LEAST, each
            assert each.y <= page.HEIGHT
            width = text_width(each.words, each.size, weight=each.weight, italic=each.italic)
            if each.x > page.MAP_WIDTH or shot.kind == "end":
                assert each.x + width <= page.WIDTH, each


def test_a_number_between_two_counts_is_explained(model):
    made = frames_of(model, "1946-04-01", "1946-04-02", BALKARS)
    words = [each.words for each in words_of(made.sheet(maps(made)[0]))]
    assert any("≈" in each and "interpolated" not in each for each in words)
    assert any(each.startswith("≈: interpolated") for each in words)


def test_a_picture_holds_the_marks_of_its_day(model, frames):
    """The same fronts and counts as a plate and the screen, at the same places."""
    shot = maps(frames)[1]
    shown = picture(model, Address(day=shot.day, movements=(KARACHAIS,)))
    groups = frames.sheet(shot).groups
    assert {f"front:{f.id}" for f in shown.fronts} <= set(groups)
    for front in shown.fronts:
        said = groups[f"front:{front.id}"]
        assert float(said["lon"]) == pytest.approx(front.lon, abs=1e-6)
        assert float(said["lat"]) == pytest.approx(front.lat, abs=1e-6)


def test_the_day_is_marked_on_the_line_of_time(frames):
    axis = frames._scenery._axis
    said = [each.words for each in words_of(frames.sheet(maps(frames)[0]))]
    assert "5 November 1943" in said[-3:] and "7 November 1943" in said[-3:]
    assert axis.x(axis.first) < axis.x(axis.first + 1) < axis.x(axis.last)
    first, second = (frames.draw(shot)[page.MAP_PIXELS[1] + 5 :] for shot in maps(frames)[:2])
    moved = np.argwhere((first != second).any(axis=2))[:, 1] * page.WIDTH / SIZE[0]
    assert moved.min() == pytest.approx(axis.x(axis.first), abs=3)
    assert moved.max() == pytest.approx(axis.x(axis.first + 1), abs=3)


def test_the_sources_of_a_film_hold_those_of_each_of_its_pictures(model):
    asked = Address(movements=("chechens-ingush-1944",))
    made = Frames(model, asked, "v1", whole=True)
    ends = [shot for shot in made.shots if shot.kind == "end"]
    said = " ".join(each.words for shot in ends for each in words_of(made.sheet(shot)))
    dataset = model.dataset
    for shot in maps(made)[::12]:
        claims = picture(model, shot.address).claims
        cited = {c.key for claim in claims for c in dataset.claims[claim].source}
        for key in cited:
            assert dataset.works[key].short in said


def test_the_sources_of_a_film_hold_those_of_ways_on_which_nobody_was_counted(model):
    made = frames_of(model, "1931-01-01", "1931-02-01", "kazakhs-1928")
    ends = [shot for shot in made.shots if shot.kind == "end"]
    said = " ".join(each.words for shot in ends for each in words_of(made.sheet(shot)))
    # It alone tells of the way to Persia.
    assert "KazNU Bulletin" in said


def test_the_legend_says_only_what_is_on_the_map(model):
    made = frames_of(model, "1943-10-25", "1944-01-20")
    signs = {
        "how far the first have come": lambda p: any(front.marked for front in p.fronts),
        "way still ahead": lambda p: any(run.kind == "ahead" for run in p.runs),
        "number of an earlier day, with its year": lambda p: any(r.last for r in held(p)),
    }

    def held(shown):
        return [each for region in shown.regions for each in region.held if each.value is None]

    seen = set()
    for shot in maps(made)[::4]:
        words = words_of(made.sheet(shot))
        shown = made._scenery.picture(shot.address)
        legend = made._scenery._legends[shot.chapter]
        here = {each.words for each in words if each.words in signs}
        assert here == {sign for sign, is_there in signs.items() if is_there(shown)}
        # Words of the map keep off the room for the most that it may say.
        assert all(each.y > legend.frame[1] for each in words if each.words in signs)
        seen |= here
    assert seen == set(signs)


def test_nothing_that_a_film_is_about_touches_the_edge_of_its_map(model, frames):
    panel = frames._scenery._panels[(KARACHAIS,)]
    shown = [frames._scenery.picture(shot.address) for shot in maps(frames)]
    for point in points_of(shown):
        x, y = panel.to_mm(*point)
        assert 9 < x < page.MAP_WIDTH - 9
        assert 9 < y < page.AXIS_TOP - 9


def test_numbers_that_have_no_room_together_are_shown_in_large_but_for_the_least(chechens):
    """Those who died are among them; what nobody stated gives way."""
    shot = next(s for s in reversed(maps(chechens)) if not s.passage and s.seconds < 3)
    large = [each.words for each in words_of(chechens.sheet(shot)) if each.size == 27.0]
    assert {"494 456", "не менее 1 272", "145 761", "от 200 000 до 432 000"} <= {
        words.replace("\N{NO-BREAK SPACE}", " ") for words in large
    }


def test_names_of_lands_and_seas_stand_on_them_however_wide_they_are(model, chechens):
    """At this size "TAJIK SSR" beside its point would be the name of Uzbekistan."""
    made, shot = chechens, maps(chechens)[-1]
    panel = made._scenery._panels[shot.address.movements]
    ground = ground_of(model, panel, shot.day)
    said = {language("ru").say(name.text).upper(): name for name in ground.names}
    found = [w for w in words_of(made.sheet(shot)) if w.words in said]
    assert len(found) >= 3
    for each in found:
        width = text_width(each.words, each.size, weight=each.weight, spacing=each.spacing)
        assert abs(each.x + width / 2 - said[each.words].x) < width / 4, each.words


def test_a_story_has_the_steps_of_its_tour(model, story):
    dataset = translated(model.dataset, "kk")
    steps = dataset.steps_of["karachais"]
    shown = maps(story)
    assert list(dict.fromkeys(shot.place for shot in shown)) == [(n, 12) for n in range(1, 13)]
    for number, step in enumerate(steps, start=1):
        own = [shot for shot in shown if shot.place == (number, 12)]
        opened, _ = tours.opened(step, model)
        assert {shot.address.map for shot in own} == {opened.map}
        assert own[0].address.movements == opened.movements
        assert own[0].day == opened.shown_day
        if tours.plays(step):
            assert own[-1].day == step.until.last
        said = [part for shot in own for part in shot.passage.parts]
        assert said[0].words == step.heading
        assert step.number_label in {part.words for part in said if part.role == "label"}
        if step.voice:
            event = dataset.events[step.voice]
            spoken = {part.words for part in said if part.role in ("quotation", "translation")}
            assert any((event.translation or event.quotation) in words for words in spoken)


def test_a_story_gives_time_to_read(story):
    shown: dict[object, float] = {}
    for shot in maps(story):
        shown[shot.passage] = shown.get(shot.passage, 0.0) + shot.seconds
    for passage, seconds in shown.items():
        assert seconds >= passage.seconds - 1e-6 >= 3.0 - 1e-6


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_step_of_every_tour_has_room(model, lang):
    for tour in model.dataset.steps_of:
        shots = shots_of(model, Address(lang=lang), whole=True, tour=tour)
        before: set[str] = set()
        for passage in dict.fromkeys(shot.passage for shot in shots if shot.passage):
            assert column.height(passage.parts) <= column.COLUMN.told_height
            roles = {part.role for part in passage.parts}
            # What speaks against a quotation begins beside it, however long it is.
            beside = "against" in before or roles & {"quotation", "translation"}
            assert "against" not in roles or beside
            before = roles


def test_a_tour_that_is_not_there_is_refused(model):
    with pytest.raises(ValueError, match=r"--tour 'none' is no story with steps: all-peoples, "):
        shots_of(model, Address(), whole=True, tour="none")


def test_a_film_is_written(frames, tmp_path):
    path = tmp_path / "karachais.gif"
    film.write(path, frames.shots[:2], frames.draw, title=frames.title)
    assert path.read_bytes().startswith(b"GIF89a")


def test_an_address_of_nowhere_is_not_printed(model):
    asked = Address(day=LAST_DAY, to=LAST_DAY, movements=(KARACHAIS,))
    for site, there in (("", False), ("https://a.org/", True)):
        made = Frames(model, asked, "v1", whole=False, site=site)
        said = " ".join(each.words for each in words_of(made.sheet(made.shots[-1])))
        assert ("?date=" in said.replace(" ", "")) is there


def test_words_stand_where_they_stood_while_days_go_by(model):
    """Where only an event is told, nothing on the map moves; elsewhere little does."""
    made = frames_of(model, "1943-11-01", "1944-04-30")
    moved = shown = 0
    before: dict[str, tuple[float, float]] = {}
    picture_before = None
    for shot in list({shot.address: shot for shot in maps(made)}.values()):
        sheet = made.sheet(shot)
        halos = [each for each in words_of(sheet) if each.halo and each.x < page.MAP_WIDTH]
        places = {each.words: (each.x, each.y) for each in halos}
        both = places.keys() & before.keys()
        away = {w for w in both if np.hypot(*np.subtract(places[w], before[w])) > 1}
        now = made._scenery.picture(shot.address)
        same = picture_before and (now.runs, now.regions) == (
            picture_before.runs,
            picture_before.regions,
        )
        if same and now.homelands == picture_before.homelands:
            assert places == before
        moved, shown = moved + len(away), shown + len(both)
        before, picture_before = places, now
    assert shown > 300
    assert moved <= shown / 40
