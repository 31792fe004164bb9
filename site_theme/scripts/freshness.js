// Shows how long ago a record was checked, since the build has no clock. A date in the future stays as it is.
function agoText(then, now) {
  const days = Math.floor((now - then) / 864e5), months = Math.round(days / 30.44);
  const ago = (amount, unit) => new Intl.RelativeTimeFormat(root.lang, { numeric: "auto" }).format(-amount, unit);
  const date = (month, year) => then.toLocaleDateString(root.lang, { year, month });
  const text = days < 14 ? ago(days, "day")
    : days < 60 ? ago(Math.floor(days / 7), "week")
    : months < 12 ? ago(months, "month")
    : now.getFullYear() - then.getFullYear() === 1 ? fill(_("去年 {month}"), { month: date("short") })
    : date("long", "numeric");
  return text.replace(/\d(?=[^\d\s])|[^\d\s](?=\d)/g, "$& ");
}

const checked = document.querySelector(".end time");
if (checked && Intl.RelativeTimeFormat) {
  const then = new Date(checked.dateTime + "T00:00"), now = new Date();
  if (then <= now) checked.textContent = agoText(then, now);
}
