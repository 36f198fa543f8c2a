// Marks the cards of a page that all readers share with whether each bag holds this reader's kit.
// The server tells the kit's smallest rooms; a bag holds it when its inside reaches one of them.
const KEY = "reticule-kit";
// Sizes have four decimals of a millimetre at most: as whole steps they compare exactly.
const STEPS_PER_MM = 10000;

function kept() {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

function steps(sides) {
  return sides.map((mm) => (mm === null ? Infinity : Math.round(Number(mm) * STEPS_PER_MM)));
}

function reaches(inside, rooms) {
  return rooms.some((room) => room.every((side, axis) => inside[axis] >= side));
}

// The names are those of catalog/kits/marks.py.
function markOf(card, { rooms, slanting, undecided }) {
  if (!card.dataset.inside) return "unknown";
  const inside = steps(card.dataset.inside.split(" "));
  const measured = "measured" in card.dataset;
  if (reaches(inside, rooms)) return measured ? "measured" : "estimated";
  if (undecided.some((limits) => limits.every((limit, axis) => inside[axis] < limit))) {
    return "unknown";
  }
  if (reaches(inside, slanting)) return "at_a_slant";
  return measured ? "too_small" : "likely_too_small";
}

function words(mark) {
  return document.querySelector(`template[data-kit-mark="${mark}"]`).content.cloneNode(true);
}

async function mark(cards, kit) {
  const told = document.querySelector("script[data-rooms]").dataset.rooms;
  const answer = await fetch(`${told}?${new URLSearchParams({ kit })}`);
  if (!answer.ok) return;
  const { rooms, slanting, undecided } = await answer.json();
  const frontier = {
    rooms: rooms.map(steps),
    slanting: slanting.map(steps),
    undecided: undecided.map(steps),
  };
  for (const card of cards) card.after(words(markOf(card, frontier)));
}

const cards = [...document.querySelectorAll(".product-card[data-inside]")].filter(
  (card) => !card.parentElement.querySelector(".kit-mark"),
);
const kit = document.querySelector("[data-kit]")?.dataset.kit ?? kept();
if (cards.length && kit) {
  try {
    await mark(cards, kit);
  } catch {
    // Without the network the cards say what they say to everybody.
  }
}
