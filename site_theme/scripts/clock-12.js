// In place of clock-24.js where the clock has twelve hours; as clock_text in generator/service_circles/schedules/time_texts.py.
function clockText(minute) {
  const hour = Math.floor(minute / 60);
  const time = ((hour + 11) % 12 + 1) + ":" + ("0" + minute % 60).slice(-2);
  return fill(hour % 24 < 12 ? _("上午{time}") : _("下午{time}"), { time });
}
