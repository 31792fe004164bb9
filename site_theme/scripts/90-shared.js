// What the scripts of single pages (site_theme/pages/) may use.
window.circles = {
  announce: announce, copyText: copyText, fill: fill, set: set, showHours: showOpenNow,
  statusAt: statusAt, zoneOffset: zoneOffset, fetchLeaflet: fetchLeaflet
};
