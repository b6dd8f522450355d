"""WebVTT: what is to be read in a film, timed as it is shown, for players and for those who listen.

https://www.w3.org/TR/webvtt1/
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from atlas.paper.film.shots import Shot
from atlas.paper.sheet.display_list import printable

MIME = "text/vtt"


def webvtt(shots: Sequence[Shot], title: str, lang: str) -> str:
    """Return the subtitles of a film.

    Args:
        shots: Its shots, with the card before the first.
        title: Its title, which the first cue says over the title card.
        lang: The tag of its language.
    """
    blocks = ["WEBVTT", f"NOTE {_plain(title)} ({lang})"]
    blocks += [
        f"{_clock(start)} --> {_clock(end)}\n{words}" for start, end, words in _cues(shots, title)
    ]
    return "\n\n".join(blocks) + "\n"


def _cues(shots: Sequence[Shot], title: str) -> Iterator[tuple[float, float, str]]:
    """Yield start and end in seconds, and words; a passage held over several shots is one cue."""
    time = start = 0.0
    said = ""
    for shot in shots:
        words = _words(shot, title)
        if words != said:
            if said:
                yield start, time, said
            start, said = time, words
        time += shot.seconds
    if said:
        yield start, time, said


def _words(shot: Shot, title: str) -> str:
    if shot.kind == "title":
        return _plain(title)
    if shot.passage is None:
        return ""
    return "\n".join(_plain(part.words) for part in shot.passage.said)


def _plain(words: str) -> str:
    """Return words as one line that holds no markup, and no arrow that would begin a cue."""
    kept = printable(words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return kept.strip()


def _clock(seconds: float) -> str:
    thousandths = round(seconds * 1000)
    minutes, rest = divmod(thousandths, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"
