"""How contacts, secrets and names of persons look: expressions that Python (in ASCII) and JavaScript read alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from handbook import messages
from handbook.messages import Message

LETTER = "A-Za-zА-Яа-яЁё"
SIGN = f"{LETTER}0-9_"
GAP = "[ \u00a0\u2009().\u2010-\u2015-]"
BY = r"(?:[A-Za-z0-9-]+\.)*(?:example\.(?:com|org|net)|example|test|invalid|localhost)"
INSTEAD = (
    r"(?:[<\[{$%*#…]|\.\.|x{3}|[a-z]*[_-]?(?:password|passwd|passphrase|pass|pwd|secret|token|key|change_?me|example)s?"
    rf"[^{LETTER}0-9]*$|(?:string|none|null|true|false|required|hidden|redacted|пароль)[^{LETTER}0-9]*$"
    r"|(?:PB|[RBEPQS])-[0-9])"
)
DIGEST = r"(?:(?<=^translates: )|(?<=^translates: [\"']))[0-9]{16}[\"']?$"  # that may be all digits
QUAD = r"(?:[0-9]{1,3}\.){3}[0-9]{1,3}"


def issued(number: str) -> bool:
    """Whether a bank could have issued a card of this number."""
    digits = [int(sign) for sign in number if sign.isdigit()][::-1]
    doubled = [sum(divmod(2 * digit, 10)) if at % 2 else digit for at, digit in enumerate(digits)]
    return sum(doubled) % 10 == 0 and len(set(digits)) > 1


def opened(account: str) -> bool:
    """Whether a bank could have opened an account of this number."""
    written = "".join(account.split())
    return int("".join(str(int(sign, 36)) for sign in written[4:] + written[:4])) % 97 == 1


class Found(NamedTuple):
    """A piece of a text that gives something away: where it begins, what it is, and the piece itself."""

    at: int
    what: Message
    text: str

    @property
    def masked(self) -> str:
        """The piece as it may be shown."""
        return self.text[:1] + "***"


class Sign(NamedTuple):
    """One kind: how it looks, which of what looks so gives nobody away, and what its check digits must be."""

    what: Message
    pattern: str
    harmless: str = r"(?!)"  # sought with no regard to capitals
    proved: Callable[[str], bool] | None = None
    hint: str = ""  # found wherever the sign is, and far more quickly, above all where each choice begins with a letter


CONTACTS = (
    Sign(
        messages.LOGIN,
        r"(?<=://)[^\s/:@\"'<>]{1,60}:[^\s/@\"'<>]{1,60}@[^\s/\"'<>]{1,80}",
        rf":{INSTEAD}[^@]*@|@(?:{BY}|127\.0\.0\.1)(?![{SIGN}.-])",
        hint="@",
    ),
    Sign(
        messages.EMAIL,
        rf"(?<![{SIGN}.+-])[{SIGN}.+-]{{1,64}}@(?:[{LETTER}0-9-]{{1,63}}\.){{1,8}}[{LETTER}]{{2,24}}(?![{SIGN}-])",
        rf"^git@|@{BY}$|\.(?:png|jpe?g|gif|svg|webp|css|js)$",
        hint="@",
    ),
    Sign(
        messages.EMAIL,
        rf"(?<![{SIGN}.-])[{SIGN}.-]{{1,64}}(?: ?[\[({{](?:at|собака)[\])}}] ?| собака )[{LETTER}0-9-]{{1,63}}"
        rf"(?: ?[\[({{](?:dot|точка)[\])}}] ?| точка |\.)[{LETTER}]{{2,24}}",
        hint=r"[\[({]at|собака",
    ),
    Sign(
        messages.PHONE,
        rf"(?<![{SIGN}.+/=-])(?:"
        rf"\+(?![0-9]{{1,3}}(?:[ \u00a0][0-9]{{3}}){{1,2}}(?![ 0-9-]))(?:{GAP}{{0,3}}[0-9]){{8,15}}"
        rf"|8{GAP}{{1,2}}[0-9]{{3}}{GAP}{{1,2}}[0-9]{{3}}{GAP}?[0-9]{{2}}{GAP}?[0-9]{{2}}"
        r"|\([0-9]{3,5}\) ?[0-9]{1,3}[ -][0-9]{2}[ -][0-9]{2}|\([0-9]{3}\) ?[0-9]{3}[ -][0-9]{4}"
        r"|[0-9]{3}-[0-9]{3}-[0-9]{4}|[0-9]{3}\.[0-9]{3}\.[0-9]{4}|[0-9]{3}-[0-9]{2}-[0-9]{2}"
        r"|0[0-9](?:[ .][0-9]{2}){4}|0[0-9]{2,4} [0-9]{3,4} [0-9]{3,4}"
        r"|(?:[Тт]ел(?:ефон)?|[Мм]об|[Pp]hone|[Tt]el|[Mm]obile|[Ww]hats[Aa]pp)\.?:? ?\(?[0-9][0-9 ().-]{5,14}[0-9]"
        rf")(?![{SIGN}-]|\.[0-9])",
        r"5[^0-9]{0,2}5[^0-9]?5[^0-9]{0,2}0[^0-9]?1[^0-9]?[0-9][^0-9]?[0-9]$"
        r"|7946 0[0-9]{3}$|07700 900[0-9]{3}$|^[^0-9]*[0-9][^0-9]*([0-9])(?:[^0-9]*\1)*$|20[0-9]{2}-[0-9]{2}-[0-9]{2}$",
        hint=rf"(?:[0-9][^{LETTER}0-9]{{0,3}}){{6}}[0-9]|(?:ел(?:ефон)?|об|hone|el|obile|hats[Aa]pp)\.?:? ?\(?[0-9]",
    ),
    Sign(
        messages.ACCOUNT,
        rf"(?<![{SIGN}.-])(?:(?:t|telegram|wa)\.me|(?:[a-z]+\.)?linkedin\.com/in|vk\.com/id)/?[\w+@.-]{{2,}}"
        r"|skype:[\w.-]{2,}",
        hint=r"\.me|\.com|skype:",
    ),
)
MACHINES = (
    Sign(
        messages.MACHINE,
        rf"(?<![{SIGN}.])(?:(?:v|version|версии?|верси[яю]|release|релиза?|build|сборк[аиу])[ .:]{{0,2}})?"
        rf"(?=[0-9.]*[0-9]{{3}}){QUAD}(?![{SIGN}]|\.[0-9])"
        rf"|(?:\b(?:IP|ip|[Hh]ost|[Ss]erver|[Aa]ddr|ping|ssh)[a-z-]{{0,8}}|(?:[Аа]дрес|[Сс]ервер|[Хх]ост)[а-я]{{0,3}}|//|@)"
        rf"[ :=(\"'-]{{0,3}}{QUAD}(?![{SIGN}]|\.[0-9])"
        rf"|(?<![{SIGN}.]){QUAD}(?=:[0-9]{{2,5}}(?![0-9]))",
        r"^(?:v|верс|rel|рел|build|сборк)"
        r"|(?:^|[^0-9.])(?:(?:0|10|127|22[4-9]|2[3-5][0-9])\.|192\.(?:0\.[02]|168)\.|198\.(?:51\.100|18|19)\.|203\.0\.113\."
        r"|169\.254\.|172\.(?:1[6-9]|2[0-9]|3[01])\.|100\.(?:6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\.|8\.8\.[48]\.[48]$)"
        r"|(?:^|[^0-9])(?:25[6-9]|2[6-9][0-9]|[3-9][0-9]{2})(?![0-9])",
        hint=r"[0-9]\.[0-9]",
    ),
    Sign(
        messages.MACHINE,
        rf"(?<![{SIGN}:.])[23][0-9a-fA-F]{{3}}:(?:[0-9a-fA-F]{{0,4}}:){{2,6}}[0-9a-fA-F]{{0,4}}(?![{SIGN}:])",
        r"^2001:0?db8:|^3fff:|^2001:4860:4860::",
        hint=":[0-9a-fA-F]{0,4}:",
    ),
)
SECRETS = (
    Sign(messages.PRIVATE_KEY, r"-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----", hint="PRIVATE KEY"),
    Sign(
        messages.TOKEN,
        r"(?<![\w-])(?:(?:AKIA|ASIA)[0-9A-Z]{16}|gh[pousr]_\w{30,}|github_pat_\w{22,}|glpat-[\w-]{20,}"
        r"|xox[abeoprs]-[\w-]{10,}|AIza[\w-]{30,}|[sr]k_live_\w{16,}|sk-[\w-]{20,}|npm_\w{30,}|pypi-[\w-]{30,}"
        r"|hf_\w{30,}|SG\.[\w-]{16,}\.[\w-]{16,}|GOCSPX-[\w-]{20,}|[0-9]{8,10}:[\w-]{35}"
        r"|eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*|[Bb]earer +(?=[\w.+/=-]*[0-9])[\w.+/=-]{16,})"
        r"|hooks\.slack\.com/services/\w+|discord(?:app)?\.com/api/webhooks/[0-9]+",
        r"example|x{6}",
        hint=r"AKIA|ASIA|gh[pousr]_|github_|glpat-|xox|AIza|_live_|sk-|npm_|pypi-|hf_|SG\.|GOCSPX|:(?<=[0-9]{8}:)|eyJ"
        r"|earer|hooks\.slack|webhooks",
    ),
    Sign(
        messages.PASSWORD,
        r"(?:[Pp]ass(?:word|wd|phrase)|PASS(?:WORD|WD|PHRASE)|[Pp]wd|PWD|[Ss]ecret|SECRET|[Tt]oken|TOKEN"
        r"|(?:[Aa]pi|API|[Aa]ccess|ACCESS)[_-]?(?:[Kk]ey|KEY)|[Пп]арол[ья]|[Тт]окена?)"
        rf"(?:[\"']?(?: (?:от|для|к|на|for|of|to) [{LETTER}]+)? ?[:=] ?[\"']?"
        rf"(?=[^\s\"'`,;]{{0,79}}[0-9])(?=[^\s\"'`,;]{{0,79}}[{LETTER}])"
        rf"[^\s\"'`,;()\[\]{{}}<>$]{{6,80}}(?![{SIGN}(\[])"
        r"|\"? ?[:=] ?\"[^\s\"'`]{4,80}\"| ?= ?'[^\s\"'`]{4,80}'|=[A-Za-z]{6,80}(?=[\s&\"'`]|$))",
        rf"[:=] ?[\"']?{INSTEAD}",
        hint="ass|PASS|wd|PWD|ecret|SECRET|oken|TOKEN|ey|KEY|арол|окен",
    ),
)
NUMBERS = (
    Sign(
        messages.PAID_FROM,
        rf"(?<![{SIGN}-])(?!{DIGEST})(?:[0-9]{{4}}[ -]?){{3}}[0-9]{{4}}(?![{SIGN}-])",
        proved=issued,
        hint="[0-9]{4}",
    ),
    Sign(
        messages.PAID_FROM,
        rf"(?<![{SIGN}])[A-Z]{{2}}[0-9]{{2}}(?: ?[A-Z0-9]{{4}}){{3,7}}(?: ?[A-Z0-9]{{1,3}})?(?![{SIGN}])",
        proved=opened,
        hint="[A-Z]{2}[0-9]{2}",
    ),
    Sign(
        messages.REGISTERED,
        rf"(?<![{SIGN}])(?:ИНН|ОГРН|ОГРНИП|КПП|СНИЛС|УНП|ЕДРПОУ|[Пп]аспорт)"
        rf"[^{LETTER}0-9]{{1,4}}[0-9][0-9 -]{{7,13}}[0-9]"
        rf"|(?<![{SIGN}-])(?:[0-9]{{3}}-[0-9]{{2}}-[0-9]{{4}}|[0-9]{{3}}-[0-9]{{3}}-[0-9]{{3}} [0-9]{{2}})"
        rf"(?![{SIGN}-])",
        r"^[^0-9]*([0-9])(?:[^0-9]*\1)*$",
        hint="[0-9][0-9 -]{7}",
    ),
)
EVERYWHERE = (*CONTACTS, *MACHINES, *SECRETS, *NUMBERS)

POST = (
    r"(?:CEO|CTO|CFO|CIO|director|manager|president|chairman|owner|lead|developer|engineer|analyst"
    r"|(?:директор|менеджер|руководител|президент|председател|владел|разработчик|инженер|аналитик)[а-я]{0,3})"
)
JOB = (
    r"(?:^|[\s\u00a0])(?:Account|Chief|Delivery|Director|Engineer|Head|Lead|Manager|Office|Officer|Owner|President"
    r"|Product|Project|Sales|Support|Team|Chairman|Speaker|Заказчик|Клиент|Исполнител|Директор|Президент|Председател)"
)
ENGLISH, RUSSIAN = r"[A-Z](?:['’][A-Z])?[a-z]+", "[А-ЯЁ][а-яё]+"
INITIAL, INITIAL_RU = r"(?!U\.\s?[SK]\.|E\.\s?U\.|D\.\s?C\.)[A-Z]\.\s?[A-Z]\.", r"[А-ЯЁ]\.\s?[А-ЯЁ]\."
FULL = rf"(?:{ENGLISH}\s+{ENGLISH}|{RUSSIAN}\s+{RUSSIAN})"
NAMES = (
    Sign(
        messages.PERSON,
        rf"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Madam)\.?[\s\u00a0]+(?:[A-Z]\.\s*)*{ENGLISH}(?:[\s-]{ENGLISH})?",
        JOB,
    ),
    Sign(
        messages.PERSON,
        rf"(?:[Гг]-н[а-я]*|[Гг]-ж[а-я]+|[Гг]осподин[а-я]*|[Гг]оспож[а-я]+)[\s\u00a0]+(?:[А-ЯЁ]\.\s*)*{RUSSIAN}",
        JOB,
    ),
    Sign(
        messages.PERSON,
        rf"{RUSSIAN}\s+{RUSSIAN}(?:(?:[ое]вич|[ьлмк]ич)(?:а|у|ем|е)?|(?:[ое]вн|ичн)(?:а|ы|е|у|ой))(?![{SIGN}])",
    ),
    Sign(
        messages.PERSON,
        rf"{INITIAL}\s?{ENGLISH}|{ENGLISH}\s{INITIAL}|{INITIAL_RU}\s?{RUSSIAN}|{RUSSIAN}\s{INITIAL_RU}",
        hint=r"[A-ZА-ЯЁ]\.\s?[A-ZА-ЯЁ]\.",
    ),
    Sign(
        messages.PERSON,
        rf"(?:{POST}|[Rr]egards,|уважением,)[\s\u00a0]+{FULL}(?![{SIGN}])"
        rf"|{FULL}, (?:CEO|CTO|CFO|CIO|director|директор)(?![{SIGN}])",
        JOB,
        hint=rf"[A-ZА-ЯЁ][{LETTER}'’]+\s+[A-ZА-ЯЁ]",
    ),
)
HANDLE = Sign(messages.ACCOUNT, rf"(?<![{SIGN}@/.`])@(?!channel|everyone)[A-Za-z][A-Za-z0-9_]{{4,31}}(?![{SIGN}/])")
