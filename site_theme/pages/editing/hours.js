// Weekdays as seven buttons and hours as times from and to, for what can be shown so; anything else stays a text.
const DAY_NAMES = Array.from(written.days);
const DAY_CODES = ["mo", "tu", "we", "th", "fr", "sa", "su"];
const BEFORE_DAYS = new RegExp("^(?:" + written.before_days + ")");
const RANGE = new RegExp("\\s*[-–—~" + written.ranges + "]\\s*");
const TIMES = new RegExp("(\\d{1,2}:\\d{2})\\s*[-–—~" + written.to + "]\\s*(\\d{1,2}:\\d{2})");

function dayNumber(text) {
  const name = text.trim().toLowerCase().replace(BEFORE_DAYS, "").replace(written.sunday, DAY_NAMES[6]);
  return Math.max(DAY_NAMES.indexOf(name), DAY_CODES.findIndex(code => code === name.slice(0, 2) && /^[a-z]{2,3}$/.test(name)));
}

// The weekdays of a text, 0 for Monday; null if it says more than that, such as the second Friday of a month.
function readDays(text) {
  const found = new Set();
  for (const piece of text.split(/[,，、;；]/).filter(each => each.trim())) {
    const named = written.together[piece.trim().toLowerCase()];
    const [first, last] = named || piece.split(RANGE).map(dayNumber);
    if (!(first >= 0) || (last !== undefined && !(last >= 0))) return null;
    const steps = ((last === undefined ? first : last) - first + 7) % 7;
    for (let step = 0; step <= steps; step++) found.add((first + step) % 7);
  }
  return found;
}

// The text of some weekdays, in the letters in which the record had it.
function writeDays(days, isLatin) {
  const name = day => (isLatin ? DAY_CODES[day] : written.day + DAY_NAMES[day]), pieces = [];
  for (let day = 0; day < 7; day++) {
    if (!days.has(day)) continue;
    const first = day;
    while (days.has(day + 1)) day += 1;
    if (day - first < 2) for (let each = first; each <= day; each++) pieces.push(name(each));
    else pieces.push(name(first) + (isLatin ? "-" : written.to) + name(day));
  }
  return pieces.join(isLatin ? ", " : "、");
}

const weekdayWords = (day, style) => {
  const words = new Intl.DateTimeFormat(document.documentElement.lang, { weekday: style || "short", timeZone: "UTC" });
  return words.format(new Date(Date.UTC(2024, 0, 1 + day)));
};

function daysControl(text, change) {
  const days = readDays(text), isLatin = /[a-z]/i.test(text) || (!text && !isChinese);
  return element("div", "days", DAY_NAMES.map((name, day) => {
    const button = element("button", "chip", weekdayWords(day));
    button.type = "button";
    button.setAttribute("aria-pressed", days.has(day));
    button.addEventListener("click", () => {
      if (!days.delete(day)) days.add(day);
      button.setAttribute("aria-pressed", days.has(day));
      change(writeDays(days, isLatin));
    });
    return button;
  }));
}

const readSpans = text => (text.trim() ? text.split(/[,，、;；]/) : []).map(span => {
  const times = span.match(TIMES);
  return times && times.slice(1).map(time => time.padStart(5, "0"));
});

function timeInput(value, label, change) {
  const input = element("input");
  input.type = "time";
  input.value = value === "24:00" ? "00:00" : value;
  input.setAttribute("aria-label", label);
  input.addEventListener("input", () => change(input.value));
  return input;
}

function hoursControl(text, change) {
  const spans = text.trim() ? readSpans(text) : [["", ""]], box = element("div", "spans");
  const textOf = ([from, to]) => from + "-" + (to === "00:00" ? "24:00" : to);
  const tell = () => change(spans.filter(([from, to]) => from && to).map(textOf).join(", "));
  const draw = () => {
    box.textContent = "";
    spans.forEach((span, number) => {
      const times = [_("从几点"), _("到几点")].map((label, end) => timeInput(span[end], label, value => {
        span[end] = value;
        tell();
      }));
      const remove = spans.length > 1 && plainButton(_("去掉这段"), () => {
        spans.splice(number, 1);
        tell();
        draw();
      });
      box.appendChild(element("div", "span", [times[0], element("span", "", "–"), times[1], remove]));
    });
    box.appendChild(plainButton(_("再加一段"), () => {
      spans.push(["", ""]);
      draw();
    }));
  };
  draw();
  return box;
}
