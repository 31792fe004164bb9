// Pages for bad signal: the service worker at the site's root (site_theme/offline/). A preview has none.
const copied = document.querySelector("#saved-copy p");
if (copied) setTimeout(() => announce(copied.textContent), 500);
if (navigator.serviceWorker && !window.livereload) {
  window.addEventListener("load", () => {
    navigator.serviceWorker.register(SITE_ROOT + "sw.js").catch(() => {});
  });
}
