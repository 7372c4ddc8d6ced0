"""The words of the field: what a playbook, a lesson and a risk are made of, with help for their authors."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, PrivateAttr

from handbook.node import Day, Language, LessonId, Line, Lines, Node, PlaybookId, RiskId, Slug, Text, Whole, told

SECTIONS = ("do", "say", "avoid", "signs", "checklist")


class Section(Node):
    """One part of a body: what stands under its heading, up to the next one."""

    anchor: str
    title: str
    markdown: str


class Address(Node):
    """A lesson answers a risk, and why it helps."""

    risk: RiskId = told("The risk that the lesson helps against.", "Риск, от которого помогает урок.", "R-008")
    how: Text = told(
        "Why this lesson helps against that risk, in one sentence.",
        "Чем урок помогает от этого риска — одной фразой.",
        "The damage is contained at once and the client sees somebody in charge.",
    )


class Tension(Node):
    """Two lessons pull against each other; written once, shown on both."""

    lesson: LessonId = told("The other lesson.", "Другой урок.", "PB-006.2")
    how: Text = told(
        "When each of the two holds, in words that can be read from either side.",
        "Когда верен один урок, а когда другой; так, чтобы читалось с обеих сторон.",
        "Stand firm on the substance; keep talking about the form.",
    )


class Lesson(Node):
    """What was learnt: a sentence to quote, and the risks it answers."""

    id: Whole = told("Its number in the playbook; it never changes.", "Номер урока; он не меняется.", "1", ge=1, le=99)
    text: Text = told(
        "The lesson itself: one or two sentences that can be quoted.",
        "Сам урок: одна-две фразы, которые можно процитировать.",
        "Solve the client's problem and calm the client, both at the same time.",
    )
    origin: Literal["stated", "editorial", "practice"] = told(
        "Who says so: stated by the source, drawn by the editors, or public practice.",
        "Кто это говорит: источник (stated), редакция (editorial) или опубликованная практика (practice).",
        "stated",
    )
    exception: Text | None = told(
        "When the lesson does not hold.", "Когда урок не действует.", "Not before the cause is known.", None
    )
    addresses: tuple[Address, ...] = told(
        "The risks that the lesson answers, each with how.",
        "Риски, от которых помогает урок, и чем он помогает от каждого.",
        "- risk: R-008",
        min_length=1,
    )
    tensions: tuple[Tension, ...] = told(
        "Lessons that pull against this one; written on one of the two, shown on both.",
        "Уроки, которые спорят с этим; пишется в одном из двух, показывается в обоих.",
        "- lesson: PB-006.2",
        (),
    )
    status: Literal["published", "superseded", "withdrawn"] = told(
        "Set only when a lesson is replaced or taken back.",
        "Указывают, только если урок заменён или отозван.",
        "withdrawn",
        "published",
    )
    superseded_by: LessonId | None = told(
        "The lesson that replaces this one.", "Урок, который заменяет этот.", "PB-017.1", None
    )
    closed_reason: Text | None = told(
        "Why the lesson was replaced or taken back.",
        "Почему урок заменён или отозван.",
        "Practice has moved on.",
        None,
    )


class Item(Node):
    """What a playbook and a risk share: a file, an address for ever, a title that a client may read."""

    id: str
    language: Language = told("The language of this file, the original.", "Язык этого файла — оригинала.", "en")
    title: Line = told(
        "Names the situation; could stand in a letter to the client.",
        "Называет ситуацию; можно поставить в письмо заказчику.",
        "A security failure is suspected",
    )
    summary: Line = told(
        "One sentence on what the page helps with; shown in lists and links.",
        "Одна фраза о том, чем поможет страница; видна в списках и ссылках.",
        "What to do and say when a client suspects a security failure on your side.",
    )
    status: Literal["draft", "open", "published", "superseded", "withdrawn"] = told(
        "How far it is: a draft is in no list; open: the story goes on; superseded or withdrawn: the page stays.",
        "Готовность: draft — черновик, его нет в списках; open — история не закончена; superseded, withdrawn — "
        "заменён или отозван, но страница остаётся.",
        "draft",
    )
    published: Day | None = told("The day it was first published.", "День первой публикации.", "2026-11-22", None)
    changed: Day | None = told(
        "The day its text last changed.", "День последнего изменения текста.", "2026-11-22", None
    )
    signals: Lines = told(
        "What is heard or seen then, tactful; shown.",
        "Что в это время слышно или видно, тактично; показывается.",
        "- you hacked us",
        (),
    )
    search_words: Lines = told(
        "Words for the search only, rude or mistyped ones too; never shown.",
        "Слова только для поиска, в том числе грубые и с опечатками; не показываются.",
        "- we got hacked",
        (),
    )
    open_note: Text | None = told(
        "With status open: why result or lessons are missing.",
        "При status: open — почему нет результата или уроков.",
        "The story goes on.",
        None,
    )
    note: Text | None = told(
        "A remark for readers.", "Примечание для читателей.", "The source does not say what the cause was.", None
    )
    closed_reason: Text | None = told(
        "Why it was replaced or taken back.", "Почему заменён или отозван.", "Merged into PB-017.", None
    )
    superseded_by: str | None = None
    behaviours: tuple[str, ...] = told(
        "Behaviours of the client that it bears on.", "С каким поведением заказчика связано.", "[B-02]", ()
    )
    expectations: tuple[str, ...] = told(
        "Expectations of the client that it bears on.", "С какими ожиданиями заказчика связано.", "[E-04]", ()
    )
    sources: tuple[Slug, ...] = told(
        "What it rests on, by the names in vocabulary/sources.yml.",
        "На чём основано — имена из vocabulary/sources.yml.",
        "[berezin-deck]",
        (),
    )
    _sections: tuple[Section, ...] = PrivateAttr(())

    @property
    def sections(self) -> tuple[Section, ...]:
        """The parts of its body, in their order."""
        return self._sections

    @property
    def listed(self) -> bool:
        """Whether it stands in lists, search and exports."""
        return self.status in ("open", "published")

    @property
    def closed(self) -> bool:
        """Whether it was replaced or taken back."""
        return self.status in ("superseded", "withdrawn")


class Playbook(Item):
    """A situation, what came of it, and the lessons."""

    id: PlaybookId = told("The next free number; it never changes.", "Следующий номер; он не меняется.", "PB-026")
    kind: Literal["case", "practice"] = told(
        "case: it happened; practice: compiled from public practice.",
        "case — так было; practice — составлено по опубликованной практике.",
        "case",
    )
    stages: tuple[Slug, ...] = told(
        "When in the relationship it happens.",
        "На каком этапе отношений это бывает.",
        "[crisis, handover]",
        min_length=1,
    )
    roles: tuple[Slug, ...] = told("Who acts.", "Кто действует.", "[owner, lead]", min_length=1)
    situation: Text = told(
        "What happened, or happens; Markdown.", "Что произошло или происходит; Markdown.", "The client wrote …"
    )
    result: Text | None = told(
        "What came of it, or is to come of it; Markdown.", "Чем кончилось или к чему стремиться.", "Trust grew.", None
    )
    lessons: tuple[Lesson, ...] = told("What was learnt.", "Какие из этого уроки.", "- id: 1", ())
    answers: tuple[str, ...] = told(
        "The questions that it helps to answer.", "На какие вопросы помогает ответить.", "[Q-01]", ()
    )
    after: PlaybookId | None = told(
        "The episode before it in the same story.", "Предыдущий эпизод той же истории.", "PB-001", None
    )
    trust: Annotated[Whole, Field(ge=0, le=5)] | None = told(
        "Story episodes: trust after it, 0 to 5, the editors' reading.",
        "Для эпизодов истории: доверие после него, от 0 до 5, по оценке редакции.",
        "4",
        None,
    )
    related: tuple[PlaybookId, ...] = told(
        "Playbooks worth reading next.", "Что стоит прочитать дальше.", "[PB-017]", ()
    )
    evidence: Literal["one case", "several cases", "published practice", "disputed"] = told(
        "How much stands behind it.", "Насколько это обосновано.", "one case"
    )
    evidence_note: Text | None = told(
        "With disputed evidence: what is disputed.",
        "При evidence: disputed — о чём спорят.",
        "Studies disagree.",
        None,
    )
    superseded_by: PlaybookId | None = told(
        "The playbook that replaces it.", "Сценарий, который его заменяет.", "PB-017", None
    )

    @property
    def standing(self) -> tuple[Lesson, ...]:
        """The lessons that were neither replaced nor taken back."""
        return tuple(lesson for lesson in self.lessons if lesson.status == "published")

    def cited(self, lesson: Lesson) -> str:
        """The id by which one of its lessons is cited, such as PB-002.1."""
        return f"{self.id}.{lesson.id}"


class Risk(Item):
    """What one side fears, how it shows, what makes it worse and what can be offered against it."""

    id: RiskId = told("The next free number; it never changes.", "Следующий номер; он не меняется.", "R-025")
    side: Literal["client", "vendor"] = told(
        "Who runs it.", "Чей это риск: заказчика (client) или исполнителя (vendor).", "client"
    )
    origin: Literal["founding", "public"] = told(
        "founding: one of the seven of 2012; public: from public literature.",
        "founding — один из семи рисков 2012 года; public — из литературы.",
        "public",
    )
    fear: Text = told(
        "The fear in the words of the one who runs it.",
        "Опасение — словами того, кто рискует.",
        "I pay, and they stop answering.",
    )
    early_signals: Lines = told(
        "How it shows early.", "Как риск проявляется рано.", "- Questions go unanswered", min_length=1
    )
    makes_it_worse: Lines = told(
        "What makes it worse.", "Что его усугубляет.", "- Silence after a payment", min_length=1
    )
    safeguards: Lines = told(
        "What the vendor can offer against it.", "Что может предложить исполнитель.", "- Small stages", min_length=1
    )
    superseded_by: RiskId | None = told("The risk that replaces it.", "Риск, который его заменяет.", "R-009", None)


class Translation(Node):
    """The texts of an item in the other language; `translates` says which text of the original they follow."""

    id: str = told("The id of the original.", "Номер оригинала.", "PB-026")
    translates: str = told(
        "Which text of the original was translated; written by `handbook translated`.",
        "С какого текста оригинала сделан перевод; пишет `handbook translated`.",
        "0123456789abcdef",
        pattern="^[0-9a-f]{16}$",
    )
    _sections: tuple[Section, ...] = PrivateAttr(())

    @property
    def sections(self) -> tuple[Section, ...]:
        """The parts of its body, in their order."""
        return self._sections
