// What expired since the site was built goes to the archive: hidden in lists, shown where it was kept ready.
(function () {
  var today = circles.dayAfter(0), moved = 0;
  document.querySelectorAll("[data-expires]").forEach(function (it) {
    if (it.getAttribute("data-expires") >= today) { return; }
    it.hidden = !it.hidden;
    if (it.tagName === "LI") { moved += 1; }
  });
  if (!moved) { return; }
  document.querySelectorAll("[data-entries]").forEach(function (section) {
    var list = section.querySelector(".entry-rows");
    var left = list.querySelectorAll("li:not([hidden])").length, gone = list.querySelectorAll("li[hidden]").length;
    var count = section.querySelector("[data-count]"), none = section.querySelector("[data-none]");
    if (count && gone) {
      count.textContent = circles.fill(_("{count} 件"), { count: count.getAttribute("data-count") - gone });
      section.hidden = !left;
    }
    if (none) { none.hidden = left > 0; list.hidden = !left; }
  });
  var said = document.querySelector("[data-expired]");
  if (said) { said.hidden = false; }
})();
