"""The pages of one edition: peoples, stories, lessons, the views of the sources, claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from atlas.articles import (
    claims,
    conflicts,
    glossary,
    html,
    interpretations,
    limits,
    markup,
    people,
    profile,
    story,
    sums,
    views,
    works,
)
from atlas.articles import lesson as lessons
from atlas.articles.blocks import Block, Html, Paragraph
from atlas.base.grouping import group
from atlas.check.sums import reckon
from atlas.paper.lesson.lesson import lesson
from atlas.read.records import Movement, People, Tour
from atlas.search import index
from atlas.search.index import Entry
from atlas.site import addresses, json_ld
from atlas.site.addresses import VIEWS, Place
from atlas.site.page import Edition, Page
from atlas.words.language import many, say, to_say

SHEETS = {
    "teacher": to_say("Download the teacher's sheet (PDF)"),
    "worksheet": to_say("Download the worksheet (PDF)"),
}
Cards = Mapping[str, str]
"""The pictures that announce pages: a people's id, or "" for the atlas -> path from the root."""
Sheets = Mapping[tuple[str, str], str]
"""The sheets of lessons: (tour, kind) -> path from the root."""
Keep = html.Keep


def peoples(edition: Edition, cards: Cards, keep: Keep) -> Iterator[Page]:
    """Yield the list of peoples and a page for each; ``keep`` takes their charts."""
    section = "peoples/index.html"
    place, dataset = edition.place(section), edition.dataset
    listed = "".join(
        f'<li><a href="{place.to(addresses.people(one.id))}">'
        f"{markup.spoken(one.name_own or one.name, [one])}</a>"
        f' <span class="said">{escape(one.name)}</span><p>{escape(one.summary)}</p></li>'
        for one in dataset.peoples.values()
    )
    title = say("Peoples")
    yield Page(
        section, title, f'<h1>{escape(title)}</h1><ul class="cards">{listed}</ul>', kept=True
    )
    for one in dataset.peoples.values():
        yield _people(edition, one, cards.get(one.id, ""), keep)


def _people(edition: Edition, one: People, card: str, keep: Keep) -> Page:
    place = edition.place(addresses.people(one.id))
    moved = profile.movements_of(edition.dataset, one)

    def kept(svg: str) -> str:
        return place.root + keep(svg)

    shown = html.html(people.article(edition.model, one), place.follow, kept)
    on_map = say("Show on the map")
    ways = "".join(
        _way(place.map({"movement": each.id}), f"{on_map}: {each.title}") for each in moved
    )
    title = one.name_own or one.name
    named = title if title == one.name else f"{title} · {one.name}"
    main = f"{markup.title(title, [one])}\n{ways}\n{shown}"
    return Page(
        place.path,
        named,
        main,
        one.summary,
        card=card,
        section="peoples/index.html",
        kept=True,
    )


def stories(edition: Edition, cards: Cards, sheets: Sheets) -> Iterator[Page]:
    """Yield the lists of stories and of lessons, and a page for each story and each lesson."""
    dataset = edition.dataset
    told = [tour for tour in dataset.tours.values() if tour.id in dataset.steps_of]
    for section, path_of, title in (
        ("stories/index.html", addresses.story, say("Stories")),
        ("lessons/index.html", addresses.lesson, say("Teaching")),
    ):
        place = edition.place(section)
        listed = "".join(
            f'<li><a href="{place.to(path_of(tour.id))}">'
            f"{markup.spoken(tour.title, dataset.peoples.values())}</a>"
            f"<p>{escape(tour.summary)}</p></li>"
            for tour in told
        )
        main = f'<h1>{escape(title)}</h1><ul class="cards">{listed}</ul>'
        yield Page(section, title, main, kept=True)
    for tour in told:
        yield _story(edition, tour, cards)
        yield _lesson(edition, tour, cards, sheets)


def _story(edition: Edition, tour: Tour, cards: Cards) -> Page:
    place, dataset = edition.place(addresses.story(tour.id)), edition.dataset
    at = {step.step: place.step(step) for step in dataset.steps_of[tour.id]}
    blocks = story.article(edition.model, tour, place, at.__getitem__)
    to_lesson = say("The lesson to this story, with a worksheet")
    ways = _way(at[min(at)], say("Show the tour on the map"))
    ways += _way(place.to(addresses.lesson(tour.id)), to_lesson)
    main = f"{markup.title(tour.title, dataset.peoples.values())}\n{ways}\n{html.html(blocks)}"
    card = cards.get(tour.people_ids[0] if len(tour.people_ids) == 1 else "", "")
    return Page(
        place.path,
        tour.title,
        main,
        tour.summary,
        card=card,
        section="stories/index.html",
        kept=True,
    )


def _lesson(edition: Edition, tour: Tour, cards: Cards, sheets: Sheets) -> Page:
    place, dataset = edition.place(addresses.lesson(tour.id)), edition.dataset
    told, teaching = lesson(edition.model, tour.id), say("Teaching")
    links = _way(place.to(addresses.story(tour.id)), say("The steps of the tour"))
    for kind, words in SHEETS.items():
        if (tour.id, kind) in sheets:
            name = f' download="exile-and-return-{escape(tour.id)}-{kind}.pdf"'
            links += _way(place.root + sheets[tour.id, kind], say(words), name)
    main = (
        f"{markup.title(tour.title, dataset.peoples.values())}\n"
        f"<p>{escape(tour.summary)}</p>{links}\n{html.html(lessons.article(told))}"
    )
    return Page(
        place.path,
        f"{teaching}: {tour.title}",
        main,
        tour.summary,
        card=cards.get(tour.people_ids[0] if len(tour.people_ids) == 1 else "", ""),
        section="lessons/index.html",
        kept=True,
    )


def _way(address: str, words: str, more: str = "") -> str:
    """Return a way from a page: its address and ``more`` are markup, its words are not."""
    return f'<p class="way"><a href="{address}"{more}>{escape(words)}</a></p>'


def sources(edition: Edition, entries: list[Entry]) -> Iterator[Page]:
    """Yield a page for each view of the sources."""
    model, dataset = edition.model, edition.dataset
    places = {view: edition.place(path) for view, path in VIEWS.items()}
    shown = list(dataset.conflicts.values())
    named = interpretations.found(dataset, ())
    content: dict[str, list[Block]] = {
        "works": works.article(dataset),
        "claims": _claims(edition, entries, places["claims"]),
        "conflicts": [
            *conflicts.introduction(),
            conflicts.counted(dataset, shown),
            conflicts.records(dataset, shown, places["conflicts"]),
        ],
        "interpretations": [
            *interpretations.introduction(),
            interpretations.counted(dataset, named),
            interpretations.records(dataset, named),
        ],
        "glossary": [*glossary.introduction(), *glossary.records(dataset)],
        "sums": [
            *sums.introduction(),
            *sums.by_verdict(dataset, reckon(dataset), places["sums"]),
        ],
        "limits": limits.article(model),
        "layers": [*works.layers(dataset), *works.version(edition.site.version)],
    }
    above = say("Sources")
    for view, blocks in content.items():
        place = places[view]
        words = html.html([*views.introduction(), *blocks], place.follow)
        main = f"<h1>{escape(views.title())}</h1>\n{_views(place, view)}\n{words}"
        title = f"{above}: {say(views.VIEWS[view])}"
        yield Page(place.path, title, main, section=VIEWS["works"], kept=True)


def _views(place: Place, current: str) -> str:
    links = "".join(
        f'<li><a href="{place.view(view)}"{_marked(view == current)}>{escape(say(words))}</a></li>'
        for view, words in views.VIEWS.items()
    )
    label = escape(say("What to show"))
    return f'<nav class="views" aria-label="{label}"><ul>{links}</ul></nav>'


def _marked(is_open: bool) -> str:
    return ' aria-current="page"' if is_open else ""


def _claims(edition: Edition, entries: Iterable[Entry], place: Place) -> list[Block]:
    """Return every claim as a line, by movement and date."""
    in_order = index.find(entries, index.Query())
    by_movement = group(in_order, lambda entry: entry.claim.movement_id)
    movements = edition.dataset.movements
    blocks: list[Block] = [
        Paragraph(
            say(
                "Every claim, by movement and date. Each leads to a page of its own, with "
                "everything known about it."
            )
        )
    ]
    for identity in (*movements, ""):
        listed = by_movement.get(identity, [])
        if listed:
            blocks.append(Html(_movement(movements.get(identity), listed, place)))
    return blocks


def _movement(movement: Movement | None, listed: list[Entry], place: Place) -> str:
    title = movement.title if movement else say("several, or none of them")
    title = title[:1].upper() + title[1:]
    count = many("{count} figure, by date", "{count} figures, by date", len(listed))
    items = "".join(
        f'<li><a href="{place.claim(entry.claim.id)}">{escape(entry.text)}</a> '
        f'<span class="said">{escape(entry.sources)}</span></li>'
        for entry in listed
    )
    return markup.folded(title, count, f'<ul class="lines">{items}</ul>', level=2)


def records(edition: Edition, entries: Iterable[Entry]) -> Iterator[Page]:
    """Yield a page for each claim and each conflict."""
    dataset, site = edition.dataset, edition.site
    for entry in entries:
        place = edition.place(addresses.claim(entry.claim.id))
        said = json_ld.claim(dataset, entry, site.version, site.address, place.full)
        # A page has one heading of the first order: that of the claim.
        shown = html.html(claims.article(dataset, entry, place))
        main = _risen(shown)
        words = f"{entry.text}. {entry.sources}"
        data = json_ld.script(said)
        yield Page(place.path, entry.text, main, words, data, section=VIEWS["works"])
    for conflict in dataset.conflicts.values():
        place = edition.place(addresses.conflict(conflict.id))
        main = _risen(html.html(conflicts.one(dataset, conflict, place)))
        yield Page(place.path, conflict.question, main, conflict.handling, section=VIEWS["works"])


def _risen(shown: str) -> str:
    """Return a record whose heading is that of its page."""
    risen = shown.replace("<h2>", "<h1>", 1).replace("</h2>", "</h1>", 1)
    return risen.replace("<h3>", "<h2>").replace("</h3>", "</h2>")
