"""The short bilingual lists: situations, stages, roles, behaviours, expectations, questions, principles, sources."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from handbook.node import Language, Line, Lines, Node, Slug, Text, told

FOUNDING = told(
    "founding: from the article of 2012; public: from public literature.",
    "founding — из статьи 2012 года; public — из литературы.",
    "founding",
)


class Term(Node):
    """An entry of the vocabulary."""

    file: ClassVar[str]
    id: Slug = told("Its name in files and addresses.", "Имя в файлах и адресах.", "crisis")
    name: Line = told("Its name for readers.", "Название для читателей.", "Crisis")


class Stage(Term):
    """A stretch of the relationship between client and vendor."""

    file: ClassVar[str] = "stages"
    meaning: Text = told("What belongs to it.", "Что к нему относится.", "Incident, conflict, failure.")


class Role(Term):
    """Somebody who acts, on either side."""

    file: ClassVar[str] = "roles"


class Situation(Term):
    """What is happening, in the words of the one it happens to, and where to go."""

    file: ClassVar[str] = "situations"
    id: Annotated[str, Field(pattern=r"^S-[0-9]{2}$")] = told("S- and two digits.", "S- и две цифры.", "S-01")
    group: Literal["crisis", "money", "people", "deadlines", "contract", "relationship"] = told(
        "Under which heading it stands on the home page.", "Под каким заголовком на главной странице.", "crisis"
    )
    leads_to: tuple[str, ...] = told("Where to go, best first.", "Куда идти, лучшее первым.", "[PB-002]", min_length=1)
    signals: Lines = told("How it sounds; shown.", "Как это звучит; показывается.", "- the client is upset")
    search_words: Lines = told("Words for the search only.", "Слова только для поиска.", "- meltdown", ())


class Behaviour(Term):
    """How a client may behave, and what helps."""

    file: ClassVar[str] = "behaviours"
    id: Annotated[str, Field(pattern=r"^B-[0-9]{2}$")] = told("B- and two digits.", "B- и две цифры.", "B-01")
    origin: Literal["founding", "public"] = FOUNDING
    meaning: Text = told("What it is.", "В чём это состоит.", "Worry grows when the vendor goes quiet.")
    answer: Text = told("What helps.", "Что помогает.", "Keep a regular rhythm of contact.")


class Expectation(Term):
    """What a client expects of a service."""

    file: ClassVar[str] = "expectations"
    id: Annotated[str, Field(pattern=r"^E-[0-9]{2}$")] = told("E- and two digits.", "E- и две цифры.", "E-01")
    origin: Literal["founding", "public"] = FOUNDING
    meaning: Text = told("What it is.", "В чём это состоит.", "The price is agreed before anything begins.")


class Question(Term):
    """A question that the handbook answers."""

    file: ClassVar[str] = "questions"
    id: Annotated[str, Field(pattern=r"^Q-[0-9]{2}$")] = told("Q- and two digits.", "Q- и две цифры.", "Q-01")
    answer: Text = told("The answer in a sentence.", "Ответ одной фразой.", "Do both at the same time.")
    note: Text | None = told("A remark for readers.", "Примечание для читателей.", "The wording is ours.", None)
    search_words: Lines = told("Words for the search only.", "Слова только для поиска.", "- meltdown", ())


class Principle(Term):
    """What a long relationship rests on."""

    file: ClassVar[str] = "principles"
    id: Annotated[str, Field(pattern=r"^P-[0-9]{2}$")] = told("P- and two digits.", "P- и две цифры.", "P-01")
    meaning: Text = told("What it is.", "В чём он состоит.", "Your own limits matter as much as the client's.")


class Reference(Node):
    """A source: what was read, how far, and what rests on it."""

    file: ClassVar[str] = "sources"
    id: Slug = told("Its name in files and addresses.", "Имя в файлах и адресах.", "berezin-deck")
    kind: Literal["founding", "research", "practice", "guidance", "standard", "law"] = told(
        "What sort of source it is.", "Какого рода источник.", "research"
    )
    read: Literal["in full", "in part", "from citations"] = told(
        "How far it was read.", "Насколько полно прочитан.", "in part"
    )
    doi: str | None = told("Its DOI.", "DOI источника.", "10.2307/1252161", None, pattern=r"^10\.\d{4,9}/\S+$")
    link: str | None = told("A public page of it.", "Открытая страница.", "https://…", None, pattern=r"^https?://\S+$")
    citation: Text = told("Author, year, title, place.", "Автор, год, название, место.", "Kim, P. H. (2004). …")
    supports: Text = told("What rests on it.", "Что на нём основано.", "An exact apology repairs trust.")
    note: Text | None = told("A remark for readers.", "Примечание для читателей.", "Read in the abstract.", None)

    @property
    def name(self) -> str:
        """The citation, by which readers know it."""
        return self.citation


class Word(Node):
    """A word or phrase of the site itself."""

    file: ClassVar[str] = "words"
    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")] = told("Its name.", "Имя.", "search")
    name: Line = told("What readers see.", "Что видит читатель.", "Search")


class ListedWord(Node):
    """A word in whose place another is to be written."""

    file: ClassVar[str]
    language: Language = told("In which language.", "На каком языке.", "en")
    begins: str = told(
        "The beginning of a word, or, with $ at its end, the whole word.",
        "Начало слова или, если в конце стоит $, всё слово.",
        "hysteri",
        min_length=2,
    )
    instead: str = told("What to write instead.", "Что написать вместо него.", "in acute distress", min_length=2)


class UnsafeWord(ListedWord):
    """A word that must not stand where a client may read it alone."""

    file: ClassVar[str] = "unsafe-words"


class PreferredWord(ListedWord):
    """A word for a thing that has another name in this handbook."""

    file: ClassVar[str] = "preferred-words"


VOCABULARY: tuple[type[Term | Reference | Word], ...] = (
    Situation,
    Stage,
    Role,
    Behaviour,
    Expectation,
    Question,
    Principle,
    Reference,
    Word,
)
