"""An account manager at the form: opening it, telling a whole story in Russian, taking the file."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Route

from tests.browsing import Reader
from tests.built import REPOSITORY, ROOT

READY = "[data-story]:not([inert])"
CLIPBOARD = ["clipboard-read", "clipboard-write"]
TEXTS = {
    "title": "Заказчик перестал отвечать",
    "summary": "Что делать и говорить, когда заказчик замолчал посреди проекта.",
    "situation": "После второго этапа заказчик перестал отвечать на письма.\n\n"
    "- счёт был оплачен\n- звонки сбрасывались\n\n"
    "Мы перебирали причины: недоволен, ушёл к другим, закончились деньги. Ни одна не подтвердилась, "
    "но команда уже начала писать ему всё резче.",
    "avoid": "- Не грозите остановкой работ: испуганный человек прячется ещё глубже, и счёт остаётся неоплаченным.\n"
    "- Не пишите каждый день: это давит, и ответить становится всё труднее.\n"
    "- Не жалуйтесь общим знакомым: заказчик узнает об этом первым.",
    "signs": "- Заказчик отвечает хотя бы одним словом, и с каждым разом ответ приходит быстрее.\n"
    "- Он сам называет день следующего разговора.\n- О молчании можно спокойно говорить вслух.",
    "result": "Через неделю он ответил: болел. Работа пошла дальше, и доверие выросло.",
    "signals": "он не отвечает\nнам никто не пишет",
    "do": "1. Напишите коротко и без упрёка.\n2. Назовите день, когда напишете снова.\n"
    "3. Спросите, что мешает и чем можно помочь: "
    "часто за молчанием стоит не недовольство, а болезнь, отпуск или спор внутри компании заказчика.",
    "say": "- «Мы на месте и продолжаем работу. Напишем в пятницу».",
    "checklist": "- [ ] Письмо отправлено",
    "search_words": "заказчик пропал",
    "note": "Чем это похоже на PB-002.1, видно из R-010.",
}
LESSONS = [
    (
        "Молчание — не отказ: спросите, что случилось, прежде чем решать за заказчика.",
        "R-010",
        "Разговор не обрывается.",
    ),
    ("Пишите в назначенный день, даже если новостей нет.", "R-009", "Слово сдержано: доверие держится на этом."),
]


def opens(visitor: Reader, address: str = "contribute/new/") -> Reader:
    """Somebody at the form, all of it loaded."""
    visitor.goes_to(address)
    visitor.page.wait_for_selector(READY)
    visitor.page.wait_for_load_state("networkidle")
    return visitor


def unfolds(visitor: Reader) -> None:
    """Everything that is folded away lies open."""
    visitor.page.locator("[data-story] details").evaluate_all("all => all.forEach((each) => (each.open = true))")


def field(visitor: Reader, name: str) -> Locator:
    """The place of a field."""
    return visitor.page.locator(f"[data-field='{name}']").first


def tells(visitor: Reader) -> None:
    """A whole story, in Russian, from an empty form."""
    page = visitor.page
    unfolds(visitor)
    for name, text in TEXTS.items():
        page.fill(f"[name='{name}']", text)
    for name, values in {"stages": ["delivery", "crisis"], "roles": ["account"], "answers": ["Q-01"]}.items():
        for value in values:
            page.check(f"[name='{name}'][value='{value}']")
    for at, (text, risk, how) in enumerate(LESSONS):
        if at:
            page.click("[data-field=lessons] > [data-add]")
        row = page.locator("[data-field=lessons] > ol > li").nth(at)
        row.locator("[name=text]").fill(text)
        row.locator("[name=risk]").select_option(risk)
        row.locator("[data-field=addresses] [name=how]").fill(how)


def pastes_before(visitor: Reader, text: str) -> None:
    """Something lies on the clipboard already."""
    visitor.page.evaluate("text => navigator.clipboard.writeText(text)", text)


def text_of(visitor: Reader) -> str:
    """The file as the form writes it."""
    return str(visitor.page.locator("[data-document]").text_content())


def takes(visitor: Reader, file: Path) -> None:
    """Go on with a file."""
    visitor.page.on("dialog", lambda dialog: dialog.accept())
    visitor.page.set_input_files("[data-import]", file)
    visitor.page.locator("[data-said=import]:not(:empty)").wait_for()


def errors(visitor: Reader) -> list[str]:
    """What the form says at its fields."""
    return visitor.page.locator("[data-error]:not([hidden])").all_inner_texts()


def answering(context: BrowserContext) -> list[str]:
    """A repository that answers, and notes what it was asked."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body="<p>A new file</p>", content_type="text/html")

    context.route(f"{REPOSITORY}/**", answer)
    return asked


def modules(visitor: Reader, script: str, argument: Any) -> Any:
    """What a script makes of the form's own modules, which it finds under `from`."""
    beside = "new URL(name, document.querySelector(\"script[src*='story.js']\").src)"
    return visitor.page.evaluate(
        f"async (argument) => {{ const from = (name) => import({beside}); {script} }}", argument
    )


def copy_with(folder: Path, name: str, text: str) -> Path:
    """A copy of the content of the handbook, with one file more."""
    for part in ("playbooks", "risks", "vocabulary"):
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "register.json", folder)
    (folder / "playbooks" / name).write_text(text, "utf-8")
    return folder
