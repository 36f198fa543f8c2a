// The outline that is pointed at or focused: drawn on top, and described from the table's row.
// Without this script every outline is a link with a title, and the table says the rest.
const atlas = document.querySelector("[data-atlas]");
const detail = atlas?.querySelector("[data-detail]");

function rowOf(link) {
  return atlas.querySelector(`[data-row="${CSS.escape(link.dataset.outline)}"]`);
}

function drawOnTop(link) {
  for (const frame of atlas.querySelectorAll("[data-pointed]")) frame.setAttribute("width", "0");
  const frame = link.closest("svg").querySelector("[data-pointed]");
  const rect = link.querySelector("rect");
  for (const name of ["y", "width", "height"]) frame.setAttribute(name, rect.getAttribute(name));
}

function describe(link) {
  const [name, brand, year, size] = rowOf(link).children;
  const part = (which) => detail.querySelector(`[data-detail-${which}]`);
  const filled = { brand, name, size };
  for (const [which, cell] of Object.entries(filled)) {
    part(which).replaceChildren(...[...cell.childNodes].map((node) => node.cloneNode(true)));
  }
  const known = /\d/.test(year.textContent);
  part("year").textContent = known ? year.textContent : "";
  part("hint").textContent = "";
}

function show(link) {
  if (!link || !rowOf(link)) return;
  drawOnTop(link);
  describe(link);
}

if (detail) {
  const outlineOf = (event) => event.target.closest?.("a[data-outline]");
  let touched = false;
  let shown;
  atlas.addEventListener("pointerover", (event) => {
    if (event.pointerType === "mouse") show(outlineOf(event));
  });
  atlas.addEventListener("pointerdown", (event) => {
    touched = event.pointerType !== "mouse";
  });
  atlas.addEventListener("focusin", (event) => show(outlineOf(event)));
  // A finger covers what it points at: the first touch tells, the second goes there.
  atlas.addEventListener("click", (event) => {
    const link = outlineOf(event);
    if (!link) return;
    if (touched && shown !== link) event.preventDefault();
    shown = link;
    show(link);
  });
}
