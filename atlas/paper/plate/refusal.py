"""A plate that is not made: it would be unreadable, or say what no source says."""

from __future__ import annotations


class RefusedError(ValueError):
    """Why there is no such plate, in one line that ends with what to take instead.

    ``instead`` are pairs of a layout and a width that hold the same picture, each changed in one
    of the two; empty where only fewer peoples would help.
    """

    def __init__(
        self, reason: str, asked: tuple[str, str], instead: tuple[tuple[str, str], ...] = ()
    ) -> None:
        layout, _ = asked
        ways = [
            f"width {width}" if other == layout else f"layout {other}" for other, width in instead
        ]
        super().__init__(f"{reason}: take {' or '.join(ways) or 'fewer peoples'}")
        self.instead = instead
