"""Who knocks, as far as a request tells: the network it comes from, and the kind of browser in plain words."""

from ipaddress import IPv6Address, ip_address, ip_network

from flask import request

from taskforce.members.rules import browsers

HOME = 64  # bits of an IPv6 address that a household shares


def network() -> str:
    """The address of the other side; of IPv6 the part that one household has."""
    try:
        found = ip_address(request.remote_addr or "")
    except ValueError:
        return "unknown"
    if isinstance(found, IPv6Address):
        return str(found.ipv4_mapped or ip_network((found, HOME), strict=False).network_address)
    return str(found)


def browser() -> str:
    """`Firefox on Windows`."""
    return browsers.in_words(request.headers.get("User-Agent", ""))
