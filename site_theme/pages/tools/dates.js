// One tap from a date to the phone's calendar: the next session of a service, a day of an event, a day on which a place
// is closed. A button stands beside a date, or opens the list of a place's dates.
const AHEAD_DAYS = 90, MOST_SESSIONS = 12, DAY_MINUTES = 1440;
const hoursOfPage = () => JSON.parse(textOf(document, "#hours") || "{}");
const today = () => Math.floor(localMinute(Date.now()) / DAY_MINUTES);

// The first session that begins after now: {start, end}, null if none is known.
function nextSession(compiled) {
  for (let day = today(); day < today() + AHEAD_DAYS; day++) {
    const { spans, unsure } = circles.hoursOn(compiled, day);
    for (let at = 0; !unsure && at < spans.length; at += 2) {
      const [start, end] = [spans[at], spans[at + 1]].map(minute => day * DAY_MINUTES + minute);
      if (start > localMinute(Date.now())) return { start, end };
    }
  }
  return null;
}

const hoursWords = spans => spans.map((minute, at) => (at % 2 ? "–" : at ? _("，") : "") + clockOf(minute % DAY_MINUTES)).join("");

// Days on which a place is closed, or has other hours than usual; those that follow one another are one.
function specialDays(compiled, place) {
  const found = [];
  for (let day = today(); day < today() + AHEAD_DAYS; day++) {
    const { spans, special, name, unsure } = circles.hoursOn(compiled, day);
    const start = day * DAY_MINUTES, before = found[found.length - 1];
    if (unsure || !special) continue;
    const words = spans.length ? fill(_("{name}这天 {hours}"), { name: place, hours: hoursWords(spans) }) : fill(_("{name}不开门"), { name: place });
    const title = words + (name ? " · " + name : "");
    if (before && before.end === start && before.name === title) before.end += DAY_MINUTES;
    else found.push({ name: title, start, end: start + DAY_MINUTES, isWhole: true });
  }
  return found;
}

// Hours as a row tells them, on a day: an event for each span.
function eventsOnDay(day, words, name, place) {
  const midnight = Date.parse(day + "T00:00Z") / 6e4;
  const spans = (words.match(/\d\d:\d\d–\D*\d\d:\d\d/g) || []).map(span => {
    const [from, fromMinute, to, toMinute] = span.match(/\d\d/g).map(Number), start = from * 60 + fromMinute, end = to * 60 + toMinute;
    return { name, place, start: midnight + start, end: midnight + end + (end <= start ? DAY_MINUTES : 0) };
  });
  return spans.length ? spans : [{ name, place, start: midnight, end: midnight + DAY_MINUTES, isWhole: true }];
}

const placeOfPage = () => textOf(document, "section[aria-labelledby=where] .row-text");

function datesOfRow(control) {
  const row = control.closest("li"), { date, name, place } = control.dataset;
  if (date) return eventsOnDay(date, textOf(row, ".row-text"), name || textOf(document, "h1"), place || placeOfPage());
  const state = row.querySelector("[data-hours]"), next = state && nextSession(hoursOfPage()[state.dataset.hours]);
  return next ? [{ name: textOf(document, "h1"), place: textOf(row, ".row-text > b"), ...next }] : [];
}

function datesOfPlace() {
  const hours = hoursOfPage(), place = textOf(document, "h1"), main = document.querySelector("main .status[data-hours]");
  const sessions = Array.from(document.querySelectorAll("main [data-session]"), state => {
    const next = nextSession(hours[state.dataset.hours]);
    return next && { name: textOf(state.closest("li"), "b"), place, ...next };
  }).filter(Boolean).sort((one, other) => one.start - other.start).slice(0, MOST_SESSIONS);
  return sessions.concat(main ? specialDays(hours[main.dataset.hours], place) : []);
}

function dateRow(event) {
  const text = element("span", "row-text", [element("b", "", event.name), element("span", "", timeWords(event))]);
  const row = button("row", "", () => giveToCalendar(row, [event]));
  row.appendChild(text);
  return element("li", "", [row]);
}

// Opens or closes the list of dates below the buttons.
function listDates(control) {
  const open = document.querySelector(".page-dates"), dates = open ? [] : datesOfPlace();
  control.setAttribute("aria-expanded", !open && dates.length > 0);
  if (open) open.remove();
  else if (!dates.length) circles.showBelow(control, _("三个月里没有要记的日子。"));
  else {
    const list = element("div", "card page-dates", [element("ul", "rows", dates.map(dateRow))]);
    control.parentNode.after(list);
    list.scrollIntoView({ block: "nearest" });
  }
}

tools.date = control => {
  if (!isInRow(control)) return listDates(control);
  const dates = datesOfRow(control);
  return dates.length ? giveToCalendar(control, dates) : circles.showBelow(control, _("三个月里没有要记的日子。"));
};
