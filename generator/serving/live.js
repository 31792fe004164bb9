// Only in the preview: asks whether something changed, and shows the page anew if so.
(function () {
  "use strict";
  var known = document.currentScript.getAttribute("data-version");
  function ask() {
    var request = new XMLHttpRequest();
    request.onload = function () {
      if (request.status === 200 && request.responseText !== known) { location.reload(); } else { setTimeout(ask, 100); }
    };
    request.onerror = function () { setTimeout(ask, 1000); };
    request.open("GET", "/-/news?known=" + known);
    request.send();
  }
  ask();
})();
