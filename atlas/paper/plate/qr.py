"""An address as a QR code, for paper: which modules are dark.

On the screen the player makes its own (``static/player/shell/qr.js``) for the current address.
"""

from __future__ import annotations

import segno

# The white edge around a code that scanners need, in modules.
QUIET = 4


def matrix(address: str) -> tuple[tuple[bool, ...], ...]:
    """Return the rows of the code from the top, True where it is dark, without the white edge.

    Raises:
        ValueError: If the address is empty or longer than a code can hold (2,953 bytes).
    """
    if not address:
        raise ValueError("an empty address has no QR code")
    try:
        # The least error correction; segno raises it if the code stays the same size.
        code = segno.make_qr(address, error="l", encoding="utf-8", mode="byte")
    except segno.DataOverflowError:
        raise ValueError(
            f"an address of {len(address)} characters is too long for a QR code"
        ) from None
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def outline(address: str) -> tuple[str, int]:
    """Return the code as the ``d`` of an SVG path, one unit per module, and the length of its side.

    The side includes the white edges. Errors are those of :func:`matrix`.
    """
    rows = matrix(address)
    squares = (
        f"M{x + QUIET} {y + QUIET}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, dark in enumerate(row)
        if dark
    )
    return "".join(squares), len(rows) + 2 * QUIET
