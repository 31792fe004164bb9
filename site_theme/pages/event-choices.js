// Choices of events: today or the weekend, and for whom. They are kept in the address, so that a list can be shared. A class
// hides rows, not the attribute, which the inline script at the top of a page turns over as days pass.
const choices = document.querySelector(".event-choices");
const textOfDay = day => new Date(day * 864e5).toISOString().slice(0, 10);

// The days of a choice, counted from 1970-01-01; on a Sunday the weekend began yesterday. Nothing for all days.
function daysOf(choice) {
  const today = Math.floor(circles.localNow() / 1440), weekday = (today + 3) % 7;
  const saturday = today + (weekday === 6 ? -1 : 5 - weekday);
  return { today: [today], weekend: [saturday, saturday + 1] }[choice];
}

// A row stands below its day, or is for many weekdays, or tells its dates.
function isOn(row, day) {
  const text = textOfDay(day), section = row.closest(".calendar-day"), { weekdays, leftOut = "" } = row.dataset;
  if (section) return section.querySelector("h3").id === "day-" + text;
  if (weekdays) return weekdays.includes((day + 3) % 7) && !leftOut.includes(text);
  return row.querySelector("[datetime='" + text + "']");
}

function showChosen() {
  const query = new URLSearchParams(location.search), days = daysOf(query.get("day")), whom = query.get("for");
  const rows = Array.from(document.querySelectorAll(".days .rows > li"));
  const chosen = rows.filter(row => (!days || days.some(day => isOn(row, day)))
    && (!whom || (row.dataset.for || "").split(" ").includes(whom)));
  rows.forEach(row => row.classList.toggle("left-out", !chosen.includes(row)));
  document.querySelectorAll(".days section").forEach(section => {
    section.classList.toggle("left-out", !chosen.some(row => section.contains(row)));
  });
  choices.querySelectorAll(".chip").forEach(chip => {
    chip.setAttribute("aria-pressed", String(query.get(chip.dataset.choice) === chip.value));
  });
  const seen = chosen.filter(row => row.offsetParent).length;
  choices.querySelector(".notice").hidden = seen > 0 || !(days || whom);
  return seen;
}

if (choices) {
  choices.addEventListener("click", ({ target }) => {
    const chip = target.closest(".chip");
    if (!chip) return;
    keepInAddress({ [chip.dataset.choice]: chip.getAttribute("aria-pressed") === "false" && chip.value });
    circles.announce(circles.fill(_("显示 {count} 行"), { count: showChosen() }));
  });
  choices.hidden = false;
  showChosen();
  document.addEventListener("visibilitychange", showChosen);
}
