// The button that prints a poster or a booklet; a link with #print presses it.
document.querySelectorAll(".paper-print").forEach(button => {
  if (!window.print) return;
  button.hidden = false;
  button.addEventListener("click", () => window.print());
  if (location.hash === "#print") window.addEventListener("load", () => window.print());
});
