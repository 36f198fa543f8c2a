// Shows a bag at its real size, once the reader has held a bank card against the screen.
// What is remembered is how many CSS pixels a millimetre has, and for which zoom and screen.
const KEY = "reticule.scale";
// ISO/IEC 7810 ID-1.
const CARD_MM = { long: 85.6, short: 53.98 };
// Phones have about six CSS pixels a millimetre; elsewhere the nominal 96 an inch is a start.
const GUESS = matchMedia("(pointer: coarse) and (max-width: 37.5rem)").matches ? 6.1 : 96 / 25.4;
// From a large television zoomed out to a dense screen zoomed in.
const PLAUSIBLE = [0.5, 40];

const page = document.querySelector("[data-true-size]");
const find = (name) => page.querySelector(`[data-${name}]`);
const calibrator = find("calibrator");
const slider = find("slider");
const fit = find("fit");
const edge = find("edge");
const scroller = find("scroller");
const outOfView = find("out-of-view");

const screenNow = () => ({
  ratio: devicePixelRatio,
  screen: [screen.width, screen.height].sort((a, b) => a - b).join("×"),
});

function remembered() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    const [least, most] = PLAUSIBLE;
    return kept?.pixels >= least && kept.pixels <= most ? kept : null;
  } catch {
    return null;
  }
}

function remember(pixels) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ pixels, ...screenNow() }));
  } catch {
    // A browser that keeps nothing will ask again on the next page.
  }
}

// A millimetre in CSS pixels, for all that is drawn in millimetres on the screen.
function scaleTo(pixels, drawings) {
  for (const drawing of drawings) {
    const { widthMm, heightMm } = drawing.dataset;
    drawing.style.setProperty("--true-width", `${widthMm * pixels}px`);
    drawing.style.setProperty("--true-height", `${heightMm * pixels}px`);
  }
}

let confirmed = remembered();
let asking = false;

function tellOutOfView() {
  const all = scroller.scrollWidth;
  const hidden = page.dataset.scale === "true" ? all - scroller.clientWidth : 0;
  outOfView.hidden = hidden < 2;
  if (outOfView.hidden) return;
  const mm = hidden / confirmed.pixels;
  find("out-cm").textContent = `${(mm / 10).toFixed(1)} cm`;
  find("out-in").textContent = `${(mm / 25.4).toFixed(1)} in`;
}

// One of: none (never calibrated), changed (for another zoom or screen), pinched, true.
function stateNow() {
  if (!confirmed || asking) return "none";
  const here = screenNow();
  if (confirmed.ratio !== here.ratio || confirmed.screen !== here.screen) return "changed";
  return Math.abs((visualViewport?.scale ?? 1) - 1) > 0.005 ? "pinched" : "true";
}

function drawCard() {
  const pixels = slider.valueAsNumber / CARD_MM.long;
  slider.setAttribute("aria-valuetext", `${slider.value} ${slider.dataset.unitName}`);
  scaleTo(pixels, fit.querySelectorAll("[data-width-mm]"));
}

function show() {
  const state = stateNow();
  if (state !== page.dataset.scale || calibrator.hidden) {
    const asks = state === "none" || state === "changed";
    calibrator.hidden = !asks;
    for (const way of page.querySelectorAll("button[data-when]")) way.hidden = asks;
    page.dataset.scale = state;
    if (asks) {
      // The same screen at another zoom keeps its pixels, so the old figure is a good guess.
      const guess = confirmed ? (confirmed.pixels * confirmed.ratio) / devicePixelRatio : GUESS;
      slider.value = guess * CARD_MM.long;
      drawCard();
    } else {
      scaleTo(confirmed.pixels, page.querySelectorAll(".true-size__stage [data-width-mm]"));
    }
  }
  tellOutOfView();
}

function drag(event) {
  if (!edge.hasPointerCapture(event.pointerId)) return;
  const upright = fit.querySelector(".calibrator__card--upright").getBoundingClientRect().width > 0;
  const across = event.clientX - fit.getBoundingClientRect().left;
  slider.value = (across * CARD_MM.long) / (upright ? CARD_MM.short : CARD_MM.long);
  drawCard();
}

slider.addEventListener("input", drawCard);
edge.addEventListener("pointerdown", (event) => edge.setPointerCapture(event.pointerId));
edge.addEventListener("pointermove", drag);

find("confirm").addEventListener("click", () => {
  asking = false;
  confirmed = { pixels: slider.valueAsNumber / CARD_MM.long, ...screenNow() };
  remember(confirmed.pixels);
  show();
  scroller.focus();
});
find("again").addEventListener("click", () => {
  asking = true;
  show();
  slider.focus();
});
for (const box of page.querySelectorAll("[data-shows]")) {
  const shown = () => {
    page.querySelector(`.${box.dataset.shows}`).classList.toggle("is-shown", box.checked);
    tellOutOfView();
  };
  box.addEventListener("change", shown);
  shown();
}

find("print").hidden = false;
find("print").addEventListener("click", () => print());
find("needs-script").hidden = true;
addEventListener("resize", show);
addEventListener("focus", show);
visualViewport?.addEventListener("resize", show);
addEventListener("storage", (event) => {
  if (event.key !== KEY) return;
  confirmed = remembered();
  show();
});
show();
