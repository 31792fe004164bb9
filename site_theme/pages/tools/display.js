// Colors and contrast, chosen at the foot of a page and kept on this phone.
const CHOICES = [
  ["theme", "", _("跟随手机")], ["theme", "light", _("浅色")], ["theme", "dark", _("深色")],
  ["contrast", "more", _("高对比")],
];

tools.display = box => {
  if (box.querySelector("p")) return;
  const group = box.appendChild(element("p", "chips"));
  const chosen = document.documentElement.dataset;
  const showStates = CHOICES.map(([key, value, label]) => {
    const button = group.appendChild(element("button", "chip", label));
    const isOn = () => (chosen[key] || "") === value;
    // Seen on every page, whatever its styles: a mark and a thick edge.
    const showState = () => {
      button.setAttribute("aria-pressed", isOn());
      button.textContent = (isOn() ? "✓ " : "") + label;
      button.style.borderWidth = isOn() ? "3px" : "";
    };
    button.type = "button";
    button.addEventListener("click", () => {
      circles.set(key, isOn() ? "" : value);
      showStates.forEach(show => show());
    });
    return showState;
  });
  showStates.forEach(show => show());
};
