// A draft on this device, kept only while its author's box is ticked.

/** The draft under one name in the browser's own storage. */
export class Draft {
  constructor(name, box) {
    Object.assign(this, { name, box });
  }

  /** Keep the answers; false, and no box ticked, where the browser does not allow it. */
  keep(answers) {
    try {
      localStorage.setItem(this.name, JSON.stringify(answers));
      return true;
    } catch {
      this.box.checked = false;
      return false;
    }
  }

  /** The answers that were kept, or null; the box shows which. */
  kept() {
    try {
      const found = JSON.parse(localStorage.getItem(this.name));
      this.box.checked = Boolean(found);
      return found;
    } catch {
      this.box.checked = false;
      return null;
    }
  }

  forget() {
    this.box.checked = false;
    try {
      localStorage.removeItem(this.name);
    } catch {
      // a browser that allows no storage has kept nothing
    }
  }
}
