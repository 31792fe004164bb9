// The button that prints a poster or a booklet.
document.querySelectorAll(".paper-print").forEach(button => {
  if (!window.print) return;
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});
