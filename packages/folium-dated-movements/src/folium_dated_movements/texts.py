"""What a text has to be to reach a page."""

from __future__ import annotations

from typing import Any


def check_text(what: str, text: Any) -> None:
    """Refuse what is no text, and one that no file can hold.

    Args:
        what: What a message calls it.
        text: What was given.

    Raises:
        ValueError: If it is not a text, or has a lone surrogate, half of a letter that was cut.
    """
    if not isinstance(text, str):
        raise ValueError(f"{what} {text!r:.60} is not a text")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        half = f"a lone surrogate, {text[error.start]!r}, as letter {error.start + 1}"
        raise ValueError(f"{what} {text!r:.60} has {half}: half of a letter") from None
