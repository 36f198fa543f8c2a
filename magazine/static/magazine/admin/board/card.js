// What is known of one feature, and where to go from it.
import { given } from "./given.js";
import { say, words } from "./toast.js";

const card = document.querySelector("[data-board-card]");
const part = (name) => card.querySelector(`[data-part=${name}]`);

export async function openCard({ id, title }) {
  let known;
  try {
    const response = await fetch(given.cardUrl.replace("/0/", `/${id}/`));
    known = await response.json();
  } catch {
    say(words.unread);
    return;
  }
  part("title").textContent = title;
  part("facts").replaceChildren(...known.facts.flatMap(fact));
  part("actions").replaceChildren(...known.actions.map(link));
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
