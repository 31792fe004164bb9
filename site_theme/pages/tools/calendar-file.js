// A calendar file (RFC 5545) of one or more times, made on the phone.

const localMinute = epoch => circles.localNow(ZONE, epoch);

// The epoch at which the directory's clocks show a minute.
function epochOf(minute) {
  const guess = minute * 6e4, nearer = guess - (localMinute(guess) * 6e4 - guess);
  return nearer - (localMinute(nearer) - minute) * 6e4;
}

const stamp = epoch => new Date(epoch).toISOString().replace(/[-:]|\.\d+/g, "");
const dayStamp = minute => new Date(minute * 6e4).toISOString().slice(0, 10).replace(/-/g, "");
const escaped = text => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

// No line is longer than 75 bytes; those that follow begin with a space.
function foldedLine(line) {
  let folded = "", bytes = 0;
  for (const character of line) {
    const size = new Blob([character]).size;
    if (bytes + size > 74) {
      folded += "\r\n ";
      bytes = 1;
    }
    folded += character;
    bytes += size;
  }
  return folded;
}

// Of {name, place, start, end, isWhole}: minutes of the directory's clocks; a whole day has no hours and no alarm.
function eventLines({ name, place, start, end, isWhole }) {
  const title = escaped(name);
  return [
    "BEGIN:VEVENT", `UID:${start}-${encodeURIComponent(name).replace(/%/g, "").slice(0, 40)}@${location.hostname}`,
    "DTSTAMP:" + stamp(Date.now()),
    ...(isWhole ? ["DTSTART;VALUE=DATE:" + dayStamp(start), "DTEND;VALUE=DATE:" + dayStamp(end)]
      : ["DTSTART:" + stamp(epochOf(start)), "DTEND:" + stamp(epochOf(end))]),
    "SUMMARY:" + title, ...(place ? ["LOCATION:" + escaped(place)] : []), "URL:" + pageAddress,
    ...(isWhole ? [] : ["BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT2H", "DESCRIPTION:" + title, "END:VALARM"]), "END:VEVENT",
  ];
}

function calendarFile(events) {
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//service circles//page//EN", ...[].concat(...events.map(eventLines)), "END:VCALENDAR"];
  return new Blob([lines.map(foldedLine).join("\r\n") + "\r\n"], { type: "text/calendar" });
}

const clockOf = minute => new Date(minute * 6e4).toISOString().slice(11, 16);

function timeWords({ start, end, isWhole }) {
  const date = new Date(start * 6e4).toLocaleDateString(html.lang, { month: "long", day: "numeric", weekday: "short", timeZone: "UTC" });
  return date + (isWhole ? "" : " " + clockOf(start) + "–" + clockOf(end));
}

// WeChat lets nobody download: there the words are copied, and the way out is told.
function giveToCalendar(control, events) {
  if (isWeChat) {
    const words = events.map(event => [event.name, timeWords(event), event.place].filter(Boolean).join(" · ")).join("\n");
    const way = _("微信里存不进日历：点右上角 ··· ，在浏览器打开，再点一次。");
    circles.copyText(words).then(() => circles.showBelow(control, way + _("日期和地点已复制。")), () => circles.showBelow(control, way + words));
    return;
  }
  const file = link("", URL.createObjectURL(calendarFile(events)), "");
  file.download = "calendar.ics";
  file.click();
  setTimeout(() => URL.revokeObjectURL(file.href), 6e4);
  announce(_("交给手机日历了"));
}
