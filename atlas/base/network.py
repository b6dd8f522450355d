"""The address of this computer in the network around it."""

from __future__ import annotations

import ipaddress
import socket

# Addresses of documentation, which nobody has, and of the networks that a computer makes by itself
# for a room without one: the hotspots of Windows, of NetworkManager and of macOS.
_BEYOND = ("192.0.2.1", "192.168.137.254", "10.42.0.254", "192.168.2.254")
_ANY_PORT = 9


def lan_address() -> str:
    """Return the IPv4 address at which others in the network reach this computer, or "".

    Nobody is asked: to connect a datagram socket only lets the system choose the interface by which
    it would send, and nothing is sent.
    """
    for beyond in _BEYOND:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect((beyond, _ANY_PORT))
            except OSError:
                continue
            found = str(probe.getsockname()[0])
        if not is_of_this_computer(found):
            return found
    return ""


def is_public(host: str) -> bool:
    """Return whether a host is an address in the whole Internet, not in a network around."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_global
    except ValueError:
        return False


def is_of_this_computer(host: str) -> bool:
    """Return whether a host name or address means the computer that asks, whichever that is.

    The player asks the same (static/player/shell/share-reach.js).
    """
    name = host.strip("[]").rstrip(".").casefold()
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        found = ipaddress.ip_address(name)
    except ValueError:
        return False
    # An IPv4 address may be written as one of IPv6.
    found = getattr(found, "ipv4_mapped", None) or found
    return found.is_loopback or found.is_unspecified
