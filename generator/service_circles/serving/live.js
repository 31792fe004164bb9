// Only in the preview: asks whether something changed, and shows the page anew if so.
(function () {
  "use strict";
  // Scripts of the site see by this that they are in a preview.
  window.livereload = true;
  // A site that was published at this address may have left its service worker; the preview's takes it away.
  if (navigator.serviceWorker) {
    navigator.serviceWorker.getRegistration("/").then(function (left) { if (left) { left.update(); } });
  }
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
