"""An address as a QR code, for paper: which squares are dark.

On the screen the player makes its own (``static/player/shell/qr.js``), of the address as it is
just then.
"""

from __future__ import annotations

import segno

# The white edge that readers need about a code, in modules.
QUIET = 4


def matrix(address: str) -> tuple[tuple[bool, ...], ...]:
    """Return the rows of the code from the top, True where it is dark, without the white edge.

    Raises ValueError if the address is empty or longer than a code can hold (2,953 bytes).
    """
    if not address:
        raise ValueError("an empty address has no QR code")
    try:
        # The least correction that is asked for; where the same size holds more, it is used.
        code = segno.make_qr(address, error="l", encoding="utf-8", mode="byte")
    except segno.DataOverflowError:
        raise ValueError(
            f"an address of {len(address)} letters is too long for a QR code"
        ) from None
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)
