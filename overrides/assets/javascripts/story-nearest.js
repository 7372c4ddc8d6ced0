// The known name that is nearest to a mistyped one, found as the core finds it.

const NEAR = 0.6;

/** The nearest of some names, if any is near. */
export function nearest(word, names) {
  const sought = word.toLowerCase();
  const found = names.map((name) => ({ name, near: likeness(name.toLowerCase(), sought) })).filter(({ near }) => near >= NEAR);
  return found.sort((one, other) => other.near - one.near || (other.name > one.name ? 1 : -1))[0]?.name;
}

/** How much of two words is the same, from 0 to 1. */
function likeness(one, other) {
  return one.length + other.length ? (2 * matching(one, other)) / (one.length + other.length) : 1;
}

/** How many signs stand in blocks that two words share: the longest, then those before it and behind it. */
function matching(one, other) {
  const [length, at, there] = longest(one, other);
  if (!length) return 0;
  return length + matching(one.slice(0, at), other.slice(0, there)) + matching(one.slice(at + length), other.slice(there + length));
}

function longest(one, other) {
  let best = [0, 0, 0];
  let before = [];
  for (let at = 0; at < one.length; at++) {
    const row = [];
    for (let there = 0; there < other.length; there++) {
      if (one[at] !== other[there]) continue;
      row[there] = (before[there - 1] ?? 0) + 1;
      if (row[there] > best[0]) best = [row[there], at - row[there] + 1, there - row[there] + 1];
    }
    before = row;
  }
  return best;
}
