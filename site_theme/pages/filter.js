// "Open now only" on lists. The choice is kept in the address, so that a filtered list can be shared.
document.querySelectorAll("[data-filter-open]").forEach(label => {
  const box = label.querySelector("input"), list = document.getElementById(label.dataset.filterOpen);
  label.hidden = false;
  box.checked = new URLSearchParams(location.search).get("open") === "1";

  function filterList() {
    let shown = 0;
    list.querySelectorAll("li[data-place]").forEach(item => {
      const state = item.querySelector("[data-hours]");
      item.hidden = box.checked && !(state && /open/.test(state.dataset.state));
      if (!item.hidden) shown += 1;
    });
    list.querySelectorAll("[data-group]").forEach(group => {
      group.hidden = !group.querySelector("li[data-place]:not([hidden])");
    });
    list.querySelector("[data-nothing]").hidden = shown > 0;
    return shown;
  }

  box.addEventListener("change", () => {
    const query = new URLSearchParams(location.search);
    if (box.checked) query.set("open", "1");
    else query.delete("open");
    const text = query.toString();
    history.replaceState(null, "", location.pathname + (text ? "?" + text : "") + location.hash);
    circles.announce(circles.fill(_("显示 {count} 处"), { count: filterList() }));
  });
  document.addEventListener("hours-changed", filterList);
  filterList();
});
