// How long ago a record was checked, in words: the build has no clock. A date to come stays as it is.
function agoText(then, now) {
  var language = root.lang, days = Math.floor((now - then) / 864e5), months = Math.round(days / 30.44);
  function ago(amount, unit) {
    return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(-amount, unit);
  }
  function date(parts) { return then.toLocaleDateString(language, parts); }
  var text = days < 14 ? ago(days, "day")
    : days < 60 ? ago(Math.floor(days / 7), "week")
    : months < 12 ? ago(months, "month")
    : now.getFullYear() - then.getFullYear() === 1 ? fill(_("去年 {month}"), { month: date({ month: "short" }) })
    : date({ year: "numeric", month: "long" });
  return text.replace(/(\d)(?=[^\d\s])|([^\d\s])(?=\d)/g, "$& ");
}

document.querySelectorAll("time[data-days]").forEach(function (time) {
  var then = new Date(time.dateTime + "T00:00"), now = new Date(), note = document.querySelector("[data-stale]");
  if (!(then <= now) || !Intl.RelativeTimeFormat) { return; }
  note.hidden = now - then <= time.getAttribute("data-days") * 864e5;
  time.title = time.textContent;
  time.textContent = agoText(then, now);
});
