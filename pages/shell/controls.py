"""What a page shows, in step with its address: read from it, set by widgets, written to it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Generic, TypeVar

import streamlit as st

from atlas.model.model import Model
from atlas.picture import left_out
from atlas.picture.left_out import CHANGED
from atlas.read.dataset import Dataset
from pages.shell import tongue, url

Wanted = TypeVar("Wanted")


class Controls(ABC, Generic[Wanted]):
    """What is wanted of one page, and the widgets that show it; its state is in the session.

    A subclass defines how the address is read and written, and which values the widgets show. Their
    keys begin with ``prefix``; ``names`` are all parameters that the page reads and writes.
    """

    def __init__(self, prefix: str, names: tuple[str, ...]) -> None:
        self.prefix = prefix
        self.names = names

    @abstractmethod
    def read(self, asked: Mapping[str, str], model: Model) -> tuple[Wanted, list[str]]:
        """Return what parameters ask for, and a sentence for each that is ignored."""

    @abstractmethod
    def parameters(self, wanted: Wanted) -> dict[str, str]:
        """Return the parameters that ask for what is wanted."""

    @abstractmethod
    def values(self, wanted: Wanted, dataset: Dataset) -> dict[str, object]:
        """Return what the widgets show, by their keys without the prefix."""

    def wanted(self) -> Wanted:
        """Return what is wanted now."""
        wanted: Wanted = st.session_state[f"{self.prefix}_wanted"]
        return wanted

    def notes(self) -> list[str]:
        """Return what the reader should know about the address, one sentence each."""
        found: list[str] = st.session_state.get(f"{self.prefix}_notes", [])
        return found

    def version(self) -> str:
        """Return the version of the data that goes into addresses, or ""."""
        return str(st.session_state.get(f"{self.prefix}_version", ""))

    def follow(self, model: Model, version: str = "") -> None:
        """Take what is wanted from the address if something other than this page changed it."""
        st.session_state[f"{self.prefix}_version"] = version
        asked = url.shown(self.names)
        if asked != st.session_state.get(f"{self.prefix}_written"):
            found, notes = self._understood(asked, model)
            self.open(found, notes)
            self.write()
        self.show(model.dataset)

    def _understood(self, asked: Mapping[str, list[str]], model: Model) -> tuple[Wanted, list[str]]:
        texts, unread = {}, []
        for name, values in asked.items():
            texts[name], left = left_out.last(name, values)
            unread += [each.sentence() for each in left]
        found, notes = self.read({name: text for name, text in texts.items() if text}, model)
        return found, [*unread, *notes]

    def open(self, wanted: Wanted, notes: list[str]) -> None:
        """Take what an address asks for, and what the reader should know about it."""
        st.session_state[f"{self.prefix}_wanted"] = wanted
        st.session_state[f"{self.prefix}_notes"] = notes

    def take(self, wanted: Wanted) -> None:
        """Take what the reader has chosen, and write it into the address."""
        self.open(wanted, self.lasting())
        self.write()

    def lasting(self) -> list[str]:
        """Return the notes that outlive what the address asked for: that the data has changed."""
        # A reader's press is heard before the page is run, and before it speaks.
        changed = tongue.tongue().say(CHANGED)
        return [note for note in self.notes() if note == changed]

    def write(self) -> None:
        """Write what is wanted into the browser's address."""
        asked = self.parameters(self.wanted())
        st.session_state[f"{self.prefix}_written"] = {name: [text] for name, text in asked.items()}
        url.write(self.names, asked)

    def show(self, dataset: Dataset) -> None:
        """Make the widgets show what is wanted, leaving alone those that already do.

        Called in every run: widgets forget their values while another page is shown.
        """
        for name, value in self.values(self.wanted(), dataset).items():
            key = f"{self.prefix}_{name}"
            if key not in st.session_state or st.session_state[key] != value:
                st.session_state[key] = value
