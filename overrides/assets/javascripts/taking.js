// Taking a text along: by the clipboard, as a file.

/** Put a text on the clipboard; false where the browser does not allow it. */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Show a text and select all of it, so that its author can copy it. */
export function select(place, text) {
  place.textContent = text;
  place.focus();
  getSelection().selectAllChildren(place);
}

/** Save a text among the downloads. */
export function download(text, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/markdown;charset=utf-8" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
