// Counts what is seen and what is followed, for the desk's figures: which feature, in which
// variant, and nothing of who. One message a page view, sent when the reader leaves.
// Nothing is counted, or sent, for whoever asks not to be followed.
const TO = "/_seen/";
const SEEN_MS = 1000;
const HALF = 0.5;
const STEPS = [0, 0.1, 0.2, 0.3, 0.4, HALF, 0.6, 0.7, 0.8, 0.9, 1];

const SLOTS = "[data-feature][data-variant]";
const seen = new Set();
const clicked = new Set();
const waiting = new Map();
const sent = { seen: new Set(), clicked: new Set() };

const keyOf = (slot) => `${slot.dataset.feature}.${slot.dataset.variant}`;

// Half of it is to be seen; of what is larger than the window, half a window full.
const isInView = ({ isIntersecting, intersectionRect, boundingClientRect, rootBounds }) =>
  isIntersecting &&
  intersectionRect.width >= HALF * boundingClientRect.width &&
  intersectionRect.height >= HALF * Math.min(boundingClientRect.height, rootBounds.height);

const watcher = new IntersectionObserver(
  (changes) => {
    for (const change of changes) {
      const slot = change.target;
      if (!isInView(change)) {
        clearTimeout(waiting.get(slot));
        waiting.delete(slot);
      } else if (!waiting.has(slot) && document.visibilityState === "visible") {
        waiting.set(slot, setTimeout(() => count(slot), SEEN_MS));
      }
    }
  },
  { threshold: STEPS },
);

function count(slot) {
  waiting.delete(slot);
  watcher.unobserve(slot);
  seen.add(keyOf(slot));
}

function watch() {
  for (const slot of document.querySelectorAll(SLOTS)) {
    watcher.unobserve(slot);
    if (!seen.has(keyOf(slot))) watcher.observe(slot);
  }
}

function follow(event) {
  const slot = event.target.closest?.("a[href]")?.closest(SLOTS);
  if (!slot || (event.type === "auxclick" && event.button !== 1)) return;
  seen.add(keyOf(slot));
  clicked.add(keyOf(slot));
}

function send() {
  for (const timer of waiting.values()) clearTimeout(timer);
  waiting.clear();
  const message = new URLSearchParams();
  for (const [name, keys] of Object.entries({ seen, clicked })) {
    for (const key of keys) {
      if (!sent[name].has(key)) message.append(name, key);
      sent[name].add(key);
    }
  }
  if (String(message)) navigator.sendBeacon(TO, message);
}

const asksNotTo = navigator.globalPrivacyControl || navigator.doNotTrack === "1";
// The site as of another time is looked at by those who make it.
const isRehearsed = document.querySelector(".asof") !== null;

if (!asksNotTo && !isRehearsed) {
  watch();
  addEventListener("click", follow, true);
  addEventListener("auxclick", follow, true);
  addEventListener("pagehide", send);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") send();
    else watch();
  });
}
