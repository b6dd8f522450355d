"""Faults in the data: found by the program, worded for the person who can mend them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass

from atlas.base.characters import shown


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong in one place of a data or geometry file.

    As text it is one line, in which invisible characters are escaped.

    Attributes:
        file: The file, as the person who can mend it knows it.
        line: The line in the file as an editor counts it (1 = header); None if the whole file is
            at fault.
        field: The column or property, or "".
        message: What is wrong and what is expected.
        severity: "error", or "note" for a discrepancy that is recorded on purpose and stops
            nothing.
        costs: The records or shapes that an error leaves out, as (table, key); None means the
            record on the line.
    """

    file: str
    line: int | None
    field: str
    message: str
    severity: str = "error"
    costs: tuple[tuple[str, str], ...] | None = dataclasses.field(default=None, compare=False)

    def __str__(self) -> str:
        place = ":".join(str(p) for p in (self.file, self.line, self.field) if p not in (None, ""))
        prefix = "note: " if self.severity == "note" else ""
        return shown(f"{prefix}{place}: {self.message}")


def errors(faults: Iterable[Fault]) -> list[Fault]:
    """Return the faults that make ``validate`` fail, in reading order."""
    return [f for f in faults if f.severity == "error"]
