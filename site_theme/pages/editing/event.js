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

function isSameWeekOfMonth(first, day) {
  const week = weekOfMonth(first), isLast = isoDay(new Date(+day + 7 * LATER)).slice(0, 7) !== isoDay(day).slice(0, 7);
  return week > 4 ? isLast : weekOfMonth(isoDay(day)) === week;
}

// The first days of a rule, for the eye.
function firstDays({ date, rhythm, until }, most) {
  const found = [];
  for (let day = utc(date); found.length < most && isoDay(day) <= (until || date); day = new Date(+day + 7 * LATER)) {
    if (rhythm === "month" ? isSameWeekOfMonth(date, day) : (day - utc(date)) / LATER / 7 % Number(rhythm) === 0) {
      found.push(isoDay(day));
    }
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
function eventId(day) {
  return [made.record.slice(0, 40), day.replace(/-/g, ""), Math.random().toString(36).slice(2, 6)].join("-");
}

function eventFields() {
  const shape = (name, title, rest) => jobField("event", { name, ...rest }, title);
  return [
    shape("name", _("活动叫什么"), { required: true }),
    shape("date", _("第一次是哪天"), { kind: "date", required: true }),
    shape("rhythm", _("多久办一次"), { kind: "choice", choices: RHYTHMS.slice(1) }),
    shape("until", _("办到哪天为止"), { kind: "date" }),
    shape("hours", _("几点到几点"), { kind: "hours" }),
    shape("place", _("在哪里"), { hint: _("例如：二楼 203") }),
    shape("how_to_join", _("怎么参加"), { hint: _("例如：直接来") }),
    shape("fee", _("费用"), { hint: _("免费也写明") }),
  ];
}

// What repeats needs a last day, not before the first.
function endFault({ date, rhythm, until }) {
  if (!rhythm || (until && until >= date)) return "";
  return until ? fill(checks.backwards[0], { found: date + " – " + until }) : _("重复的活动要写办到哪天为止。");
}

function eventScreen() {
  const fields = eventFields(), [, , rhythm, until] = fields, typed = made.doing.event, days = element("p", "weekday");
  const checkDate = until.check;
  until.check = () => {
    const fault = endFault(typed), said = until.querySelector(".wrong");
    if (!fault) return checkDate();
    said.textContent = fault;
    said.hidden = false;
    until.querySelector("input").setAttribute("aria-invalid", true);
    return false;
  };
  const show = () => {
    until.hidden = !typed.rhythm;
    days.textContent = eventDays(typed);
  };
  rhythm.querySelector("option").textContent = RHYTHMS[0][1];
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
