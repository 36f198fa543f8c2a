// How finely each way of looking divides time, and how wide that is drawn.
const SCALES = {
  day: { slot: "01:00", label: "02:00", snap: "00:15", minutes: 60, least: 28 },
  week: { slot: "06:00", label: "12:00", snap: "01:00", minutes: 360, least: 24 },
  month: { slot: "24:00", label: "24:00", snap: "24:00", minutes: 1440, least: 26 },
};
const HOUR = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const DAYS = {
  day: { weekday: "long", day: "numeric", month: "long" },
  week: { weekday: "short", day: "numeric", month: "short" },
  month: (date) => ({ domNodes: [dayPart(date, { weekday: "narrow" }), `${date.getDate()}`] }),
};

function dayPart(date, format) {
  const part = document.createElement("span");
  part.className = "day-name";
  part.textContent = date.toLocaleDateString(document.documentElement.lang || undefined, format);
  return part;
}

// A month is a long week to the calendar: its own month has no hours to place things by.
export function optionsFor({ scale }) {
  const { slot, label, snap, least } = SCALES[scale];
  const week = { type: "resourceTimelineWeek", duration: { weeks: 1 } };
  return {
    view: "board",
    views: {
      board: {
        day: { type: "resourceTimelineDay" },
        week,
        month: { ...week, duration: { months: 1 } },
      }[scale],
    },
    headerToolbar: { start: "", center: "", end: "" },
    firstDay: 1,
    slotDuration: slot,
    slotLabelInterval: label,
    snapDuration: snap,
    slotWidth: least,
    slotLabelFormat: HOUR,
    dayHeaderFormat: DAYS[scale],
    scrollTime: scale === "day" ? "07:00" : "00:00",
  };
}

export function minutesOfCell({ scale }) {
  return SCALES[scale].minutes;
}

// All of the span on the screen where it fits; else as narrow as can be read, and it scrolls.
export function slotWidth({ scale, days }, root) {
  const main = root.querySelector(".ec-main");
  const names = root.querySelector(".ec-sidebar");
  const { minutes, least } = SCALES[scale];
  if (!main || !names) return least;
  const room = (main.clientWidth - names.offsetWidth) / ((days * 1440) / minutes);
  return Math.max(least, Math.floor(room * 8) / 8);
}
