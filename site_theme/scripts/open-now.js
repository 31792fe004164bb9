// Open or closed now. Python has computed the rules (generator/service_circles/schedules/compiled_hours.py says what the fields
// of `compiled` mean); here a day is only looked up. Days count from 1970-01-01 and minutes from its
// midnight, in the directory's time zone, ZONE, which the build puts before these scripts.

const DAY = 1440;
const dayOf = minute => Math.floor(minute / DAY);
const weekdayOf = day => (day + 3) % 7;
const dateOf = day => new Date(day * 864e5);

// {spans, name, special, unsure}; unsure is the state to show where the hours are not known
function hoursOn({ base, known, hours, weeks, dates }, day) {
  const number = day - base;
  for (const [index, name, ...ranges] of dates) {
    for (let after = 0, i = 0; i < ranges.length; i += 2) {
      const first = after + ranges[i];
      after = first + ranges[i + 1];
      if (first <= number && number < after) {
        return { spans: hours[index] || [], name, special: true, unsure: index < 0 && "holiday_unknown" };
      }
    }
  }
  const [, week, others = {}] = weeks.filter((season, i) => !i || season[0] <= number).pop();
  const weekday = weekdayOf(day);
  const nth = Math.floor((dateOf(day).getUTCDate() - 1) / 7);
  const isLast = dateOf(day + 7).getUTCDate() < 8;
  const index = others[weekday * 6 + nth + (nth > 2 && isLast)];
  const spans = hours[index >= 0 ? index : week[weekday]];
  const isBeyond = known >= 0 && (number < 0 || number >= known);
  return { spans: spans || [], unsure: !spans ? "unknown" : isBeyond && "beyond_calendar" };
}

// [closes, opens, doubtful] as in generator/service_circles/schedules/opening.py; closes is now itself if it is not open
function timesAfter(compiled, now) {
  const today = dayOf(now);
  let closes = now, doubtful = false, wasWhole = false;
  for (let day = today - 1; day < today + 367; day++) {
    const { spans, unsure } = hoursOn(compiled, day);
    const midnight = day * DAY;
    if (unsure && day >= today) {
      if (wasWhole && closes === midnight && day > today) return [null, null, day === today + 1];
      if (unsure !== "holiday_unknown") return [closes, null, true];
      doubtful = true;
    }
    for (let i = 0; !unsure && i < spans.length; i += 2) {
      if (midnight + spans[i] > closes) return [closes, midnight + spans[i], doubtful];
      closes = Math.max(closes, midnight + spans[i + 1]);
    }
    if (closes >= (today + 8) * DAY) return [null, null, false];
    wasWhole = spans + "" === "0,1440";
  }
  return [closes, null, doubtful];
}

function statusAt(compiled, now) {
  const { spans, name, special, unsure } = hoursOn(compiled, dayOf(now));
  const [closes, opens, doubtful] = timesAfter(compiled, now);
  const isOpen = closes !== now;
  const isBeyond = unsure === "beyond_calendar";
  const isByAppointment = compiled.kind === "by_appointment" && (isOpen || (!isBeyond && (spans.length || !special)));
  const state = isByAppointment ? "by_appointment" : isOpen ? "open"
    : isBeyond && !compiled.kind && timesAfter({ ...compiled, known: -1 }, now)[0] !== now ? "usually_open" : unsure || "closed";
  return { state, spans, name, closes: isOpen ? closes : null, opens: isOpen || !unsure ? opens : null,
    doubtful: (isOpen || !unsure) && doubtful };
}

function spansText(spans) {
  const parts = [];
  for (let i = 0; i < spans.length; i += 2) {
    const end = spans[i + 1];
    parts.push(clockText(spans[i]) + "–" + (end > DAY ? fill(_("次日{time}"), { time: clockText(end - DAY) }) : clockText(end)));
  }
  return parts.join(_("，")) || _("休息");
}

function dayText(day, today) {
  const date = dateOf(day);
  return day - today > 6
    ? fill(_("{month}月{day}日"), {
      month: date.getUTCMonth() + 1, day: date.getUTCDate(),
      month_name: date.toLocaleDateString(root.lang || [], { month: "short", timeZone: "UTC" })
    })
    : [_("今天"), _("明天")][day - today] || _("周一 周二 周三 周四 周五 周六 周日").split(" ")[weekdayOf(day)];
}

const momentText = (minute, today, day = dayOf(minute)) => dayText(day, today) + " " + clockText(minute - day * DAY);

// {state, text} to show, in a row without advice that would take a second line. `now` is the moment of the status, in minutes
// from 1970-01-01 in the directory's time zone; it is on another day than `today` where the reader asked for one.
function statusText({ state, closes, opens, doubtful, spans, name }, now, isRow, isSession, today = dayOf(now)) {
  const thatDay = dayOf(now), midnight = thatDay * DAY;
  const words = (label, text) => ({ state: label, text: [name, text].filter(Boolean).join(" · ") });
  const isLunch = from => opens && from >= midnight + 660 && opens <= midnight + 900;
  const nextTime = message => (opens ? fill(message, { time: momentText(opens, today) }) : "")
    + (!doubtful ? "" : opens ? _(" · 节假日以现场公告为准") : _("开门时间以现场公告为准"));
  if (state === "open") {
    if (closes === null) return words(_("开放中"), _("全天开放") + (doubtful ? _(" · 之后以现场公告为准") : ""));
    const pause = isLunch(closes) ? fill(_(" · 午休 {hours}"), { hours: spansText([closes - midnight, opens - midnight]) }) : "";
    const end = pause ? midnight + spans[spans.indexOf(opens - midnight) + 1] : closes;
    const day = dayOf(end - 1);
    const time = day === thatDay ? clockText(end - midnight) : momentText(end, today, day);
    return words(_("开放中"), fill(_("{time} 关门"), { time }) + pause);
  }
  if (state === "closed" && isSession && opens) return words(_("下次"), nextTime("{time}"));
  if (state === "closed") {
    const ended = spans.filter((end, i) => i % 2 && midnight + end <= now).pop();
    return words(isLunch(midnight + ended) ? _("午休") : _("已关门"), nextTime(_("{time} 开门")));
  }
  if (state === "by_appointment") {
    return words(_("需预约"), spans.length && (closes || dayOf(opens) === thatDay) ? dayText(thatDay, today) + " " + spansText(spans) : nextTime(_("{time} 起")));
  }
  if (state === "holiday_unknown") return words(_("节假日"), _("以现场公告为准"));
  if (state === "unknown") return words(_("时间未知"));
  return words(state === "usually_open" ? _("多半开着") : _("多半关着"), fill(_("平时 {hours}"), { hours: spansText(spans) }) + (isRow ? "" : _(" · 节假日以现场公告为准")));
}

// The minute that the clocks of a zone show at an epoch in milliseconds, counted from 1970-01-01 as they show it.
function localNow(timeZone = ZONE, epoch = Date.now()) {
  const local = new Date(epoch).toLocaleString("en-GB", { timeZone });
  const [date, month, year, hour, minute] = local.match(/\d+/g);
  return Date.UTC(year, month - 1, date, hour, minute) / 6e4;
}

// {minute, words}: the moment that the reader asked for, and what makes its words; empty for now.
let asked = {}, showAgain = () => {};

function showOpenNow(schedules) {
  const now = localNow(), { minute = now, words = statusText } = asked;
  document.querySelectorAll("[data-hours]").forEach(element => {
    if (!schedules[element.dataset.hours]) return;  // another script shows it
    const status = statusAt(schedules[element.dataset.hours], minute);
    const said = words(status, minute, element.localName === "span", "session" in element.dataset);
    element.dataset.state = status.state;
    for (const part of ["state", "text"]) {
      const target = element.querySelector(".status-" + part);
      const { textContent: before, first = before } = target;
      target.first = first;  // the text of the build, for when there is none to show
      const value = said[part] || (first === said.state ? "" : first);
      if (value !== before) target.textContent = value;
    }
  });
  document.querySelectorAll("[data-week] [data-weekday]").forEach(element => {
    const isToday = +element.dataset.weekday === weekdayOf(dayOf(now));
    if (isToday) element.setAttribute("aria-current", "date");
    else element.removeAttribute("aria-current");
  });
  document.dispatchEvent(new Event("hours-changed"));
}

const hoursOnPage = document.querySelector("script#hours");
if (hoursOnPage) {
  const hours = JSON.parse(hoursOnPage.textContent);
  showAgain = () => showOpenNow(hours);
  (function showEachMinute() {
    showAgain();
    setTimeout(showEachMinute, 6e4 - Date.now() % 6e4);
  })();
  document.addEventListener("visibilitychange", showAgain);
}
