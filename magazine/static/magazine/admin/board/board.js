// The marketers' board: starts the calendar, and hands what is done on it to the server.
import { addAddress } from "./adding.js";
import { given } from "./given.js";
import { content, plainRoles, sortedLike } from "./looks.js";
import { moved, resized, send } from "./moving.js";
import { optionsFor, slotWidth } from "./scales.js";
import { say, words } from "./toast.js";

const root = document.querySelector("[data-board]");
let shown = [];
const waiting = [];

async function events() {
  const response = await fetch(given.eventsUrl, { headers: { Accept: "application/json" } });
  if (!response.ok || response.redirected) throw new Error(response.statusText);
  const told = await response.json();
  shown = told.events;
  // In the night in which clocks change, the line of now moves with them.
  if (told.offset !== given.offset) {
    given.offset = told.offset;
    calendar.setOption("timeZone", told.offset);
  }
  return shown;
}

async function loaded() {
  try {
    return await events();
  } catch {
    say(words.unread);
    return shown;
  } finally {
    setTimeout(drawn);
  }
}

function drawn() {
  root.removeAttribute("aria-busy");
  for (const go of waiting.splice(0)) go();
}

// Nothing on the board is to be taken hold of before it shows how things stand now.
function reload() {
  root.setAttribute("aria-busy", "true");
  return new Promise((go) => {
    waiting.push(go);
    calendar.refetchEvents();
  });
}

async function ask(info, fields) {
  root.setAttribute("aria-busy", "true");
  const done = await send(given.dragUrl.replace("/0/", `/${info.event.id}/`), fields, reload);
  if (!done) info.revert();
}

function add(resource, starts, ends) {
  const address = given.addUrl && addAddress(given, shown, resource.id, starts, ends);
  if (address) window.location.assign(address);
  else if (given.addUrl) say(words.past);
  calendar.unselect();
}

const calendar = EventCalendar.create(root, {
  ...optionsFor(given),
  date: given.date,
  timeZone: given.offset,
  locale: document.documentElement.lang || undefined,
  resources: given.resources,
  eventSources: [{ events: loaded }],
  eventOrder: sortedLike(given.resources),
  eventContent: content,
  resourceLabelContent: ({ resource }) => content({ resource }),
  viewDidMount: () => plainRoles(root),
  editable: true,
  eventResizableFromStart: true,
  nowIndicator: true,
  longPressDelay: 400,
  selectable: Boolean(given.addUrl),
  eventDrop: (info) => ask(info, moved(info)),
  eventResize: (info) => ask(info, resized(info)),
  select: ({ resource, startStr, endStr }) => add(resource, startStr, endStr),
  dateClick: ({ resource, dateStr }) => add(resource, dateStr),
});

new ResizeObserver(() => {
  const width = slotWidth(given, root);
  if (width !== calendar.getOption("slotWidth")) calendar.setOption("slotWidth", width);
}).observe(root);

// Who comes back to the board sees what others have done meanwhile.
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") reload();
});
