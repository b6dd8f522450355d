"""A plate that is refused because it would be unreadable, or say what no source says."""

from __future__ import annotations


class RefusedError(ValueError):
    """A plate is refused; the message is one line that ends with what to choose instead.

    ``instead`` has (layout, width) pairs that would fit, each differing in one of the two. It is
    empty if only choosing fewer peoples would help.
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
