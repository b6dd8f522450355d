"""Characters that nobody sees: which of them a text may hold, and how messages show the others.

A mark that turns the direction of writing makes ``gnp.exe`` read ``exe.png``; a space without
width makes two names that look alike differ. Neither has a place in data, nor, raw, in a message.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# Part of the spelling of Persian, Kurdish, Malayalam, Kalmyk (Clear Script) and others.
_JOINERS = "\u200c\u200d\u180e"
# Of the same category as hidden ones, but drawn: number and year marks of Arabic and Syriac.
_DRAWN = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2"
# Of the category of marks: they choose the form of a letter without capitals, or of a symbol.
_CHOOSERS = "\u034f\u17b4\u17b5\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
# Of the category of letters and signs, but blank.
_BLANK = "\u115f\u1160\u2800\u3164\uffa0"
# What a program writes for what it could not read or show.
_LOST = "\ufffc\ufffd"
_LINE_BREAKS = re.compile("[\t\n\v\f\r\x85\u2028\u2029]")
_CHOOSER = re.compile(f"[{_CHOOSERS}]")
_UNSEEN = re.compile(f"[{_BLANK}{_LOST}{_CHOOSERS}]")
# What nobody will see of characters that are not given out yet (Unicode: default ignorable).
_WILL_BE_UNSEEN = re.compile("[\u2065\ufff0-\ufff8\U000e0000-\U000e0fff]")
# The class of the marks that leave of a letter of India its half.
_HALVING = 9
_MOST_SHOWN = 60
_KINDS = {
    "Cc": "a control character",
    "Cf": "which nobody sees",
    "Co": "a private character, which every machine shows as something else",
    "Cs": "half of a character",
    "Cn": "which stands for no character",
}
# One character in UTF-8 as Windows-1252 shows it: its first byte, then the others.
_REST = "\x81\x8d\x8f\x90\x9d€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\xa0-¿"
_SEQUENCE = re.compile(f"(?P<first>[Â-ô])(?P<rest>[{_REST}]+)")
# What may follow the last letter of a word: LULEÅ–KIRUNA, «ANDRÉ». A quotation mark ends the word.
_ENDS_A_WORD = re.compile(r"[’‘“”»›…\xa0–—]*(?:[–—’\xa0]|[‘“”»›…](?!\w))")
# Words rarely end in these, and they begin Latin and Cyrillic letters in UTF-8.
_TELLING, _TELLING_AT_START = "ÂÃ", "ÐÑ"
# Pairs of Windows-1251 that read as UTF-8 by chance, as ТІ does.
_MOST_BY_CHANCE = 3
# Cyrillic of Windows-1251 shown as Windows-1252: a whole word of letters with accents.
_ACCENTED_WORD = re.compile(r"(?<![\w×÷])[À-ÿ]{5,}(?![\w×÷])")
_RUSSIAN_CASE = re.compile("[А-Я]?[а-я]+|[А-Я]+")
_RUSSIAN_VOWEL = re.compile("[аеиоуыэюя]", re.IGNORECASE)


def composed(text: str) -> str:
    """Return a text in Unicode form NFC; as a Mac writes file names, é is two characters."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def shown(text: str) -> str:
    r"""Return a text fit for a message of one line: what nobody would see becomes ``\u202e``."""
    found = set(_positions(text))
    return "".join(_escaped(c) if n in found else c for n, c in enumerate(text)) if found else text


def without_hidden(text: str) -> str:
    """Return a text without the characters that :func:`check` refuses."""
    found = set(_positions(text))
    return "".join(c for n, c in enumerate(text) if n not in found) if found else text


def check(text: str) -> None:
    """Raise ValueError, which names the first of them, if a text holds what has no place in data.

    Tabs and line breaks are left to the caller: in BibTeX they are no more than spaces. A text
    that was read in a wrong character set is refused too.
    """
    for place in _positions(text):
        if not _LINE_BREAKS.match(text[place]):
            raise ValueError(f"{_around(text, place)} holds {_called(text[place])}")
    meant = _meant(text)
    if meant:
        words = f"is {_around(meant, 0)} read in a wrong character set: save it as UTF-8"
        raise ValueError(f"{_around(text, 0)} {words}")


def has_line_break(text: str) -> bool:
    """Return whether a text holds a tab or anything that begins a new line."""
    return bool(_LINE_BREAKS.search(text))


def _positions(text: str) -> Iterator[int]:
    """Return where the characters stand that nobody sees, line breaks and tabs with them."""
    if text.isprintable() and not _UNSEEN.search(text):
        return
    for place, sign in enumerate(text):
        before, after = text[max(0, place - 1) : place], text[place + 1 : place + 2]
        if sign in _JOINERS:
            if not _joins(sign, before, after):
                yield place
        elif _is_hidden(sign) or (_CHOOSER.match(sign) and not _has_forms(before)):
            yield place


def _joins(sign: str, before: str, after: str) -> bool:
    """Whether a joiner does something between two characters, of which either may be missing."""
    kinds = _kind(before) + _kind(after)
    if re.fullmatch("[LM][LMN]|N[LM]|[SM]S", kinds):
        return True
    # Words may end in half a letter, and abbreviations have a letter as if another followed.
    if before and unicodedata.combining(before) == _HALVING:
        return True
    return sign == "\u200d" and bool(before) and unicodedata.category(before) == "Lo"


def _has_forms(sign: str) -> bool:
    """Whether a character, which may be missing, has other forms to choose from."""
    return sign.lower() == sign.upper() and _kind(sign) in ("L", "M", "N", "P", "S")


def _kind(sign: str) -> str:
    """Return the first letter of a character's category, "" if there is none."""
    return unicodedata.category(sign)[0] if sign else ""


def _is_hidden(sign: str) -> bool:
    if sign.isprintable():
        return sign in _BLANK or sign in _LOST
    category = unicodedata.category(sign)
    if category == "Cn":
        # Not yet given out is another thing than never to be: a newer Unicode may know the letter.
        never = ord(sign) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(sign) <= 0xFDEF
        return never or bool(_WILL_BE_UNSEEN.match(sign))
    return category != "Zs" and sign not in _DRAWN


def _called(sign: str) -> str:
    """Return the code point of a character, its name, and what is wrong with it."""
    code, name = f"U+{ord(sign):04X}", unicodedata.name(sign, "")
    if sign in _LOST:
        return f"{code} {name}: something was lost when it was saved or pasted"
    if sign in _JOINERS:
        return f"{code} {name}, which joins or parts nothing here: delete it"
    kind = _KINDS.get(unicodedata.category(sign), _KINDS["Cf"])
    return f"{code} {name}".rstrip() + f", {kind}: delete it"


def _around(text: str, place: int) -> str:
    """Return a text in quotes, of a long one only what stands around a place."""
    if len(text) <= _MOST_SHOWN:
        return repr(text)
    start = max(0, place - _MOST_SHOWN // 2)
    piece = text[start : start + _MOST_SHOWN]
    return f"{'…' if start else ''}{piece!r}{'…' if start + len(piece) < len(text) else ''}"


def _escaped(sign: str) -> str:
    return sign.encode("unicode_escape").decode("ascii")


def _meant(text: str) -> str:
    """Return what a text says that was read in a wrong character set; "" if it was not."""
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
    """Whether what could be one character of UTF-8 may be the end of an honest word."""
    text, first = sequence.string, sequence["first"]
    before = text[max(0, sequence.start() - 1) : sequence.start()]
    after_capital = before.isascii() and before.isupper()
    if first in _TELLING or (first in _TELLING_AT_START and not after_capital):
        return False
    if first.isupper() and before.islower():
        # No capital stands after a small letter.
        return False
    return bool(_ENDS_A_WORD.match(text, sequence.start("rest"))) and first.isalpha()


def _is_russian(word: str) -> bool:
    """Whether accented letters are a word of Russian; a list of letters names each of them once."""
    meant = _recoded(word, "cp1252", "cp1251")
    kinds = len(set(meant.lower()))
    fits = _RUSSIAN_CASE.fullmatch(meant) and _RUSSIAN_VOWEL.search(meant)
    return bool(fits) and 3 <= kinds < len(meant)


def _recoded(text: str, shown_as: str, written_in: str) -> str:
    try:
        return text.encode(shown_as).decode(written_in)
    except UnicodeError:
        return ""
