// Text size in three steps, colors and contrast: kept on this phone. The head script has set it before the first paint.
var root = document.documentElement;
var SIZES = ["normal", "large", "larger"];

function remember(key, value) {
  try { localStorage.setItem(key, value); } catch (refused) { /* private mode: it lasts for this page */ }
}

// An empty value leaves it to the phone.
function set(key, value) {
  root.setAttribute("data-" + key, value);
  remember(key, value);
}

document.querySelectorAll(".size-button").forEach(function (button) {
  button.hidden = false;
  button.addEventListener("click", function () {
    var next = (SIZES.indexOf(root.getAttribute("data-size") || "normal") + 1) % SIZES.length;
    set("size", SIZES[next]);
    announce([_("文字：标准"), _("文字：大"), _("文字：特大")][next]);
  });
});

// A message with its {placeholders} filled; `_("…")` around a fixed text is translated when the site is built.
function fill(message, values) {
  return message.replace(/\{(\w+)\}/g, function (all, name) { return values[name]; });
}

// One polite live region for short confirmations.
function announce(words) {
  var region = document.getElementById("said");
  if (region) { region.textContent = words; }
}
