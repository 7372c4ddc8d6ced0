"""What is said of a mistake, in both languages: by `handbook check`, and by the form in an author's own language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from handbook.node import Language

GAP = re.compile(r"\{(\w+)\}")


class Message(NamedTuple):
    """What was found and how to mend it, in English and in Russian; words in braces stand for what differs."""

    found: str
    mend: str
    found_ru: str
    mend_ru: str

    def of(self, **values: object) -> tuple[str, str]:
        """The English words for one mistake."""
        return filled(self.found, values), filled(self.mend, values)

    def in_language(self, language: Language) -> tuple[str, str]:
        """The words of a language, their gaps unfilled."""
        return (self.found, self.mend) if language == "en" else (self.found_ru, self.mend_ru)


def filled(text: str, values: dict[str, object]) -> str:
    """A text with its gaps filled."""
    return GAP.sub(lambda gap: str(values.get(gap[1], gap[0])), text)


SHAPES: dict[Language, dict[str, str]] = {
    "en": {"list": "a list", "dict": "fields", "line": "line"},
    "ru": {"list": "список", "dict": "поля", "line": "строка"},
}
FOUND, FOUND_RU = "found {value}", "найдено {value}"
AS_IN, AS_IN_RU = "write it as in {example}", "напишите, как в примере: {example}"

MISSING = Message("found nothing", "write it, as in {name}: {example}", "здесь пусто", "заполните")
MISTYPED = Message("found a field nobody knows", "did you mean '{name}'?", "поле неизвестно", "может быть, «{name}»?")
HIDDEN = Message(
    "found it only behind a #, where YAML reads no further",
    "give it a line of its own",
    "поле стоит после #, а дальше YAML не читает",
    "начните его с новой строки",
)
UNFOLLOWED = Message(
    "found nothing",
    "run `handbook translated` with this file when the translation is done",
    "здесь пусто",
    "когда перевод готов, выполните `handbook translated` с именем этого файла",
)
UNTRANSLATED = Message(
    "found a field of the original",
    "delete it: a translation holds texts alone",
    "это поле оригинала",
    "удалите его: в переводе только тексты",
)
STRANGE = Message(
    "found a field nobody knows",
    "delete it; the authors' guide has all fields",
    "поле неизвестно",
    "удалите его; все поля — в памятке для авторов",
)
STRAY = Message("found a field nobody knows", "delete it; {known}", "поле неизвестно", "удалите его; {known}")
DAY = Message(FOUND, "write the date as YYYY-MM-DD", FOUND_RU, "напишите дату в виде ГГГГ-ММ-ДД")
NO_DAY = Message(
    FOUND,
    "write a day that is in the calendar, as YYYY-MM-DD",
    FOUND_RU,
    "такого дня нет в календаре: напишите другой, ГГГГ-ММ-ДД",
)
YEAR = Message(FOUND, "write a year from 2000 to 2099", FOUND_RU, "напишите год от 2000 до 2099")
WHOLE = Message(FOUND, "write a whole number in digits", FOUND_RU, "напишите целое число цифрами")
ONE_LINE = Message(FOUND, "write it on one line", FOUND_RU, "напишите в одну строку")
CHOICE = Message(FOUND, "write one of: {choices}", FOUND_RU, "напишите одно из: {choices}")
LONG = Message("found {count} characters", "shorten it to {most}", "знаков: {count}", "сократите до {most}")
EMPTY = Message(
    "found an empty list", "write at least one, as in {example}", "ничего не выбрано", "выберите хотя бы одно"
)
NO_LIST = Message(
    "found {shape} where a list belongs",
    "begin each entry with a dash",
    "найдено {shape}, а нужен список",
    "начните каждую запись с дефиса",
)
NO_TEXT = Message("found {shape} where a text belongs", AS_IN, "найдено {shape}, а нужен текст", AS_IN_RU)
NO_FIELDS = Message("found {shape} where fields belong", AS_IN, "найдено {shape}, а нужны поля", AS_IN_RU)
LEAST = Message(FOUND, "write a number of at least {least}", FOUND_RU, "напишите число не меньше {least}")
MOST = Message(FOUND, "write a number of at most {most}", FOUND_RU, "напишите число не больше {most}")
UNLIKE = Message(FOUND, AS_IN, FOUND_RU, AS_IN_RU)

UNKNOWN = Message("found {name}, which nobody knows", "{known}", "найдено {name}: такого нет", "{known}")
UNKNOWN_LINK = Message("found {name}, not a known {kind}", "{known}", "найдено {name}: такого нет", "{known}")
NEAREST = Message("", "nearest: {name}", "", "ближе всего: {name}")
FEW = Message("", "known are {names}", "", "есть: {names}")
MANY = Message(
    "",
    "look it up among the {count} known, {first} to {last}",
    "",
    "найдите среди известных: всего {count}, от {first} до {last}",
)
ITSELF = Message("found {name} itself", "name another", "найдено {name}: это он сам", "укажите другой")
LESSON_ITSELF = Message(
    "found {name} itself", "name the other lesson", "найдено {name}: это он сам", "укажите другой урок"
)
TWICE = Message("found {name} a second time", "delete one of the two", "{name} указано дважды", "уберите одно из двух")
LINK_TWICE = Message(
    "found {name} a second time",
    "join the two reasons in one",
    "{name} указано дважды",
    "соедините оба объяснения в одно",
)
LESSON_TWICE = Message(
    "found {name} a second time",
    "give it the next free number",
    "{name} указано дважды",
    "дайте следующий свободный номер",
)
DISPUTED = Message(
    "found nothing, while the evidence is disputed",
    "say what is disputed",
    "здесь пусто, а обоснование спорное",
    "напишите, о чём спорят",
)

CUT_SHORT = Message(
    "found {value} cut short at ' #'", "put it in quotes", "{value} обрывается на « #»", "возьмите в кавычки"
)

NOT_UTF8 = Message(
    "found bytes that are not UTF-8", "save the file as UTF-8", "файл не в кодировке UTF-8", "сохраните его в UTF-8"
)
LARGE = Message(
    "found {count} bytes", "keep a file under {most}", "в файле {count} байт", "файл должен быть меньше {most}"
)
OPENING = Message(
    "found {value} where the front matter opens",
    "put --- alone on line 1",
    "найдено {value}, где начинаются поля",
    "поставьте в первой строке только ---",
)
ENDLESS_HEADER = Message(
    "found front matter that never ends",
    "put --- alone on a line after the last field",
    "поля нигде не кончаются",
    "поставьте --- отдельной строкой после последнего поля",
)
NO_VALUES = Message("found no fields", "write 'name: value' lines", "полей нет", "пишите строками «имя: значение»")
LONG_LINE = Message(
    "found a line of {count} characters",
    "keep a line under {most}",
    "в строке {count} знаков",
    "сделайте строку короче: не больше {most}",
)
INVISIBLE = Message(
    "found the invisible character {code}",
    "delete it or type it anew",
    "найден невидимый знак {code}",
    "удалите его или наберите заново",
)
PILE = Message(
    "found marks piled up on a letter",
    "delete them",
    "на букве слишком много значков",
    "удалите их",
)
PARTED = Message(
    "found {value} with a letter made of two signs",
    "type it anew: no search finds it as it is",
    "в {value} буква составлена из двух знаков",
    "наберите заново: так слово не найдёт ни один поиск",
)
MERGE_MARK = Message(
    "found the merge mark {value}",
    "resolve the merge, delete its marks",
    "найдена метка слияния {value}",
    "завершите слияние, удалите метки",
)
NO_NAME = Message(
    "found a key that is no name",
    "write 'name: value'; quote a text with braces",
    "ключ — не имя",
    "пишите «имя: значение»; текст со скобками возьмите в кавычки",
)
KEY_TWICE = Message("found {name} a second time", "keep one of the two", "{name} указано дважды", "оставьте одно")
TOO_DEEP = Message(
    "found lists within lists without end",
    "nest at most {most} deep",
    "списки вложены без конца",
    "вложенность — не больше {most}",
)
TOO_MANY = Message(
    "found more than {most} values",
    "leave some out, or write a second file",
    "значений больше {most}",
    "уберите часть или начните второй файл",
)
REFERRING = Message(
    "found a value that begins with &, * or !",
    "put the whole text in quotes",
    "значение начинается с &, * или !",
    "возьмите весь текст в кавычки",
)
TAB = Message(
    "found a tab where blanks belong", "indent with blanks", "вместо пробелов — табуляция", "отступайте пробелами"
)
COLON = Message(
    "found a colon and a blank inside a text",
    "put the whole text in quotes; if a field begins there, give it a line of its own",
    "внутри текста двоеточие и пробел",
    "возьмите весь текст в кавычки; если там начинается поле, перенесите его на новую строку",
)
OPEN_QUOTE = Message(
    "found a quote that opens and never closes",
    "close it, or put the text in the other quotes",
    "кавычка открыта и не закрыта",
    "закройте её или возьмите текст в другие кавычки",
)
UNREADABLE = Message(
    "found YAML that can't be read ({reason})",
    "look at this line and the one above: quotes, blanks before a key, a colon inside a text",
    "YAML не читается ({reason})",
    "проверьте эту строку и строку выше: кавычки, пробелы перед ключом, двоеточие внутри текста",
)

BEFORE_HEADINGS = Message(
    "found {value} before any heading",
    "put it under a heading such as ## What to do { #do }",
    "найдено {value} до первого заголовка",
    "поместите под заголовок, например ## Что делать { #do }",
)
UNANCHORED = Message(
    "found the heading {value} without an anchor",
    "write it as ## Heading { #do }; the anchors are {anchors}",
    "у заголовка {value} нет якоря",
    "пишите так: ## Заголовок { #do }; якоря: {anchors}",
)
UNKNOWN_ANCHOR = Message(
    "found the anchor {value}, which nobody knows", "{known}", "якоря {value} не бывает", "{known}"
)
ANCHOR_TWICE = Message(
    "found {name} a second time", "join the two sections", "{name} встречается дважды", "соедините оба раздела"
)
EMPTY_SECTION = Message(
    "found nothing under {value}",
    "write the section or delete it",
    "под заголовком {value} пусто",
    "напишите раздел или удалите его",
)
ENDLESS_CODE = Message(
    "found a code block that never ends",
    "close it as it was opened",
    "блок кода нигде не кончается",
    "закройте его так же, как открыли",
)
TACTLESS = Message(
    "found {value}, which a client should not read",
    "say: {instead}",
    "найдено {value}: заказчику этого лучше не читать",
    "напишите: {instead}",
)

IN_CODE = "put code between backticks; a blank follows a < that is none"
IN_CODE_RU = "код возьмите в обратные кавычки; после знака «меньше» поставьте пробел"
HTML = Message("found the HTML {value}", IN_CODE, "найден HTML: {value}", IN_CODE_RU)
HTML_SHOWN = Message(
    "found the HTML {value}",
    "leave out the <: this text is shown as it stands",
    "найден HTML: {value}",
    "уберите знак <: этот текст показывается как есть",
)
REMARK = Message(
    "found the comment {value}",
    "delete it: readers could see it",
    "найден комментарий {value}",
    "удалите его: читатели могут его увидеть",
)
ENTITY = Message("found {value}", "write the character itself", "найдено {value}", "напишите сам знак")
HEADING = Message(
    "found a heading {value}",
    "write it in bold, or put a backslash before the #",
    "найден заголовок {value}",
    "выделите его жирным или поставьте обратную косую черту перед #",
)
BLOCK = Message(
    "found a block {value}",
    "write a paragraph or a quotation",
    "найден блок {value}",
    "напишите абзац или цитату",
)
SNIPPET = Message(
    "found a snippet {value}", "write the text itself here", "найдена вставка {value}", "напишите здесь сам текст"
)
UNDERLINED = Message(
    "found a line under a text {value}",
    "put an empty line before it",
    "найдена черта под текстом {value}",
    "поставьте перед ней пустую строку",
)
FOOTNOTE = Message("found a footnote {value}", "say it in the text", "найдена сноска {value}", "скажите это в тексте")
CONTENTS = Message("found a table of contents {value}", "delete it", "найдено оглавление {value}", "удалите его")
TABBED = Message("found a tab {value}", "write blanks", "найдена табуляция {value}", "поставьте пробелы")
OPEN_CODE = Message(
    "found code that does not end: {value}",
    "close it on the same line, or a block with a fence like its first one",
    "код не закрыт: {value}",
    "закройте его в той же строке, а блок — так же, как открыли",
)
ATTRIBUTES = Message(
    "found the attributes {value}",
    "put it between backticks, or a word between it and what stands before",
    "найдены атрибуты {value}",
    "возьмите их в обратные кавычки или поставьте перед ними слово",
)
LINK_SHOWN = Message(
    "found a link in a text that is shown as it stands",
    "leave it out",
    "найдена ссылка в тексте, который показывается как есть",
    "уберите её",
)
LINK_WRITE = Message(
    "found the link {value}",
    "write it as [text](https://…)",
    "найдена ссылка {value}",
    "пишите так: [текст](https://…)",
)
LINK_ODD = Message(
    "found the link {value}",
    "write it as [text](https://…), without blanks, quotes, < or \\",
    "найдена ссылка {value}",
    "пишите так: [текст](https://…), без пробелов, кавычек, < и \\",
)
LINK_ID = Message(
    "found the link {value}",
    "write the bare id, such as PB-003 or R-008: it becomes a link",
    "найдена ссылка {value}",
    "напишите просто номер, например PB-003 или R-008: он сам станет ссылкой",
)
LINK_HOST = Message(
    "found the link {value}",
    "write https:// before the host",
    "найдена ссылка {value}",
    "напишите https:// перед адресом",
)
LINK_SCHEME = Message(
    "found the link {value}",
    "link to https addresses only",
    "найдена ссылка {value}",
    "ссылайтесь только на адреса https",
)
LINK_LETTERS = Message(
    "found the link {value}",
    "write the host in its own letters, not as xn--…, and a port under 65536",
    "найдена ссылка {value}",
    "напишите адрес его собственными буквами, а не xn--…, и порт меньше 65536",
)
LINK_LOGIN = Message(
    "found the link {value}",
    "leave out the name and the password before the @",
    "найдена ссылка {value}",
    "уберите имя и пароль перед @",
)
LINK_EMPTY = Message(
    "found a link without words",
    "write it as [text](https://…)",
    "найдена ссылка без слов",
    "пишите так: [текст](https://…)",
)
MIXED = Message(
    "found {value} with {alphabet} {letters}",
    "type those letters anew in the alphabet of the word",
    "в слове {value} буквы другого алфавита: {letters}",
    "наберите их заново в алфавите слова",
)
LONE_LETTER = Message(
    "found {value}, a letter of the other alphabet",
    "type it anew in the alphabet of the sentence",
    "найдена {value} — буква другого алфавита",
    "наберите её заново в алфавите предложения",
)

EMAIL = Message(
    "found an e-mail address, {value}",
    "leave it out, or write one at example.com",
    "найден адрес почты: {value}",
    "уберите его или напишите адрес в домене example.com",
)
PHONE = Message(
    "found a telephone number, {value}",
    "leave it out, or write +1 202 555 0100",
    "найден номер телефона: {value}",
    "уберите его или напишите +1 202 555 0100",
)
ACCOUNT = Message(
    "found an account of a person, {value}",
    "leave it out; put code between backticks",
    "найдена чья-то учётная запись: {value}",
    "уберите её; код возьмите в обратные кавычки",
)
MACHINE = Message(
    "found an IP address, {value}",
    "write one of documentation, such as 192.0.2.1",
    "найден IP-адрес: {value}",
    "напишите адрес для документации, например 192.0.2.1",
)
PERSON = Message(
    "found a name, {value}",
    "leave it out, or say who it is: the client's director",
    "найдено имя: {value}",
    "уберите его или скажите, кто это: директор заказчика",
)
CLIENT = Message(
    "found a client who must not be named, {value}",
    "leave it out, or call it the client",
    "назван заказчик, которого называть нельзя: {value}",
    "уберите название или напишите «заказчик»",
)
LEFT_OUT = "leave it out, and have it changed: whoever saw this file knows it"
LEFT_OUT_RU = "уберите его и замените: кто видел этот файл, тот его уже знает"
LOGIN = Message("found a login in an address, {value}", LEFT_OUT, "найден пароль в адресе: {value}", LEFT_OUT_RU)
TOKEN = Message("found a key or token, {value}", LEFT_OUT, "найден ключ или токен: {value}", LEFT_OUT_RU)
PRIVATE_KEY = Message("found a private key, {value}", LEFT_OUT, "найден закрытый ключ: {value}", LEFT_OUT_RU)
PASSWORD = Message("found a password, {value}", LEFT_OUT, "найден пароль: {value}", LEFT_OUT_RU)
PAID_FROM = Message(
    "found the number of a card or an account, {value}",
    "leave it out",
    "найден номер карты или счёта: {value}",
    "уберите его",
)
REGISTERED = Message(
    "found a number in a register, {value}", "leave it out", "найден регистрационный номер: {value}", "уберите его"
)


def messages(language: Language) -> dict[str, tuple[str, str]]:
    """Every message of a language by its name, its gaps unfilled."""
    found = {name.lower(): message for name, message in globals().items() if isinstance(message, Message)}
    return {name: message.in_language(language) for name, message in found.items()}
