// Rows that an author adds, moves and takes away.

/** Rows below one part of a form; `read` and `fill` know what stands in one, `change` is called when one comes, goes or moves. */
export class Rows {
  constructor(part, { read, fill, change, least = 1 }) {
    Object.assign(this, { read, fill, change, least });
    this.list = part.querySelector("ol");
    this.blank = part.querySelector("template").content;
    part.querySelector("[data-add]").addEventListener("click", () => {
      focusOn(this.add());
      this.change();
    });
  }

  get value() {
    return [...this.list.children].map((row) => this.read(row));
  }

  set value(values) {
    this.list.replaceChildren();
    for (const value of values) this.add(value);
    while (this.list.children.length < this.least) this.add();
  }

  add(value) {
    const row = this.blank.firstElementChild.cloneNode(true);
    this.list.append(row);
    this.fill(row, value);
    row.querySelector("[data-remove]").addEventListener("click", () => this.remove(row));
    row.querySelector("[data-up]")?.addEventListener("click", () => this.move(row, row.previousElementSibling, "before", "[data-up]"));
    row.querySelector("[data-down]")?.addEventListener("click", () => this.move(row, row.nextElementSibling, "after", "[data-down]"));
    return row;
  }

  /** Take a row away and leave the keyboard where its reader was. */
  remove(row) {
    const neighbour = row.nextElementSibling ?? row.previousElementSibling ?? (this.least ? this.add() : null);
    row.remove();
    focusOn(neighbour ?? this.list.parentElement);
    this.change();
  }

  move(row, other, side, button) {
    if (!other) return;
    other[side](row);
    row.querySelector(button).focus();
    this.change();
  }
}

/** Put the keyboard into the first thing to fill in, else on the first button. */
function focusOn(part) {
  (part.querySelector("input, select, textarea") ?? part.querySelector("button")).focus();
}
