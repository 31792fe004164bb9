// Open or closed, in a row: circles.showHours fills it in by the schedule of the key.
function hoursElement(key, summary) {
  const state = element("span", "state", [
    element("span", "status-state"), element("span", "status-text", summary),
  ]);
  state.dataset.hours = key;
  return state;
}
