// "Open now only" on lists. The choice lives in the address, so that a list can be passed on.
document.querySelectorAll("[data-filter-open]").forEach(function (label) {
  var box = label.querySelector("input");
  var list = document.getElementById(label.getAttribute("data-filter-open"));
  label.hidden = false;
  box.checked = new URLSearchParams(location.search).get("open") === "1";

  function apply() {
    var shown = 0;
    list.querySelectorAll("li[data-place]").forEach(function (item) {
      var state = item.querySelector("[data-hours]");
      var hide = box.checked && (!state || state.getAttribute("data-state") !== "open");
      item.hidden = hide;
      if (!hide) { shown += 1; }
    });
    list.querySelectorAll("[data-group]").forEach(function (group) {
      group.hidden = !group.querySelector("li[data-place]:not([hidden])");
    });
    list.querySelector("[data-nothing]").hidden = shown > 0;
    return shown;
  }

  box.addEventListener("change", function () {
    var query = new URLSearchParams(location.search);
    if (box.checked) { query.set("open", "1"); } else { query.delete("open"); }
    var text = query.toString();
    history.replaceState(null, "", location.pathname + (text ? "?" + text : "") + location.hash);
    circles.announce(circles.fill(_("显示 {count} 处"), { count: apply() }));
  });
  document.addEventListener("hours-changed", apply);
  apply();
});
