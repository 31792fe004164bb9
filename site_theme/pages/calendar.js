// Marks past days, today, tomorrow and this week by the reader's clock, in the directory's time zone.
const { dayAfter } = circles;
const each = (selector, act, within = document) => within.querySelectorAll(selector).forEach(act);

function showDays() {
  const today = dayAfter(0), tomorrow = dayAfter(1);
  const sunday = dayAfter((7 - new Date(today).getUTCDay()) % 7);

  function markDay(item) {
    const day = item.dataset.day, when = item.querySelector("[data-when]");
    item.hidden = day < today;
    item.classList.toggle("is-today", day === today);
    when.textContent = day === today ? _("今天") : day === tomorrow ? _("明天") : day <= sunday ? _("本周") : "";
    when.hidden = !when.textContent;
  }

  each("[data-days]", list => {
    const days = [...list.querySelectorAll("[data-day]")];
    days.forEach(markDay);
    const ahead = days.filter(item => !item.hidden);
    each("[data-over]", it => { it.hidden = ahead.length > 0; }, list);
    each("[data-nothing]", it => { it.hidden = !ahead.length || ahead[0].dataset.day === today; }, list);
    each("[data-month]", month => { month.hidden = !month.querySelector("[data-day]:not([hidden])"); }, list);
  });
  each("[data-date]", cell => {
    const day = cell.dataset.date, link = cell.querySelector("a");
    cell.classList.toggle("is-past", day < today);
    if (link && day < today) link.removeAttribute("href");
    each("[data-today]", it => { it.remove(); }, cell);
    if (day === today) {
      cell.setAttribute("aria-current", "date");
      cell.insertAdjacentHTML("beforeend", '<span class="month-today" data-today></span>');
      cell.lastChild.textContent = _("今天");
    } else cell.removeAttribute("aria-current");
  });
}

showDays();
document.addEventListener("visibilitychange", showDays);
