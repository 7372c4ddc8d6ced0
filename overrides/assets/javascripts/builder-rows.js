// The rows of a table that an author fills in: one is always there, more come and go.

/** The rows below one of the form's parts; `change` is called when one comes or goes. */
export class Rows {
  constructor(part, change) {
    Object.assign(this, { change });
    this.list = part.querySelector("ol");
    this.blank = part.querySelector("template").content;
    part.querySelector("[data-add]").addEventListener("click", () => {
      this.add().querySelector("input").focus();
      this.change();
    });
  }

  get value() {
    return [...this.list.children].map((row) => [...row.querySelectorAll("input")].map((cell) => cell.value));
  }

  set value(rows) {
    this.list.replaceChildren();
    for (const row of rows.length ? rows : [[]]) this.add(row);
  }

  add(values = []) {
    const row = this.blank.firstElementChild.cloneNode(true);
    row.querySelectorAll("input").forEach((cell, at) => (cell.value = values[at] ?? ""));
    row.querySelector("[data-remove]").addEventListener("click", () => this.remove(row));
    this.list.append(row);
    return row;
  }

  /** Take a row away and leave the keyboard where its reader was. */
  remove(row) {
    const neighbour = row.nextElementSibling ?? row.previousElementSibling ?? this.add();
    row.remove();
    neighbour.querySelector("input").focus();
    this.change();
  }
}
