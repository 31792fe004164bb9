// The filter of a list by what places have; filter.js asks it. The choice is kept in the address.
const choice = document.getElementById("having");
const codes = JSON.parse(document.getElementById("places-have").textContent);
const buttons = facilityButtons(choice, changed), unknown = choice.querySelector("input"), label = choice.querySelector("[data-unknown]");

const codeOf = place => codes[place.querySelector("a").getAttribute("href").split("/").slice(-2)[0]];

function showUnknown() {
  const wanted = buttons.pressed(), count = Object.values(codes).filter(code => hasAll(code, wanted) === null).length;
  unknown.parentNode.hidden = !count;
  label.textContent = circles.fill(_("还不知道有没有的 {count} 处，也列出来"), { count });
}

function changed() {
  const address = new URL(location.href), wanted = buttons.asText();
  if (wanted) address.searchParams.set("has", wanted);
  else address.searchParams.delete("has");
  history.replaceState(null, "", address.href);
  showUnknown();
  document.dispatchEvent(new CustomEvent("hours-changed"));
}

circles.isHaving = place => {
  const has = hasAll(codeOf(place), buttons.pressed());
  return has || has === null && unknown.checked;
};
buttons.press(new URLSearchParams(location.search).get("has"));
unknown.addEventListener("change", changed);
showUnknown();
choice.hidden = false;
