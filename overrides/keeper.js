/* Keeps editions of the handbook on a reader's device, once asked to: the network comes first, what is kept where there is none. */

const LIST = "offline.json";
const EDITIONS = ["", "ru/"];
const PREFIX = `kept|${registration.scope}|`;

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("message", (event) => {
  const [port] = event.ports;
  const kept = keep(event.data.keep);
  event.waitUntil(kept.then(() => port.postMessage("kept"), (problem) => port.postMessage(String(problem))));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  const fresh = fetch(asAsked(request));
  event.respondWith(fresh.catch((problem) => kept(request, problem)));
  if (request.mode === "navigate") event.waitUntil(fresh.then(renew).catch(() => {}));
});

/** A request that the host itself answers, not what the browser remembers of it. */
function asAsked(request) {
  return request.mode === "navigate" ? new Request(request.url, { cache: "no-cache", redirect: "manual" }) : new Request(request, { cache: "no-cache" });
}

/** What the device has of an address; for a page that it has not, the one that says so. */
async function kept(request, problem) {
  const found = await caches.match(request, { ignoreSearch: true, ignoreVary: true });
  if (found) return found;
  if (request.mode !== "navigate") throw problem;
  const names = await caches.keys();
  const edition = EDITIONS.find((each) => names.some((name) => name.startsWith(`${PREFIX}${each}|`)));
  return Response.redirect(new URL(`${edition ?? ""}about/offline/#not-kept`, registration.scope));
}

/** Bring every kept edition up to date: only what has changed is fetched again. */
async function renew() {
  for (const edition of EDITIONS) if (await whole(edition)) await keep(edition);
}

/** Keep an edition as its list has it today; the version before goes when all of this one is there. */
async function keep(edition) {
  const root = new URL(edition, registration.scope).href;
  const list = await fetched(root + LIST);
  const { version, files } = await list.clone().json();
  const before = await whole(edition);
  const name = `${PREFIX}${edition}|${version}`;
  if (before?.name === name) return;
  const cache = await caches.open(name);
  const take = async ([path, digest]) => {
    const same = before?.files[path] === digest && (await before.cache.match(root + path));
    await cache.put(root + path, same || (await fetched(root + path)));
  };
  try {
    await Promise.all(Object.entries(files).map(take));
    await cache.put(root + LIST, list);
  } catch (problem) {
    await caches.delete(name);
    throw problem;
  }
  for (const other of await caches.keys()) {
    if (other.startsWith(`${PREFIX}${edition}|`) && other !== name) await caches.delete(other);
  }
}

/** The version of an edition that is kept as a whole: its list came last. */
async function whole(edition) {
  for (const name of await caches.keys()) {
    if (!name.startsWith(`${PREFIX}${edition}|`)) continue;
    const cache = await caches.open(name);
    const list = await cache.match(new URL(edition + LIST, registration.scope).href);
    if (list) return { name, cache, ...(await list.json()) };
  }
}

async function fetched(address) {
  const answer = await fetch(address, { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer;
}
