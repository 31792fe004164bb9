// Corrects how many entries a stage has, when some expired after the site was built: those are no longer in its list.
function countLeft() {
  document.querySelectorAll("[data-count]").forEach(count => {
    const gone = count.dataset.listed - count.closest("section").querySelectorAll(".entry-rows > li").length;
    const left = count.dataset.count - gone;
    if (gone) count.textContent = circles.fill(_("{count} 件").forms(left), { count: left });
  });
}

countLeft();
document.addEventListener("visibilitychange", countLeft);
