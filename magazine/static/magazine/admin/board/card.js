// What is known of one feature, and where to go from it.
const card = document.querySelector("[data-board-card]");
const part = (name) => card.querySelector(`[data-part=${name}]`);

export function openCard({ title, extendedProps: { facts, actions } }) {
  part("title").textContent = title;
  part("facts").replaceChildren(...facts.flatMap(fact));
  part("actions").replaceChildren(...actions.map(link));
  card.showModal();
}

function fact([name, value]) {
  const term = document.createElement("dt");
  const told = document.createElement("dd");
  term.textContent = name;
  told.textContent = value;
  return [term, told];
}

function link({ label, url }, place) {
  const made = document.createElement("a");
  made.className = `button button-small${place ? " button-secondary" : ""}`;
  const back = new URLSearchParams({ next: location.pathname + location.search });
  made.href = `${url}${url.includes("?") ? "&" : "?"}${back}`;
  made.textContent = label;
  return made;
}

// A press beside the card closes it, like Escape.
card.addEventListener("click", (event) => {
  if (event.target === card) card.close();
});
