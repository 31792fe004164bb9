// Functions that the scripts of single pages (site_theme/pages/) may use.
window.circles = {
  ask: moment => { asked = moment; showAgain(); },
  announce, copyText, fill, set, showHours: showOpenNow, statusAt, statusText, momentText, localNow, hoursOn, showBelow, KEPT, tools: {}
};
