"""The works behind what a plate shows: its figures, and ways on which nobody was counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from atlas.read.citations import Citation
from atlas.read.dataset import Dataset
from atlas.words.claims import short
from atlas.words.language import Language

_Cited = tuple[Sequence[Citation], Sequence[Citation]]
"""The works that say something, and those that they quote for it."""


def sources(
    language: Language, dataset: Dataset, claims: Sequence[str], flows: Sequence[str] = ()
) -> str:
    """Return the works behind some claims and some ways in short form, each with those it quotes.

    They are in the order given; a claim that the dataset does not have is left out.
    """
    works = _works(language, dataset, _rests(dataset, claims))
    if not works:
        return _without_figures(language, dataset, flows)
    said = _sources(language, dataset, claims, "; ".join(works))
    ways = _ways(language, dataset, flows)
    if ways:
        ways = language.say("Sources of the ways: {works}.", works=ways)
    return f"{said} {ways}".rstrip()


def sources_in_brief(
    language: Language,
    dataset: Dataset,
    claims: Sequence[str],
    fits: Callable[[str], bool],
    flows: Sequence[str] = (),
) -> str:
    """Return as many of the works behind some claims as have room, and how many more there are.

    The works behind ways are named where they are the only ones, or all have room.
    """
    whole = sources(language, dataset, claims, flows)
    works = _works(language, dataset, _rests(dataset, claims))
    if not works or fits(whole):
        return whole
    said = _sources(language, dataset, claims, "; ".join(works))
    for shown in range(len(works) - 1, 0, -1):
        if fits(said):
            break
        more = language.many(
            "{count} more work in the caption",
            "{count} more works in the caption",
            len(works) - shown,
        )
        said = _sources(language, dataset, claims, "; ".join([*works[:shown], more]))
    return said


def _without_figures(language: Language, dataset: Dataset, flows: Sequence[str]) -> str:
    """Return the works behind ways that are shown without a figure, or that there are none."""
    if ways := _ways(language, dataset, flows):
        return language.say("No figure is shown. Sources of the ways: {works}.", works=ways)
    return language.say("Sources: none; no figure is shown.")


def _ways(language: Language, dataset: Dataset, flows: Sequence[str]) -> str:
    """Return the works that say from where and to where people went, and when."""
    shown = (dataset.flows[flow] for flow in flows)
    return "; ".join(_works(language, dataset, [(f.source, f.quoting) for f in shown]))


def _rests(dataset: Dataset, claims: Sequence[str]) -> list[_Cited]:
    known = (dataset.claims[claim] for claim in claims if claim in dataset.claims)
    return [(claim.source, claim.quoting) for claim in known]


def _sources(language: Language, dataset: Dataset, claims: Sequence[str], works: str) -> str:
    return language.many(
        "Sources of the {count} figure shown: {works}.",
        "Sources of the {count} figures shown: {works}.",
        sum(claim in dataset.claims for claim in claims),
        works=works,
    )


def _works(language: Language, dataset: Dataset, cited: Iterable[_Cited]) -> list[str]:
    quoted: dict[str, dict[str, None]] = {}
    for source, quoting in cited:
        for citation in source:
            works = quoted.setdefault(short(dataset, citation), {})
            works.update(dict.fromkeys(_shorts(dataset, quoting)))
    entries = []
    for work, others in quoted.items():
        named = [other for other in others if other not in quoted]
        entries.append(
            language.say("{work}, citing {others}", work=work, others=", ".join(named))
            if named
            else work
        )
    return entries


def _shorts(dataset: Dataset, citations: Iterable[Citation]) -> list[str]:
    return [short(dataset, citation) for citation in citations]
