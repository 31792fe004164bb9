// Pages for bad signal: the service worker at the site's root (site_theme/offline/). A preview has none.
(function () {
  var copy = document.querySelector("#saved-copy p"), here = document.currentScript.src;
  if (copy) { setTimeout(function () { announce(copy.textContent); }, 500); }
  if (!navigator.serviceWorker || !/^http/.test(here) || window.livereload) { return; }
  window.addEventListener("load", function () {
    navigator.serviceWorker.register(new URL("../sw.js", here)).catch(function () {});
  });
})();
