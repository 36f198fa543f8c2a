// From a free place on the board to the form of a new feature.
import { shifted } from "./moving.js";
import { minutesOfCell } from "./scales.js";

const opened = performance.now();

// The site's clock, as the server had it when the page was made, and what has passed since.
function now(given) {
  return `${shifted(given.now, (performance.now() - opened) / 1000).slice(0, 16)}:00`;
}

// The form's address, or nothing where the time has passed. A click takes one cell of the
// board, as much of it as is free.
export function addAddress(given, shown, slot, asked, until) {
  const standing = now(given);
  const cell = shifted(asked, minutesOfCell(given) * 60);
  const gap = shown.find(
    (event) =>
      event.display === "background" &&
      event.resourceId === slot &&
      event.start <= asked &&
      asked < event.end,
  );
  const ends = until ?? (gap && gap.end < cell ? gap.end : cell);
  if (ends <= standing) return "";
  const starts = asked < standing ? standing : asked;
  const next = location.pathname + location.search;
  return `${given.addUrl}?${new URLSearchParams({ slot, starts, ends, next })}`;
}
