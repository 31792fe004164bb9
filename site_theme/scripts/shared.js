// Functions that the scripts of single pages (site_theme/pages/) may use.
window.circles = {
  announce, copyText, fill, set, showHours: showOpenNow, statusAt, offsetNow, fetchLeaflet
};
