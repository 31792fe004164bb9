// The moment that a reader asks about: now, or one in the address (?when=tonight, ?when=2026-12-05T19:00), so that links can
// be shared. Minutes count from 1970-01-01 in the directory's time zone, as in scripts/open-now.js.
const DAY_MINUTES = 1440, MORNING = 540, EVENING = 1140;
let when = "";

// The next day of the week that has not reached nine yet; Monday is 0.
function morningOf(weekday, now) {
  const day = Math.floor(now / DAY_MINUTES), minute = (day + (weekday - (day + 3) % 7 + 7) % 7) * DAY_MINUTES + MORNING;
  return minute < now ? minute + 7 * DAY_MINUTES : minute;
}

// The minute that a word of the address means; NaN if it cannot be read.
function minuteOf(word, now = circles.localNow()) {
  const midnight = now - now % DAY_MINUTES;
  const named = {
    "": now, tonight: Math.max(midnight + EVENING, now), tomorrow: midnight + DAY_MINUTES + MORNING,
    saturday: morningOf(5, now), sunday: morningOf(6, now)
  };
  if (Object.keys(named).includes(word)) return named[word];
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(word) ? Date.parse(word + "Z") / 6e4 : NaN;
}

const minuteMeant = () => minuteOf(when);
const momentWords = () => when && circles.momentText(minuteMeant(), Math.floor(circles.localNow() / DAY_MINUTES));

// The words of a row at that moment: 周六 09:00 开放. What is next is said as always.
function wordsThen(status, minute, isRow, isSession) {
  const today = Math.floor(circles.localNow() / DAY_MINUTES);
  const { state, text } = circles.statusText(status, minute, isRow, isSession, today);
  const time = circles.momentText(minute, today);
  if (state === _("下次")) return { state, text };
  const words = state === _("开放中") ? _("{time} 开放") : state === _("已关门") ? _("{time} 关着") : "{time} " + state;
  return { state: fill(words, { time }), text };
}

// Asks for a moment by its word; returns what is wrong with it, in words. What is past would mislead: now is shown instead.
function askFor(word) {
  const now = circles.localNow(), minute = minuteOf(word, now);
  when = minute >= now ? word : "";
  circles.ask(when ? { minute, words: wordsThen } : {});
  if (isNaN(minute)) return _("网址里的时间看不懂，下面是现在的。");
  return minute < now ? _("这个时间已经过去了，下面是现在的。") : "";
}

// What the field shows: the moment asked for, or the next full hour.
function fieldText() {
  const minute = minuteMeant();
  return new Date((when ? minute : minute + 60 - minute % 60) * 6e4).toISOString().slice(0, 16);
}

function momentField(choose) {
  const field = element("label", "moment-field", _("别的日期和时间")), input = element("input");
  input.type = "datetime-local";
  input.addEventListener("change", () => { if (input.value) choose(input.value.slice(0, 16)); });
  field.appendChild(input);
  return field;
}

// The choice of a moment in its `details`, filled when it is opened; after each choice, `changed` is told if it is not now.
function makeMoments(details, changed) {
  const chosen = details.querySelector("b"), summary = details.firstElementChild, told = details.nextElementSibling;

  function showChosen(wrong) {
    chosen.textContent = momentWords() || MOMENTS[""];
    told.textContent = wrong;
    told.hidden = !wrong;
    details.querySelectorAll("input").forEach(input => { input.value = fieldText(); });
    details.querySelectorAll(".chip").forEach(chip => chip.setAttribute("aria-pressed", String(chip.value === when)));
  }

  function choose(word) {
    showChosen(askFor(word));
    keepInAddress({ when });
    announce(chosen.textContent);
    changed(when !== "");
  }

  function fillIn() {
    if (!details.open || details.children.length > 1) return;
    const chips = element("div", "chips card-body", Object.keys(MOMENTS).map(word => {
      const chip = element("button", "chip", MOMENTS[word]);
      chip.type = "button";
      chip.value = word;
      chip.addEventListener("click", () => {
        choose(word);
        details.open = false;  // what was asked for stands below
        summary.focus();
      });
      return chip;
    }));
    details.appendChild(chips);
    details.appendChild(momentField(choose));
    showChosen(told.textContent);
  }

  details.addEventListener("toggle", fillIn);
  fillIn();
  showChosen(askFor(new URLSearchParams(location.search).get("when") || ""));
}
