// What edit.js gets for it.
window.circlesEditing = {
  faultOf, rareControl, pointTools, fieldScreen, startScreen, operations, cleaned, today,
  screens: {
    "do-all": allScreen, "do-hours": hoursScreen, "do-close": closeScreen, "do-verify": verifyScreen, "do-event": eventScreen,
    "do-photo": photoScreen, "do-send": sendScreen,
  },
};
