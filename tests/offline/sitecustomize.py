"""A machine without a network: whatever asks for an address ends there and then, and cannot look the other way."""

import os
import sys

ASKING = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.sendmsg"}


def refuse(event: str, arguments: object) -> None:
    """End the program that asks."""
    if event in ASKING:
        print(f"{event}: there is no network", file=sys.stderr, flush=True)
        os._exit(70)


sys.addaudithook(refuse)
