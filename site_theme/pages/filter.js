// Which places of a list are open, now or at another moment. Both choices are kept in the address, so that a list can be
// shared. The choice of a moment is fetched when it is opened, or where the address has one. Where pages/open-filter.js has
// fetched this, the reader has done something already.
const { announce, fill } = circles;
const asked = new URLSearchParams(location.search);
const momentWords = () => circles.momentWords && circles.momentWords();

// The list that the address asks for is there: styles/pieces/switch.css shows it.
const answered = () => { document.documentElement.dataset.live = ""; };

function fetchMoments(details, chosen) {
  fetchScript(details.dataset.moments, () => {
    circles.makeMoments(details, chosen);
    answered();
  }, () => {
    details.open = false;
    answered();
  });
}

document.querySelectorAll("[data-open-filter]").forEach(filter => {
  const box = filter.querySelector("input"), details = filter.querySelector("details"), told = filter.querySelector("[data-told]");
  const list = document.getElementById(filter.dataset.openFilter);
  const places = Array.from(list.querySelectorAll("li[data-place]"));
  const stateOf = place => (place.querySelector("[data-hours]") || { dataset: {} }).dataset.state;
  const isUnsure = place => /unknown|appointment/.test(stateOf(place));

  function showTold(shown) {
    const unsure = places.filter(isUnsure).length;
    const nothing = momentWords() ? _("那时都关着门。换个时间，或者都列出来看看。") : _("现在都关着门。去掉“只看现在开放”，看看什么时候开。");
    told.textContent = (shown ? "" : nothing)
      + (unsure ? fill(_("另有 {count} 处要预约，或者不知道开不开，没有列出。"), { count: unsure }) : "");
    told.hidden = !box.checked || !told.textContent;
  }

  function filterList() {
    const isHaving = circles.isHaving || (() => true);
    const shown = places.filter(place => (!box.checked || /open/.test(stateOf(place))) && isHaving(place));
    places.forEach(place => { place.hidden = !shown.includes(place); });
    list.querySelectorAll("section, .card, details").forEach(group => {
      const inside = places.filter(place => group.contains(place)), isShown = inside.some(place => !place.hidden);
      group.hidden = inside.length > 0 && !isShown;
      if (group.localName === "details" && box.checked && isShown) group.open = true;
    });
    box.nextSibling.textContent = momentWords() ? _("只看那时开放") : _("只看现在开放");
    showTold(shown.length);
    return shown.length;
  }

  function changed() {
    keepInAddress({ open: box.checked && "1" });
    announce(fill(_("显示 {count} 处"), { count: filterList() }));
  }

  function chosen(isMoment) {
    box.checked = box.checked || isMoment;  // who asks about a moment wants to know what is open then
    changed();
  }

  const wasChecked = box.checked;
  box.checked = wasChecked || asked.get("open") === "1";
  box.addEventListener("change", changed);
  details.addEventListener("toggle", () => {
    if (details.open && !circles.makeMoments) fetchMoments(details, chosen);
  });
  document.addEventListener("hours-changed", filterList);
  filter.hidden = false;
  if (wasChecked) changed();
  else filterList();
  if (asked.has("when") || details.open) fetchMoments(details, chosen);
  else answered();
});
