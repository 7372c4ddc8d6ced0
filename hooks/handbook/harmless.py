"""What looks like an address, a number or a secret, and gives nobody away."""

from __future__ import annotations

import re
from ipaddress import ip_address

DOCUMENTATION = r"(?:[\w-]+\.)*(?:example\.(?:com|org|net)|example|test|invalid|localhost)"
ROLES = ("заказчик", "клиент", "исполнител", "директор", "президент", "председател")


def mail(match: re.Match[str]) -> bool:
    """Addresses of documentation, and the user of Git servers, are nobody's."""
    domain = match[0].rpartition("@")[2]
    return bool(re.fullmatch(DOCUMENTATION, domain, re.IGNORECASE)) or match[0].startswith("git@")


def number(match: re.Match[str]) -> bool:
    """A number of noughts, of digits in a row, or one that telephone companies keep for films."""
    digits = re.sub(r"\D", "", match[0])
    return len(set(digits[1:])) == 1 or "1234567" in digits or bool(re.search(r"55501\d\d$", digits))


def address(match: re.Match[str]) -> bool:
    """Addresses that no machine in the world has, and numbers of versions."""
    try:
        address = ip_address(match[0])
    except ValueError:
        return True
    if not address.is_global or address.is_multicast:
        return True
    if address.version == 6:
        return not match[0].startswith(("2", "3")) or match[0].count(":") < 3
    before, after = match.string[max(0, match.start() - 24) : match.start()], match.string[match.end() :]
    if re.search(
        r"(?:\bv|\bversion|\bверси\w*|\brelease|\bрелиз\w*|\bbuild|\bсборк\w*)[\s.:]*$", before, re.IGNORECASE
    ):
        return True
    machine = r"(?:\bip|\bhost\w*|\bserver\w*|\baddr\w*|\bадрес\w*|\bсервер\w*|\bхост\w*|\bping|\bssh|//|@)\W{0,3}$"
    spoken_of = re.search(machine, before, re.IGNORECASE) or re.match(r":\d{2,5}|/\d", after)
    return not spoken_of and all(int(part) < 100 for part in match[0].split("."))


def login(match: re.Match[str]) -> bool:
    """A login with a word in place of the password, or to a machine of documentation."""
    secret, _, host = match[0].partition(":")[2].rpartition("@")
    return placeholder(secret) or bool(re.match(rf"(?:{DOCUMENTATION}|127\.0\.0\.1)(?![\w.-])", host))


def password(match: re.Match[str]) -> bool:
    """A word in place of the password; after a colon also any word of plain speech."""
    spoken = match["sign"] == ":" and not (re.search(r"\d", match["value"]) and re.search(r"[^\W\d]", match["value"]))
    return spoken or placeholder(match["value"]) or bool(re.match(r"(?:PB|[RBEPQS])-\d", match["value"]))


def placeholder(secret: str) -> bool:
    """Whether something only stands where a secret would stand."""
    words = r"(?:your|my|the|some)?[_-]?(?:password|passwd|pass|pwd|secret|token|api[_-]?key|change_?me|example|пароль)"
    return bool(re.match(rf"(?:[<\[{{$%*…]|\.\.|xxx|{words}\W*$)", secret, re.IGNORECASE))


def card(match: re.Match[str]) -> bool:
    """A row of digits that no bank would have issued."""
    digits = [int(sign) for sign in match[0] if sign.isdigit()]
    doubled = [digit if at % 2 else sum(divmod(2 * digit, 10)) for at, digit in enumerate(digits)]
    return sum(doubled) % 10 != 0 or len(set(digits)) == 1


def account(match: re.Match[str]) -> bool:
    """Letters and digits whose check digits are wrong."""
    written = match[0].replace(" ", "")
    return int("".join(str(int(sign, 36)) for sign in written[4:] + written[:4])) % 97 != 1


def name(match: re.Match[str]) -> bool:
    """A role in place of a name."""
    return match[0].split()[-1].casefold().startswith(ROLES)
