// Remembers the last comparison of this browser tab, so that a “Compare” link adds to it.
// Such a link is <a data-compare="brand/slug" href="/bags/compare/?bag=brand/slug">.
const KEY = "reticule.compared";
const MOST_BAGS = 4;

const compared = document.querySelector("[data-compared]")?.dataset.compared;
const links = document.querySelectorAll("a[data-compare]");

function remembered() {
  try {
    return new URLSearchParams(sessionStorage.getItem(KEY) ?? "").getAll("bag");
  } catch {
    return [];
  }
}

if (compared !== undefined) {
  try {
    sessionStorage.setItem(KEY, compared);
  } catch {
    // A browser that keeps nothing compares from the address alone.
  }
}

const before = remembered();
for (const link of links) {
  const bag = link.dataset.compare;
  const others = before.filter((other) => other !== bag);
  if (others.length === 0 || others.length >= MOST_BAGS) continue;
  const query = new URLSearchParams([...others, bag].map((one) => ["bag", one]));
  link.href = `${new URL(link.href).pathname}?${query}`;
}
