"""The addresses of the site's pages, each relative to the page that names it.

Every address ends in the name of a file: not every file host finds ``index.html`` in a folder by
itself, and an object store never does. English lies at the root, each other language in a folder.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from atlas.articles.blocks import Way
from atlas.base.dates import iso_of
from atlas.read.dataset import Dataset
from atlas.read.records import Claim, TourStep
from atlas.search.index import day_on_axis

# A view of the sources -> its page in the folder of a language.
VIEWS = {
    "works": "sources/index.html",
    "claims": "claims/index.html",
    "conflicts": "conflicts/index.html",
    "interpretations": "sources/interpretations.html",
    "glossary": "sources/glossary.html",
    "sums": "sources/sums.html",
    "limits": "sources/limits.html",
    "layers": "sources/layers.html",
}
HOME = "index.html"


def people(identity: str) -> str:
    """Return the path of a people's page in the folder of a language."""
    return f"peoples/{quote(identity)}.html"


def story(identity: str) -> str:
    """Return the path of a story's page in the folder of a language."""
    return f"stories/{quote(identity)}.html"


def lesson(identity: str) -> str:
    """Return the path of a lesson's page in the folder of a language."""
    return f"lessons/{quote(identity)}.html"


def claim(identity: str) -> str:
    """Return the path of a claim's page in the folder of a language."""
    return f"claims/{quote(identity)}.html"


def conflict(identity: str) -> str:
    """Return the path of a conflict's page in the folder of a language."""
    return f"conflicts/{quote(identity)}.html"


def folder(tag: str) -> str:
    """Return the folder of a language, with a slash at its end; "" for English."""
    return "" if tag == "en" else f"{tag}/"


@dataclass(frozen=True)
class Place:
    """Where a page lies.

    Attributes:
        tag: Its language.
        path: Its path in the folder of its language.
        app: The address of the app, with a slash at its end, or "".
    """

    tag: str
    path: str
    app: str = ""

    @property
    def full(self) -> str:
        """Its path from the root of the site."""
        return folder(self.tag) + self.path

    @property
    def root(self) -> str:
        """The way from here to the root of the site, such as "../"."""
        return "../" * self.full.count("/")

    def to(self, path: str, tag: str = "") -> str:
        """Return the way to a page in the folder of a language, this one's if none is named."""
        return f"{self.root}{folder(tag or self.tag)}{path}"

    def map(self, asked: dict[str, str]) -> str:
        """Return the way to the map at a picture."""
        return f"{self.to(HOME)}#{urlencode(asked, safe=':,')}"

    def step(self, step: TourStep) -> str:
        """Return the way to the map at a step of a story."""
        return self.map({"tour": step.tour_id, "step": str(step.step)})

    def atlas(self, dataset: Dataset, claim: Claim) -> str:
        """Return the way to the map at a claim's day, with the claim opened."""
        asked = {"date": iso_of(day_on_axis(dataset, claim))}
        if claim.movement_id in dataset.movements:
            asked["movement"] = claim.movement_id
        return self.map(asked | {"select": f"claim:{claim.id}"})

    def claim(self, identity: str) -> str:
        """Return the way to a claim."""
        return self.to(claim(identity))

    def conflict(self, identity: str) -> str:
        """Return the way to a conflict."""
        return self.to(conflict(identity))

    def view(self, name: str) -> str:
        """Return the way to a view of the sources."""
        return self.to(VIEWS[name])

    def follow(self, way: Way) -> str:
        """Return the way to another page; "" where only the app has it, and nobody said where."""
        if way.page == "teaching":
            return self.to(lesson(way.asked["lesson"]))
        if way.page == "atlas":
            return self.map(dict(way.asked))
        if not self.app:
            return ""
        asked = dict(way.asked) | ({} if self.tag == "en" else {"lang": self.tag})
        return f"{self.app}{way.page}{f'?{urlencode(asked)}' if asked else ''}"
