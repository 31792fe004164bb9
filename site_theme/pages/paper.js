// The button that prints a poster or a booklet.
Array.prototype.forEach.call(document.querySelectorAll(".paper-print"), function (button) {
  if (!window.print) { return; }
  button.hidden = false;
  button.addEventListener("click", function () { window.print(); });
});
