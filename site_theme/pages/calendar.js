// Marks today, and the days before it in tables of months, on the clock of the directory's time zone. This changes colors
// only: the inline script at the top of a page shows and hides by day, before the first paint.
function markDays() {
  const today = new Date(circles.localNow() * 6e4).toISOString().slice(0, 10);
  const heading = document.getElementById("day-" + today);
  if (heading) heading.parentNode.classList.add("is-today");
  document.querySelectorAll("[data-date]").forEach(cell => {
    const day = cell.getAttribute("data-date"), link = cell.querySelector("a");
    cell.classList.toggle("is-past", day < today);
    if (link && day < today) link.removeAttribute("href");
    if (day === today) cell.setAttribute("aria-current", "date");
    else cell.removeAttribute("aria-current");
  });
}

markDays();
document.addEventListener("visibilitychange", markDays);
