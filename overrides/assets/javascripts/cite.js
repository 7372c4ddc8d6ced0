/* Citing: a link to a citation becomes a button that opens it in every form, to be copied. */

const dialog = document.querySelector("[data-cite]");
const field = dialog.querySelector("[data-cite-text]");
const status = dialog.querySelector("[data-cite-status]");
let chosen;

function show() {
  field.value = chosen.dataset[dialog.querySelector("[name=form]:checked").value];
  status.textContent = "";
}

function open(citation) {
  chosen = citation;
  dialog.querySelector("[data-cite-id]").textContent = citation.dataset.id;
  show();
  dialog.showModal();
  dialog.querySelector("[name=form]:checked").focus();
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    field.select();
    return document.execCommand("copy");
  }
}

async function copy(event) {
  event.preventDefault();
  status.textContent = "";
  status.textContent = (await copied(field.value)) ? status.dataset.copied : status.dataset.failed;
}

function asButton(link) {
  const citation = document.querySelector(`[data-citation="${link.hash.slice(1)}"]`);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "ms-cite";
  button.textContent = link.textContent;
  button.setAttribute("aria-label", link.title);
  button.setAttribute("aria-haspopup", "dialog");
  button.addEventListener("click", () => open(citation));
  link.replaceWith(button);
}

document.querySelectorAll("a.ms-cite").forEach(asButton);
dialog.addEventListener("change", show);
dialog.querySelector("[data-cite-copy]").addEventListener("click", copy);
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});
