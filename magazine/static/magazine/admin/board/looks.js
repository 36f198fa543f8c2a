// What is written on an event, a gap and a slot's name.
import { openCard } from "./card.js";

function element(tag, className, ...children) {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children);
  return made;
}

function slotName(resource) {
  const { fallback } = resource.extendedProps;
  return [element("strong", "slot-name", resource.title), element("span", "slot-else", fallback)];
}

function hidden(node) {
  node.setAttribute("aria-hidden", "true");
  return node;
}

// A button inside the calendar's own element: names are read out whole, from one text; what is
// drawn is for the eye.
function feature(event) {
  const { label, hours, state, campaign } = event.extendedProps;
  const about = [state, hours, campaign].filter(Boolean).join(" · ");
  const text = element(
    "span",
    "feature-event__text",
    element("span", "feature-event__title", event.title),
    element("span", "feature-event__about", about),
  );
  const button = element("button", "feature-event", hidden(text), element("span", "w-sr-only", label));
  button.type = "button";
  button.title = label;
  button.addEventListener("click", () => openCard(event));
  return [button];
}

export function content({ resource, event }) {
  if (resource) return { domNodes: slotName(resource) };
  if (event.display === "background") {
    return { domNodes: [hidden(element("span", "feature-gap__text", event.title))] };
  }
  return event.extendedProps.label ? { domNodes: feature(event) } : undefined;
}

// Tab goes through a slot from left to right, then to the next slot; what holds the slot comes
// before what only asks for it, and so lies above.
export function sortedLike(resources) {
  const rank = new Map(resources.map(({ id }, place) => [id, place]));
  return (one, other) =>
    rank.get(one.resourceIds[0]) - rank.get(other.resourceIds[0]) ||
    Boolean(one.extendedProps.asks) - Boolean(other.extendedProps.asks) ||
    one.start - other.start;
}

// The calendar calls itself a table, but its cells hold nothing and its events stand beside
// them. The list is the table; here what counts are the events, which are buttons.
export function plainRoles(root) {
  const roles = ["table", "row", "rowgroup", "rowheader", "columnheader", "cell"];
  for (const part of root.querySelectorAll(roles.map((role) => `[role=${role}]`).join())) {
    for (const name of ["role", "aria-colindex", "aria-colspan"]) part.removeAttribute(name);
  }
  for (const time of root.querySelectorAll("time[aria-label]")) time.removeAttribute("aria-label");
}
