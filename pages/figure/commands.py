"""The command line that makes the same file as the page."""

from __future__ import annotations

import shlex

from pages.figure.address import Wanted

_PROGRAM = ("python3", "-m", "atlas")
# Options of the command that take several values.
_SEVERAL = ("movement", "pick")
# What the steps of a story do not say themselves.
_OF_A_STORY = ("pick", "basis", "lang")


def figure(wanted: Wanted, file: str, site: str) -> str:
    """Return the command for a plate; the extension of ``file`` gives its format."""
    options = wanted.parameters()
    if "words" in options:
        options["lang"] = options.pop("words")
    switches = [f"--{name}" for name in ("greyscale", "sentence") if options.pop(name, "")]
    if not file.endswith(".png"):
        options.pop("dpi", None)
    words = [*_PROGRAM, "figure", *_words(options), *switches]
    return shlex.join([*words, *_site(site), "--out", file])


def film(wanted: Wanted, file: str, site: str, *, whole: bool, tour: str = "") -> str:
    """Return the command for a film; a ``whole`` one shows its movements from first to last.

    With a ``tour`` it is the film of that story.
    """
    options = wanted.picture.parameters()
    # A film shows each day separately, and opens no panel.
    for name in ("view", "select", "tour", "step", *(("date", "to") if whole else ())):
        options.pop(name, None)
    if tour:
        options = {k: v for k, v in options.items() if k in _OF_A_STORY} | {"tour": tour}
    return shlex.join([*_PROGRAM, "film", *_words(options), *_site(site), "--out", file])


def _words(options: dict[str, str]) -> list[str]:
    words = []
    for name, value in options.items():
        if name in _SEVERAL:
            words += [f"--{name}", *value.split(",")]
        elif value.startswith("-"):
            # A longitude west of Greenwich must not be taken for an option.
            words.append(f"--{name}={value}")
        else:
            words += [f"--{name}", value]
    return words


def _site(site: str) -> list[str]:
    return ["--site", site] if site else []
