// The marketers' board: starts the calendar, and hands what is done on it to the server.
import { openCard } from "./card.js";
import { content, plainRoles, sortedLike } from "./looks.js";
import { moved, resized, send } from "./moving.js";
import { optionsFor, slotWidth } from "./scales.js";
import { say, words } from "./toast.js";
import { addAddress } from "./adding.js";

const root = document.querySelector("[data-board]");
const given = JSON.parse(document.getElementById("board-calendar").textContent);
let shown = [];

async function events() {
  const response = await fetch(given.eventsUrl, { headers: { Accept: "application/json" } });
  if (!response.ok || response.redirected) throw new Error(response.statusText);
  shown = (await response.json()).events;
  return shown;
}

async function loaded() {
  try {
    return await events();
  } catch {
    say(words.unread);
    return [];
  } finally {
    root.removeAttribute("aria-busy");
  }
}

async function ask(info, fields) {
  root.classList.add("board__calendar--busy");
  const done = await send(info.event.extendedProps.dragUrl, fields, () => calendar.refetchEvents());
  if (!done) info.revert();
  root.classList.remove("board__calendar--busy");
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
  eventClick: ({ event }) => openCard(event),
  eventDrop: (info) => ask(info, moved(info)),
  eventResize: (info) => ask(info, resized(info)),
  select: ({ resource, startStr, endStr }) => add(resource, startStr, endStr),
  dateClick: ({ resource, dateStr }) => add(resource, dateStr),
});

new ResizeObserver(() => {
  const width = slotWidth(given, root);
  if (width !== calendar.getOption("slotWidth")) calendar.setOption("slotWidth", width);
}).observe(root);
