// Text size in three steps, colors and contrast: kept on this phone. The head script has set it before the first paint.
const root = document.documentElement;
const SIZES = ["normal", "large", "larger"];

// An empty value means the phone's own setting. In private mode a choice holds for this page only.
function set(key, value) {
  root.dataset[key] = value;
  try { localStorage.setItem(key, value); } catch (refused) {}
}

document.querySelectorAll(".size-button").forEach(button => {
  button.hidden = false;
  button.addEventListener("click", () => {
    const next = (SIZES.indexOf(root.dataset.size || "normal") + 1) % 3;
    set("size", SIZES[next]);
    announce([_("文字：标准"), _("文字：大"), _("文字：特大")][next]);
  });
});

// Fills the {placeholders} of a message; `_("…")` around a fixed text is translated when the site is built.
function fill(message, values) {
  return message.replace(/\{(\w+)\}/g, (all, name) => values[name]);
}

// Short confirmations for screen readers, in one polite live region.
function announce(words) {
  const region = document.getElementById("said");
  if (region) region.textContent = words;
}
