// The figures that a large catalogue showed a page without: fetched while its cards are looked at.
const link = document.querySelector("a[data-counted-by]");

function putIn(figures) {
  for (const part of figures.querySelectorAll("[data-counted]")) {
    document.querySelector(`[data-counted="${part.dataset.counted}"]`)?.replaceWith(part);
  }
  // One by one: the reader may be ticking already.
  for (const box of document.querySelectorAll(".facet input[type=checkbox]")) {
    const choice = box.closest(".choice");
    const wanted = `input[name="${box.name}"][value="${CSS.escape(box.value)}"]`;
    const counted = figures.querySelector(wanted)?.closest(".choice");
    if (counted) choice.replaceChild(count(counted), count(choice));
    else choice.hidden = !box.checked;
  }
}

function count(choice) {
  return choice.querySelector(".choice__count");
}

if (link) {
  try {
    const answer = await fetch(link.dataset.countedBy);
    if (answer.ok) {
      putIn(new DOMParser().parseFromString(await answer.text(), "text/html"));
      document.querySelector('[data-counted="rest"]')?.remove();
    }
  } catch {
    // Without the network the link stays, and leads to the same figures.
  }
}
