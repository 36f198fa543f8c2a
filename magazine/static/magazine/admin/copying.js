// Buttons that copy the field they name; without a clipboard the field is selected instead.

async function copy(button) {
  const field = document.getElementById(button.dataset.copies);
  const status = document.querySelector("[data-copied]");
  field.select();
  if (!navigator.clipboard) {
    return;
  }
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    return;
  }
  status.textContent = status.dataset.copied;
  button.textContent = status.dataset.copied;
}

for (const button of document.querySelectorAll("[data-copies]")) {
  button.addEventListener("click", () => copy(button));
}
