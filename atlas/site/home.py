"""The first page of an edition, with the map, and the few that have no article behind them."""

from __future__ import annotations

import json
from html import escape

from atlas.articles import markup
from atlas.screen.one_file import SUBTITLE, TITLE
from atlas.site import addresses, json_ld
from atlas.site.addresses import HOME, VIEWS
from atlas.site.page import Edition, Page
from atlas.site.pages import Cards
from atlas.words.language import LANGUAGES, say


def home(edition: Edition, cards: Cards) -> Page:
    """Return the page with the map, below it what the atlas has to read."""
    place, site = edition.place(HOME), edition.site
    files = {name: f"{name}.json" for name in ("scene", "base")}
    files["texts"] = f"texts-{edition.tag}.json"
    if edition.tag != "en":
        files["words"] = f"words-{edition.tag}.json"
    given = {
        **{name: place.root + site.assets[file] for name, file in files.items()},
        "language": edition.tag,
        "folders": {tag: place.to(HOME, tag) for tag in LANGUAGES},
        "published": f"{site.address}{place.full}" if site.address else "",
        "dismiss": say("Dismiss"),
        "failure": say(
            "The map could not be opened. Reload the page; everything else here can be read "
            "without it."
        ),
    }
    told = json.dumps(given, ensure_ascii=False).replace("<", "\\u003c")
    wait = say(
        "Opening the map … It needs JavaScript; everything else here can be read without it."
    )
    main = (
        f'<h1 class="unseen">{escape(say(TITLE))}: {escape(say(SUBTITLE))}</h1>'
        '<div class="telling" role="status" hidden></div>'
        f'<div id="atlas"><p class="wait">{escape(wait)}</p></div>'
        f'<script type="application/json" id="map">{told}</script>'
        f'<div class="article">{_lists(edition)}</div>'
    )
    data = json_ld.script(
        {"@context": "https://schema.org", **json_ld.dataset_entry(site.version, site.address)}
    )
    return Page(
        HOME,
        say(TITLE),
        main,
        say(SUBTITLE),
        data,
        cards.get("", ""),
        ("leaflet.js", "map.js"),
        # The texts are asked for after the first picture.
        tuple(file for name, file in files.items() if name != "texts"),
        kept=True,
        in_full=True,
        plain=True,
    )


def _lists(edition: Edition) -> str:
    place, dataset = edition.place(HOME), edition.dataset
    peoples = "".join(
        f'<li><a href="{place.to(addresses.people(one.id))}">'
        f"{markup.spoken(one.name_own or one.name, [one])}</a>"
        f' <span class="said">{escape(one.name)}</span></li>'
        for one in dataset.peoples.values()
    )
    stories = "".join(
        f'<li><a href="{place.to(addresses.story(tour.id))}">'
        f"{markup.spoken(tour.title, dataset.peoples.values())}</a></li>"
        for tour in dataset.tours.values()
        if tour.id in dataset.steps_of
    )
    claims, all_of_them = place.to(VIEWS["claims"]), escape(say("All claims"))
    heads = [escape(head) for head in (say("Peoples"), say("Stories"), say("Sources"))]
    return (
        f'<h2>{heads[0]}</h2><ul class="names">{peoples}</ul>'
        f'<h2>{heads[1]}</h2><ul class="names">{stories}</ul>'
        f'<h2>{heads[2]}</h2><p><a href="{claims}">{all_of_them}</a></p>'
    )


def search(edition: Edition) -> Page:
    """Return the page that searches the whole edition in the browser."""
    place, assets = edition.place("search.html"), edition.site.assets
    title = say("Search the atlas")
    all_of_them, button = escape(say("All claims")), escape(say("Search"))
    listed = f'<a href="{place.to(VIEWS["claims"])}">{all_of_them}</a>'
    given = {
        "index": place.root + assets[f"search-{edition.tag}.json"],
        "root": place.to(""),
        "none": say("Nothing by that name. Try just the first letters."),
        "found": say("Found: {count}", count="{count}"),
        "more": say("The first {count} are shown.", count="{count}"),
    }
    told = "".join(f' data-{name}="{escape(words)}"' for name, words in given.items())
    needs = escape(say("The search needs JavaScript; without it every claim is in one list."))
    main = (
        f'<h1>{escape(title)}</h1><form class="search" role="search"{told}>'
        f'<label for="q">{escape(title)}</label>'
        '<input id="q" name="q" type="search" maxlength="200" autocomplete="off">'
        f"<button>{button}</button></form>"
        f"<noscript><p>{needs}</p></noscript>"
        '<p class="found" role="status"></p><div class="results"></div>'
        f"<p>{listed}</p>"
    )
    return Page("search.html", title, main, scripts=("search.js",), kept=True)


def away(edition: Edition) -> Page:
    """Return the page that is shown without a network in place of one that was not kept."""
    title = say("This page was not kept")
    words = say(
        "There is no connection, and this page was not kept on this device. The map, peoples, "
        "stories, sources and the list of all claims were."
    )
    main = f"<h1>{escape(title)}</h1><p>{escape(words)}</p>"
    return Page("away.html", title, main, kept=True)


def missing(edition: Edition) -> str:
    """Return the page for an address that leads nowhere, in every folder: it links to nothing.

    A host shows it at whatever address was asked for, so that no way from it is known, unless the
    site's own address is.
    """
    address = edition.site.address
    way = f'<p><a href="{escape(address)}{HOME}">{escape(say(TITLE))}</a></p>' if address else ""
    title = escape(say("There is no such page"))
    return (
        f'<!doctype html>\n<html lang="{edition.tag}">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n</head>\n<body>\n<h1>{title}</h1>\n{way}\n</body>\n</html>\n"
    )
