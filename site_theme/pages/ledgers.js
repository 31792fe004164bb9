// Entries that expired since the site was built go to the archive: hidden in lists, shown where the build kept them ready.
const today = circles.dayAfter(0);
const expired = [...document.querySelectorAll("[data-expires]")].filter(entry => entry.dataset.expires < today);
expired.forEach(entry => { entry.hidden = !entry.hidden; });

function recount(section) {
  const list = section.querySelector(".entry-rows");
  const left = list.querySelectorAll("li:not([hidden])").length, gone = list.querySelectorAll("li[hidden]").length;
  const count = section.querySelector("[data-count]"), none = section.querySelector("[data-none]");
  if (count && gone) {
    count.textContent = circles.fill(_("{count} 件"), { count: count.dataset.count - gone });
    section.hidden = !left;
  }
  if (none) {
    none.hidden = left > 0;
    list.hidden = !left;
  }
}

if (expired.some(entry => entry.tagName === "LI")) {
  document.querySelectorAll("[data-entries]").forEach(recount);
  const notice = document.querySelector("[data-expired]");
  if (notice) notice.hidden = false;
}
