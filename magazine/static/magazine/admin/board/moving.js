// Turns what a hand did into the fields of the form that moves a feature, and sends them.
import { say, words } from "./toast.js";

// Wall-clock times have no zone: they are counted as if in UTC, where no hour is missing.
export function shifted(wall, seconds) {
  return new Date(Date.parse(`${wall}Z`) + seconds * 1000).toISOString().slice(0, 19);
}

function edge(props, name, seconds) {
  if (!seconds) return props.exact[name];
  const wall = props.wall[name];
  return wall === null ? "" : shifted(wall, seconds);
}

function fields(event, slot, starts, ends) {
  const { exact, slot: from } = event.extendedProps;
  return {
    slot,
    starts_at: starts,
    ends_at: ends,
    from_slot: from,
    from_starts: exact.starts,
    from_ends: exact.ends,
  };
}

function inSeconds({ days, seconds }) {
  return days * 86400 + seconds;
}

export function moved({ event, delta }) {
  const props = event.extendedProps;
  const by = inSeconds(delta);
  return fields(event, event.resourceIds[0], edge(props, "starts", by), edge(props, "ends", by));
}

// An open-ended feature is drawn up to the edge of the board; pulled there, it gets an end.
export function resized({ event, startDelta, endDelta }) {
  const props = event.extendedProps;
  const [first, last] = [inSeconds(startDelta), inSeconds(endDelta)];
  const ends =
    last && props.openEnded ? shifted(props.shownUntil, last) : edge(props, "ends", last);
  return fields(event, event.resourceIds[0], edge(props, "starts", first), ends);
}

async function post(url, data) {
  const token = document.querySelector("[data-board-token] input").value;
  const response = await fetch(url, {
    method: "POST",
    headers: { Accept: "application/json", "X-CSRFToken": token },
    body: new URLSearchParams(data),
  });
  const isJson = response.headers.get("content-type")?.includes("json");
  if (!isJson) return { reason: response.redirected ? words.loggedOut : words.failed };
  return response.json();
}

// Says what came of it, once the board shows it; whether it was done.
export async function send(url, data, changed) {
  let answer;
  try {
    answer = await post(url, data);
  } catch {
    answer = { reason: words.failed };
  }
  await changed();
  if (answer.reason) refuse(answer, url, data, changed);
  else say(answer.told, { buttons: undo(answer, changed) });
  return !answer.reason;
}

function undo(answer, changed) {
  if (!answer.undo) return [];
  return [{ label: words.undo, act: () => send(answer.undo, {}, changed) }];
}

function refuse({ reason, choices = [], clash }, url, data, changed) {
  const buttons = choices.map(({ label, fields: instead }) => ({
    label,
    act: () => send(url, { ...data, ...instead }, changed),
  }));
  const link = clash && { url: clash.url, label: words.inTheWay.replace("%s", clash.label) };
  say(`${words.refused} ${reason}`, { buttons, link, refused: true });
}
