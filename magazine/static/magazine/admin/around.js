// Asks anew what is in the slot when slot or times change in a feature's form, and fills in
// a free time at one click. Without it the panel is as it came with the form.

const panel = document.querySelector("[data-around]");
const form = panel.closest("form");
const fields = ["slot", "starts_at", "ends_at"];
const PAUSE = 250;

let shown = asked();
let waiting;
let latest;

function asked() {
  const values = fields.map((name) => [name, form.elements[name].value]);
  return new URLSearchParams([...values, ["own", panel.dataset.own]]).toString();
}

async function refresh() {
  const query = asked();
  if (query === shown) return;
  latest?.abort();
  latest = new AbortController();
  try {
    const answer = await fetch(`${panel.dataset.around}?${query}`, { signal: latest.signal });
    if (!answer.ok) return;
    panel.innerHTML = await answer.text();
    shown = query;
  } catch (error) {
    if (error.name !== "AbortError") throw error;
  }
}

function soon() {
  clearTimeout(waiting);
  waiting = setTimeout(refresh, PAUSE);
}

for (const event of ["change", "input"]) {
  form.addEventListener(event, ({ target }) => {
    if (fields.includes(target.name)) soon();
  });
}

panel.addEventListener("click", ({ target }) => {
  const { starts, ends } = target.closest("[data-starts]")?.dataset ?? {};
  if (starts === undefined) return;
  form.elements.starts_at.value = starts;
  form.elements.ends_at.value = ends;
  form.elements.starts_at.dispatchEvent(new Event("change", { bubbles: true }));
  form.elements.starts_at.focus();
});
