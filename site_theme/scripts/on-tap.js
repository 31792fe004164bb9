// What few readers ask for is fetched on tap: `data-do` says which of the tools (site_theme/pages/tools/) a control is for.
// Readers who have kept something, or whose phone speaks another language, get them at once, and so does an element
// that they fill.
// A map's button is for Leaflet, which brings a tool of its own (site_theme/maps/map-button.js).
const SITE_ROOT = document.currentScript.src.replace(/assets\/[^/]+$/, ""), KEPT = "mine:" + SITE_ROOT, fetching = {};

function fetchTools(url = document.querySelector("[data-script]").dataset.script) {
  return fetching[url] = fetching[url] || new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = resolve;
    script.onerror = () => reject(delete fetching[url]);
    document.head.append(script);
  });
}

document.querySelectorAll("[data-do]").forEach(button => {
  const tool = button.dataset.do;
  if (tool !== "aloud") button.hidden = false;
  else if (window.speechSynthesis) {
    (speechSynthesis.onvoiceschanged = () => { if (speechSynthesis.getVoices().some(({ lang }) => lang.startsWith(root.lang.slice(0, 2)))) button.hidden = false; })();
  }
  button.addEventListener("open" in button ? "toggle" : "click", () => {
    fetchTools(button.parentNode.dataset.leafletJs).then(() => circles.tools[tool](button)).catch(() => {
      button.open = false;
      announce(_("没有打开，请检查网络后再试"));
    });
  });
});

try {
  if (localStorage[KEPT] || document.querySelector("[data-tools]")
    || !(localStorage.language || root.lang).startsWith(/TW|HK|MO|ant/.test(navigator.language) ? "zh-Hant" : navigator.language.slice(0, 2))) fetchTools().catch(() => {});
} catch (refused) {}
