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
