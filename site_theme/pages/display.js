// Colors and contrast, chosen at the foot of a page and kept on this phone. Fetched when first asked for.
var root = document.documentElement, display = document.querySelector(".display");
var group = display.appendChild(document.createElement("p"));
var buttons = [
  ["theme", "", _("跟随手机")], ["theme", "light", _("浅色")], ["theme", "dark", _("深色")],
  ["contrast", "more", _("高对比")]
].map(function (choice) {
  var button = document.createElement("button"), key = choice[0], value = choice[1];

  function isOn() { return (root.getAttribute("data-" + key) || "") === value; }

  button.type = "button";
  button.className = "chip";
  button.textContent = choice[2];
  button.mark = function () { button.setAttribute("aria-pressed", isOn()); };
  button.addEventListener("click", function () {
    circles.set(key, isOn() ? "" : value);
    buttons.forEach(function (each) { each.mark(); });
  });
  return group.appendChild(button);
});
group.className = "chips";
buttons.forEach(function (each) { each.mark(); });
