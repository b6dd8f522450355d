"""Invisible characters: which of them a text may contain, and how messages show the others.

A mark that reverses the direction of writing makes ``gnp.exe`` read ``exe.png``; a zero-width
space makes two names that look alike differ. Neither belongs in data, nor, raw, in a message.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# Part of the spelling of Persian, Kurdish, Malayalam, Kalmyk (Clear Script) and others.
_JOINERS = "\u200c\u200d\u180e"
# In the same category as invisible ones, but drawn: number and year marks of Arabic and Syriac.
_DRAWN = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2"
# In the category of marks: they select the form of a letter of a caseless script, or of a symbol.
_SELECTORS = "\u034f\u17b4\u17b5\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
# In the category of letters and symbols, but blank.
_BLANK = "\u115f\u1160\u2800\u3164\uffa0"
# What a program writes in place of something it could not read or show.
_LOST = "\ufffc\ufffd"
_LINE_BREAKS = re.compile("[\t\n\v\f\r\x85\u2028\u2029]")
_SELECTOR = re.compile(f"[{_SELECTORS}]")
_BEYOND_ASCII = re.compile("[^ -~]")
_INVISIBLE = re.compile(f"[{_BLANK}{_LOST}{_SELECTORS}]")
# Unassigned characters that will be invisible once assigned (Unicode: default ignorable).
_WILL_BE_INVISIBLE = re.compile("[\u2065\ufff0-\ufff8\U000e0000-\U000e0fff]")
# The combining class of a virama, which leaves half of an Indic letter.
_VIRAMA = 9
_MOST_SHOWN = 60
_KINDS = {
    "Cc": "a control character",
    "Cf": "an invisible character",
    "Co": "a private-use character, which looks different on every computer",
    "Cs": "half of a character",
    "Cn": "which is not a character",
}
# One character of UTF-8 as Windows-1252 shows it: its first byte, then the others.
_REST = "\x81\x8d\x8f\x90\x9d€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\xa0-¿"
_SEQUENCE = re.compile(f"(?P<first>[Â-ô])(?P<rest>[{_REST}]+)")
# What may follow the last letter of a word: LULEÅ–KIRUNA, «ANDRÉ». A quotation mark ends the word.
_ENDS_A_WORD = re.compile(r"[’‘“”»›…\xa0–—]*(?:[–—’\xa0]|[‘“”»›…](?!\w))")
# Words rarely end in these, and Latin and Cyrillic letters begin with them in UTF-8.
_REVEALING, _REVEALING_AT_START = "ÂÃ", "ÐÑ"
# Pairs in Windows-1251 that read as UTF-8 by chance, as ТІ does.
_MOST_BY_CHANCE = 3
# Windows-1251 Cyrillic shown as Windows-1252: a whole word of accented letters.
_ACCENTED_WORD = re.compile(r"(?<![\w×÷])[À-ÿ]{5,}(?![\w×÷])")
_RUSSIAN_CASE = re.compile("[А-Я]?[а-я]+|[А-Я]+")
_RUSSIAN_VOWEL = re.compile("[аеиоуыэюя]", re.IGNORECASE)


def composed(text: str) -> str:
    """Return a text in Unicode form NFC: in file names that a Mac writes, é is two characters."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def shown(text: str) -> str:
    r"""Return a text for a one-line message: what nobody would see is escaped, as ``\u202e``."""
    found = set(_positions(text))
    return "".join(_escaped(c) if n in found else c for n, c in enumerate(text)) if found else text


def without_hidden(text: str) -> str:
    """Return a text without the characters that :func:`check` rejects."""
    found = set(_positions(text))
    return "".join(c for n, c in enumerate(text) if n not in found) if found else text


def check(text: str) -> None:
    """Reject a text with characters that do not belong in data.

    Tabs and line breaks are left to the caller: in BibTeX they are no more than spaces. A text
    that was read in the wrong character set is rejected too.

    Raises:
        ValueError: Naming the first such character.
    """
    for place in _positions(text):
        if not _LINE_BREAKS.match(text[place]):
            raise ValueError(f"{_around(text, place)} contains {_description(text[place])}")
    meant = _meant(text)
    if meant:
        words = f"is {_around(meant, 0)} read in the wrong character set: save the file as UTF-8"
        raise ValueError(f"{_around(text, 0)} {words}")


def has_line_break(text: str) -> bool:
    """Return whether a text contains a tab or anything that begins a new line."""
    return bool(_LINE_BREAKS.search(text))


def _positions(text: str) -> Iterator[int]:
    """Yield the positions of invisible characters, including line breaks and tabs."""
    if text.isprintable() and not _INVISIBLE.search(text):
        return
    # Of most of most texts nothing is asked.
    for found in _BEYOND_ASCII.finditer(text):
        place, char = found.start(), found[0]
        before, after = text[max(0, place - 1) : place], text[place + 1 : place + 2]
        if char in _JOINERS:
            if not _joins(char, before, after):
                yield place
        elif _is_hidden(char) or (_SELECTOR.match(char) and not _has_forms(before)):
            yield place


def _joins(char: str, before: str, after: str) -> bool:
    """Return whether a joiner has an effect between two characters, either of which may be ""."""
    kinds = _kind(before) + _kind(after)
    if re.fullmatch("[LM][LMN]|N[LM]|[SM]S", kinds):
        return True
    # Words may end in half a letter, and abbreviations have a letter as if another followed.
    if before and unicodedata.combining(before) == _VIRAMA:
        return True
    return char == "\u200d" and bool(before) and unicodedata.category(before) == "Lo"


def _has_forms(char: str) -> bool:
    """Return whether a character, which may be "", has other forms to select from."""
    return char.lower() == char.upper() and _kind(char) in ("L", "M", "N", "P", "S")


def _kind(char: str) -> str:
    """Return the first letter of a character's category, "" if there is none."""
    return unicodedata.category(char)[0] if char else ""


def _is_hidden(char: str) -> bool:
    if char.isprintable():
        return char in _BLANK or char in _LOST
    category = unicodedata.category(char)
    if category == "Cn":
        # Not yet assigned differs from never to be assigned: a newer Unicode may have the letter.
        never = ord(char) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(char) <= 0xFDEF
        return never or bool(_WILL_BE_INVISIBLE.match(char))
    return category != "Zs" and char not in _DRAWN


def _description(char: str) -> str:
    """Return the code point of a character, its name, and what is wrong with it."""
    code, name = f"U+{ord(char):04X}", unicodedata.name(char, "")
    if char in _LOST:
        return f"{code} {name}: something was lost when the text was saved or pasted"
    if char in _JOINERS:
        return f"{code} {name}, which joins or separates nothing here: delete it"
    kind = _KINDS.get(unicodedata.category(char), _KINDS["Cf"])
    return f"{code} {name}".rstrip() + f", {kind}: delete it"


def _around(text: str, place: int) -> str:
    """Return a text in quotes; of a long one, only the part around a place."""
    if len(text) <= _MOST_SHOWN:
        return repr(text)
    start = max(0, place - _MOST_SHOWN // 2)
    piece = text[start : start + _MOST_SHOWN]
    return f"{'…' if start else ''}{piece!r}{'…' if start + len(piece) < len(text) else ''}"


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")


def _meant(text: str) -> str:
    """Return what a text read in the wrong character set should say, or "" if it was not."""
    if text.isascii():
        return ""
    meant = _recoded(text, "cp1252", "utf-8")
    if meant and not all(map(_is_by_chance, _SEQUENCE.finditer(text))):
        return meant
    meant = _recoded(text, "cp1251", "utf-8")
    if meant and len(text) - len(meant) > _MOST_BY_CHANCE:
        return meant
    if any(_is_russian(word) for word in _ACCENTED_WORD.findall(text)):
        return _recoded(text, "cp1252", "cp1251")
    return ""


def _is_by_chance(sequence: re.Match[str]) -> bool:
    """Return whether what could be one character of UTF-8 may be the end of a real word."""
    text, first = sequence.string, sequence["first"]
    before = text[max(0, sequence.start() - 1) : sequence.start()]
    after_capital = before.isascii() and before.isupper()
    if first in _REVEALING or (first in _REVEALING_AT_START and not after_capital):
        return False
    if first.isupper() and before.islower():
        # No capital follows a small letter.
        return False
    return bool(_ENDS_A_WORD.match(text, sequence.start("rest"))) and first.isalpha()


def _is_russian(word: str) -> bool:
    """Return whether accented letters are a Russian word; a list of letters has each only once."""
    meant = _recoded(word, "cp1252", "cp1251")
    kinds = len(set(meant.lower()))
    fits = _RUSSIAN_CASE.fullmatch(meant) and _RUSSIAN_VOWEL.search(meant)
    return bool(fits) and 3 <= kinds < len(meant)


def _recoded(text: str, shown_as: str, written_in: str) -> str:
    try:
        return text.encode(shown_as).decode(written_in)
    except UnicodeError:
        return ""
