// One word at a time about what was done or refused, with what can be done about it.
const toast = document.querySelector("[data-board-toast]");
export const words = { ...document.querySelector("[data-board-words]").dataset };

export function say(text, { buttons = [], link, refused = false } = {}) {
  const told = document.createElement("p");
  told.textContent = text;
  toast.classList.toggle("board-toast--refused", refused);
  toast.classList.add("board-toast--shown");
  toast.replaceChildren(told, ...offers(buttons, link));
}

function offers(buttons, link) {
  const made = buttons.map(({ label, act }, place) => button(label, act, place === 0));
  if (link) made.push(anchor(link));
  made.push(button(words.close, () => {}, false));
  return made;
}

// The button that is pressed goes; who pressed it by key is taken to the words that follow.
function button(label, act, first) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = `button button-small${first ? "" : " button-secondary"}`;
  made.textContent = label;
  made.addEventListener("click", async () => {
    toast.classList.remove("board-toast--shown");
    toast.replaceChildren();
    await act();
    toast.focus();
  });
  return made;
}

function anchor({ url, label }) {
  const made = document.createElement("a");
  made.href = url;
  made.textContent = label;
  return made;
}
