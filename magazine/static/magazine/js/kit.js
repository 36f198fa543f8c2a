// The reader's kit, kept in this browser: offered on pages opened without it, and taken along
// from a page that goes by it. The address alone says which kit a page goes by.
const KEY = "reticule-kit";
const PRODUCT_OR_CATALOGUE = /^\/bags\/(?:[^/]+\/[^/]+\/)?$/;

const shown = document.querySelector("[data-kit]")?.dataset.kit;

function kept() {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

function keep(kit) {
  try {
    if (kit) localStorage.setItem(KEY, kit);
    else localStorage.removeItem(KEY);
  } catch {
    // A browser that keeps nothing goes by the address alone.
  }
}

function withKit(address, kit) {
  const url = new URL(address, location.href);
  // A form half filled in stays behind: the kit is another.
  if (url.searchParams.has("build")) url.search = "";
  url.searchParams.delete("page");
  url.searchParams.set("kit", kit);
  // As short as the server writes it.
  url.search = url.search.replaceAll("%2C", ",").replaceAll("%3A", ":");
  return url.href;
}

// Put together here a moment ago, and not come by through somebody's link.
function builtHere() {
  if (!document.querySelector("[data-kit-built]") || !document.referrer) return false;
  const from = new URL(document.referrer);
  return from.origin === location.origin && from.pathname === location.pathname;
}

function takeAlong(kit) {
  for (const link of document.querySelectorAll(".product-card a, .path a, a[data-kit-link]")) {
    const url = new URL(link.href);
    if (url.origin === location.origin && PRODUCT_OR_CATALOGUE.test(url.pathname)) {
      link.href = withKit(url, kit);
    }
  }
}

function offer(kit) {
  for (const link of document.querySelectorAll("a[data-kit-offer]")) {
    link.href = withKit(location.href, kit);
    link.hidden = false;
  }
}

function offerToKeep(kit) {
  for (const button of document.querySelectorAll("button[data-kit-keep]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      keep(kit);
      button.disabled = true;
      button.textContent = button.dataset.kitKept;
    });
  }
}

if (shown) {
  if (!kept() || builtHere()) keep(shown);
  if (kept() && kept() !== shown) offerToKeep(shown);
  takeAlong(shown);
} else if (kept()) {
  offer(kept());
}

for (const link of document.querySelectorAll("a[data-kit-forget]")) {
  link.addEventListener("click", () => keep(""));
}

// What is not ticked need not be told how often.
document.querySelector(".kit-form")?.addEventListener("submit", (event) => {
  for (const thing of event.target.querySelectorAll(".kit-form__thing")) {
    const [tick, count] = thing.querySelectorAll("input");
    count.disabled = !tick.checked;
  }
});
addEventListener("pageshow", () => {
  for (const count of document.querySelectorAll(".kit-form__count")) count.disabled = false;
});
