"""What readers are told of data that does not come with the atlas."""

from __future__ import annotations

from atlas.read.folders import Folders, built_in
from atlas.words.language import say, to_say


def notice(folders: Folders) -> str:
    """Return one sentence on any data that does not come with the atlas, or ""."""
    message, values = unsaid(folders)
    return say(message, **values) if message else ""


def unsaid(folders: Folders) -> tuple[str, dict[str, str]]:
    """Return the same as a message, to be said in any language, and its values."""
    if folders == built_in():
        return "", {}
    if folders.own is None:
        return to_say("The tables are not those that come with this atlas."), {}
    values = {"name": folders.own.name}
    if folders.own.only:
        return (
            to_say("The tables are from the folder {name}, not those that come with this atlas."),
            values,
        )
    return (
        to_say("Rows from the folder {name} are shown beside those that come with this atlas."),
        values,
    )
