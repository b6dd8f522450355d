"""What readers are told of data that does not come with the atlas."""

from __future__ import annotations

from atlas.read.folders import Folders, built_in
from atlas.words.language import say


def notice(folders: Folders) -> str:
    """Return one sentence on any data that does not come with the atlas, or ""."""
    if folders == built_in():
        return ""
    if folders.own is None:
        return say("The tables are not those that come with this atlas.")
    name = folders.own.name
    if folders.own.only:
        return say(
            "The tables are from the folder {name}, not those that come with this atlas.", name=name
        )
    return say(
        "Rows from the folder {name} are shown beside those that come with this atlas.", name=name
    )
