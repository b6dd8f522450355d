"""The player folds names exactly as the server does."""

from __future__ import annotations

from atlas.words import folding
from tests.node import answer

FOLD = """
  const { foldingOf } = await player("search/folding");
  return given.texts.map(foldingOf(given.tables));
"""
ODD = [
    "",
    " ",
    "İstanbul",
    "Qırımtatarlar",
    "г1алг1ай",
    "ГӀалгӀай",
    "ǅ",
    "ﬁ",
    "é e\u0301",
    "\u0000",
]
ODD += [
    "<img src=x onerror=alert(1)>",
    "1,234.5",
    "١٢",
    "ßß",
    "aaa",
    "Straße",
    "𝔄",
    "중앙",
    "ქართ",
    "__",
]


def test_every_text_is_folded_alike(built_in) -> None:
    texts = [*ODD, *(work.full for work in built_in.works.values())]
    texts += [name for p in built_in.places.values() for name in (p.name, p.name_ru, p.variants)]
    texts += [f"{e.title} {e.text} {e.quotation}" for e in built_in.events.values()]
    texts += [f"{p.name_own} {p.name_ru}" for p in built_in.peoples.values()]
    theirs = answer(FOLD, {"tables": folding.tables(), "texts": texts})
    assert theirs == [folding.folded(text) for text in texts]
