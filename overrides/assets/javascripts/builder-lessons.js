// The lessons to tick: those that fit what happened, and those that are ticked already.

/** The choice of what happened, and a box for each lesson, under its playbook; `root` is where the edition begins. */
export class Lessons {
  constructor(form, lessons, choices, root) {
    Object.assign(this, { form, lessons, root });
    this.choice = form.elements.choice;
    this.list = form.querySelector("[data-lessons]");
    this.fitting = new Map(choices.flatMap(({ options }) => options.map(({ id, lessons }) => [id, lessons])));
    this.fitting.set("all", lessons.map(({ id }) => id));
    this.choice.append(...choices.filter(({ options }) => options.length).map(group), this.choice.lastElementChild);
    this.playbooks = new Map();
    this.boxes = new Map(lessons.map((lesson) => [lesson.id, this.box(lesson)]));
  }

  /** The lessons that are ticked, in the order of the handbook. */
  get cited() {
    return { lessons: this.lessons.filter(({ id }) => this.boxes.get(id).checked), risks: this.form.elements.risks.checked && this.list.dataset.risks };
  }

  /** What a draft keeps of them. */
  get value() {
    return { choice: this.choice.value, ticked: this.cited.lessons.map(({ id }) => id), risks: this.form.elements.risks.checked };
  }

  set value({ choice = "", ticked = [], risks = false }) {
    this.choice.value = this.fitting.has(choice) ? choice : "";
    this.form.elements.risks.checked = risks;
    for (const [id, box] of this.boxes) box.checked = ticked.includes(id);
    this.show();
  }

  /** Those of some ids that the handbook no longer has. */
  unknown(ids) {
    return ids.filter((id) => !this.boxes.has(id));
  }

  /** Show what fits the choice, the best playbook first, and what is ticked; tell how many fit. */
  show() {
    const fitting = this.fitting.get(this.choice.value) ?? [];
    const best = [...new Set(fitting.map((id) => id.split(".")[0]))];
    for (const playbook of best.reverse()) this.list.prepend(this.playbooks.get(playbook));
    for (const [id, box] of this.boxes) box.closest("li").hidden = !fitting.includes(id) && !box.checked;
    for (const set of this.playbooks.values()) set.hidden = !set.querySelector("li:not([hidden])");
    return fitting.length;
  }

  box({ id, text, risks, playbook, title, address }) {
    const item = this.piece("lesson");
    const box = item.querySelector("input");
    box.value = id;
    box.setAttribute("aria-describedby", `risks-${id.toLowerCase()}`);
    item.querySelector("[data-id]").textContent = id;
    item.querySelector("[data-text]").textContent = text;
    const answered = item.querySelector("[data-answered]");
    answered.id = `risks-${id.toLowerCase()}`;
    answered.append(risks.join(" · "));
    if (!this.playbooks.has(playbook)) this.playbooks.set(playbook, this.playbook(playbook, title, address));
    this.playbooks.get(playbook).querySelector("ul").append(item);
    return box;
  }

  playbook(id, title, address) {
    const set = this.piece("playbook");
    const link = set.querySelector("a");
    link.textContent = `${id} ${title}`;
    Object.assign(link, { href: new URL(address, this.root), target: "_blank" });
    this.list.append(set);
    return set;
  }

  piece(name) {
    return this.form.querySelector(`template[data-${name}]`).content.firstElementChild.cloneNode(true);
  }
}

function group({ name, options }) {
  const found = document.createElement("optgroup");
  found.label = name;
  found.append(...options.map(({ id, name }) => new Option(name, id)));
  return found;
}
