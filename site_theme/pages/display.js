// Colors and contrast, chosen at the foot of a page and kept on this phone. Fetched when first asked for.
const root = document.documentElement;
const CHOICES = [
  ["theme", "", _("跟随手机")], ["theme", "light", _("浅色")], ["theme", "dark", _("深色")],
  ["contrast", "more", _("高对比")],
];

const group = document.createElement("p");
group.className = "chips";
document.querySelector(".display").appendChild(group);

const buttons = CHOICES.map(([key, value, label]) => {
  const element = group.appendChild(document.createElement("button"));
  const isOn = () => (root.dataset[key] || "") === value;
  const showState = () => element.setAttribute("aria-pressed", isOn());
  element.type = "button";
  element.className = "chip";
  element.textContent = label;
  element.addEventListener("click", () => {
    circles.set(key, isOn() ? "" : value);
    buttons.forEach(button => button.showState());
  });
  return { showState };
});
buttons.forEach(button => button.showState());
