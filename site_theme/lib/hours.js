// Open or closed, in a row: circles.showHours fills it in by the schedule of the key. What has hours of its own inside a
// place is a session: it tells its next time.
function hoursElement(key, summary, isSession) {
  const state = element("span", "state", [
    element("span", "status-state"), element("span", "status-text", summary),
  ]);
  state.dataset.hours = key;
  if (isSession) state.dataset.session = "";
  return state;
}
