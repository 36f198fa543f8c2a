// Centimetres, inches or both: the reader's choice, kept in this browser.
// Not a module: it stands in the head and runs before the first paint, so that no unit flashes.
{
  const KEY = "reticule.units";
  const CHOICES = ["cm", "in", "both"];
  const page = document.documentElement;

  const remembered = () => {
    try {
      const kept = localStorage.getItem(KEY);
      return CHOICES.includes(kept) ? kept : "both";
    } catch {
      return "both";
    }
  };

  const remember = (units) => {
    try {
      localStorage.setItem(KEY, units);
    } catch {
      // A browser that keeps nothing still shows the choice on this page.
    }
  };

  const show = (units) => {
    page.dataset.units = units;
    for (const button of document.querySelectorAll("[data-choose-units]")) {
      button.setAttribute("aria-pressed", String(button.dataset.chooseUnits === units));
    }
  };

  show(remembered());
  document.addEventListener("DOMContentLoaded", () => show(page.dataset.units));
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-choose-units]");
    if (!button) return;
    remember(button.dataset.chooseUnits);
    show(button.dataset.chooseUnits);
  });
  addEventListener("storage", (event) => {
    if (event.key === KEY) show(remembered());
  });
}
