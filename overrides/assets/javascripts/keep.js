// The button that keeps this edition on the device, says first how much that is, and takes it away again. Nothing is registered before it is pressed.
const place = document.querySelector("[data-keep]");
const [keeping, removing] = ["take", "remove"].map((name) => place.querySelector(`[data-keep-${name}]`));
const said = place.querySelector("[role=status]");
const { edition, done, failed, removed, working, unsupported } = place.dataset;
const home = new URL(place.dataset.home, location).href;
const prefix = `kept|${home}|`;

if (navigator.serviceWorker) show().catch(() => (keeping.hidden = true));
else refuse();

keeping.addEventListener("click", () => during(keep, done, failed));
removing.addEventListener("click", () => during(remove, removed, failed));

/** Do what a button is for, and say how it went. */
async function during(act, well, badly) {
  keeping.disabled = removing.disabled = true;
  said.textContent = working;
  try {
    await act();
    said.textContent = well;
  } catch {
    await remove();
    said.textContent = badly;
  }
  keeping.disabled = removing.disabled = false;
  await show();
  (keeping.hidden ? removing : keeping).focus();
}

/** The button of the two that makes sense, and beside it what is so. */
async function show() {
  const kept = (await names()).length > 0;
  if (kept) said.textContent = done;
  else if (!keeping.dataset.size) await measure();
  [keeping.hidden, removing.hidden] = [kept, !kept];
  place.inert = false;
}

/** Say so where the browser can't keep anything. */
function refuse() {
  keeping.hidden = true;
  said.textContent = unsupported;
  place.inert = false;
}

async function measure() {
  const { bytes } = await (await fetch(`${home}${edition}offline.json`)).json();
  const size = new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit: "megabyte", maximumFractionDigits: 1 });
  keeping.dataset.size = size.format(bytes / 1e6);
  keeping.textContent += `, ${keeping.dataset.size}`;
}

async function keep() {
  await navigator.serviceWorker.register(`${home}keeper.js`, { updateViaCache: "none" });
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((told) => (port1.onmessage = ({ data }) => told(data)));
  active.postMessage({ keep: edition }, [port2]);
  const told = await answer;
  if (told !== "kept") throw new Error(told);
}

/** Take this edition away; with the last one goes the script that kept it. */
async function remove() {
  for (const name of await names()) await caches.delete(name);
  const left = (await caches.keys()).some((name) => name.startsWith(prefix));
  const registration = await navigator.serviceWorker.getRegistration(home);
  if (!left) await registration?.unregister();
}

async function names() {
  return (await caches.keys()).filter((name) => name.startsWith(`${prefix}${edition}|`));
}
