// The catalogue's filters: sent as soon as one is ticked, and open where there is room.
const WIDE = matchMedia("(min-width: 64rem)");
// Long enough to tick a second box, short enough to feel at once.
const PAUSE_MS = 500;

const form = document.querySelector("form[data-submits-itself]");
const filters = form?.querySelector("details[data-opens-when-wide]");

function keepQueryShort() {
  for (const field of form.elements) {
    if (field.name && field.value === "") field.disabled = true;
  }
}

if (form) {
  let waiting;
  form.addEventListener("change", (event) => {
    // On a phone the filters cover the results: they are sent when the reader says so.
    if (!WIDE.matches && filters.contains(event.target)) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => form.requestSubmit(), PAUSE_MS);
  });
  form.addEventListener("submit", keepQueryShort);
  addEventListener("pageshow", () => {
    for (const field of form.elements) field.disabled = false;
  });
}

if (filters) {
  // A reader on a phone may have opened them before this ran: they are only ever opened here.
  if (WIDE.matches) filters.open = true;
  WIDE.addEventListener("change", () => {
    filters.open = WIDE.matches;
  });
}
