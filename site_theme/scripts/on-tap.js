// What few readers ask for is fetched on tap: `data-do` says which of the tools (site_theme/pages/tools/) a control is for.
// Readers who have kept something, or whose phone speaks another language, get them at once, and so does an element
// that they fill.
const speech = window.speechSynthesis, KEPT = "mine:" + new URL("..", document.currentScript.src).pathname;
let fetchingTools = null;

function fetchTools() {
  fetchingTools = fetchingTools || new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = document.querySelector("[data-script]").dataset.script;
    script.onload = resolve;
    script.onerror = () => {
      fetchingTools = null;
      reject();
    };
    document.head.append(script);
  });
  return fetchingTools;
}

document.querySelectorAll("[data-do]").forEach(control => {
  const tool = control.dataset.do;
  const showVoice = () => { control.hidden = !speech.getVoices().some(({ lang }) => lang.startsWith(root.lang.slice(0, 2))); };
  if (tool !== "aloud") control.hidden = false;
  else if (speech) (speech.onvoiceschanged = showVoice)();
  control.addEventListener("open" in control ? "toggle" : "click", () => {
    fetchTools().then(() => circles.tools[tool](control)).catch(() => {
      control.open = false;
      announce(_("没有打开，请检查网络后再试"));
    });
  });
});

try {
  const spoken = navigator.language;
  if (localStorage[KEPT] || document.querySelector("[data-tools]")
    || !(localStorage.language || root.lang).startsWith(/TW|HK|MO|ant/.test(spoken) ? "zh-Hant" : spoken.slice(0, 2))) fetchTools().catch(() => {});
} catch (refused) {}
