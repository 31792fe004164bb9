// A new event at this place: what, when, how often. The rule is written as RFC 5545 has it.
const RHYTHMS = [["", _("只办一次")], ["1", _("每周")], ["2", _("每两周")], ["month", _("每月")]];
const DAY_LETTERS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const LATER = 86400000;

const utc = day => new Date(day + "T00:00:00Z");
const isoDay = date => date.toISOString().slice(0, 10);
const dayLetters = day => DAY_LETTERS[(utc(day).getUTCDay() + 6) % 7];
const weekOfMonth = day => Math.ceil(utc(day).getUTCDate() / 7);

// "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA;UNTIL=20270630"; the fifth weekday of a month is taken for the last.
function ruleOf({ date, rhythm, until }) {
  if (!rhythm || !date || !until) return undefined;
  const end = ";UNTIL=" + until.replace(/-/g, "");
  if (rhythm !== "month") return "FREQ=WEEKLY" + (rhythm === "2" ? ";INTERVAL=2" : "") + ";BYDAY=" + dayLetters(date) + end;
  const week = weekOfMonth(date);
  return "FREQ=MONTHLY;BYDAY=" + (week > 4 ? -1 : week) + dayLetters(date) + end;
}

// The first days of a rule, for the eye.
function firstDays({ date, rhythm, until }, most) {
  const found = [];
  for (let day = utc(date); found.length < most && isoDay(day) <= (until || date); day = new Date(+day + 7 * LATER)) {
    const weeks = Math.round((day - utc(date)) / LATER / 7), iso = isoDay(day), week = weekOfMonth(date);
    const isLast = isoDay(new Date(+day + 7 * LATER)).slice(0, 7) !== iso.slice(0, 7);
    if (rhythm === "month" ? (week > 4 ? isLast : weekOfMonth(iso) === week) : weeks % Number(rhythm || 1) === 0) found.push(iso);
  }
  return found;
}

function eventDays(typed) {
  if (!typed.date) return "";
  if (!typed.rhythm || !typed.until) return weekdayOf(typed.date);
  const days = firstDays(typed, 4), more = firstDays(typed, 5).length > 4 ? " …" : "";
  return weekdayOf(typed.date) + _("：") + days.join(_("、")) + more;
}

// Ids are Latin: of the place, the day, and some letters so that two phones do not make the same.
const eventId = day => (made.record.slice(0, 40) + "-" + day.replace(/-/g, "") + "-" + Math.random().toString(36).slice(2, 6)).toLowerCase();

function eventScreen() {
  const shape = (name, title, rest) => jobField("event", { name, ...rest }, title);
  const days = element("p", "weekday"), fields = [
    shape("name", _("活动叫什么"), { required: true }), shape("date", _("第一次是哪天"), { kind: "date", required: true }),
    shape("rhythm", _("多久办一次"), { kind: "choice", required: false, choices: RHYTHMS.slice(1) }),
    shape("until", _("办到哪天为止"), { kind: "date" }), shape("hours", _("几点到几点"), { kind: "hours" }),
    shape("place", _("在哪里"), { hint: _("例如：二楼 203") }), shape("how_to_join", _("怎么参加"), { hint: _("例如：直接来") }),
    shape("fee", _("费用"), { hint: _("免费也写明") }),
  ];
  const [rhythm, until] = [fields[2], fields[3]], typed = made.doing.event;
  rhythm.querySelector("option").textContent = RHYTHMS[0][1];
  const show = () => {
    until.hidden = !typed.rhythm;
    days.textContent = eventDays(typed);
  };
  until.after(days);
  const checkEnd = until.check;
  until.check = () => {
    const wrong = typed.rhythm && (!typed.until || typed.until < typed.date);
    if (!wrong) return checkEnd();
    const said = until.querySelector(".wrong");
    said.textContent = typed.until ? fill(checks.backwards[0], { found: typed.date + " – " + typed.until }) : _("重复的活动要写办到哪天为止。");
    said.hidden = false;
    until.querySelector("input").setAttribute("aria-invalid", true);
    return false;
  };
  fields.forEach(field => ["input", "change"].forEach(kind => field.addEventListener(kind, show)));
  show();
  return [
    backTo("#"), element("h2", "", _("办一个活动")), ...fields.slice(0, 4), days, ...fields.slice(4),
    doneButton(fields, _("加上"), () => {
      addEvent(typed);
      jobDone("event", "#do-send");
    }),
  ];
}

function addEvent({ name, date, hours, place, how_to_join, fee, ...rest }) {
  const repeats = ruleOf({ date, ...rest }), area = made.draft.area;
  made.events.push({ id: eventId(date), name, area, center: made.record, place, date, hours, repeats, how_to_join, fee });
}
