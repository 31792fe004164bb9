// A line at the foot of the screen: the page in the reader's language, or how to put the site on the home screen.
// Each goes away with one tap, and does not come back.
const RARELY_DAYS = 30;
const dismissed = () => readKept().dismissed || {};
const dismiss = name => keep({ dismissed: Object.assign(dismissed(), { [name]: Date.now() }) });

function showLine(name, content) {
  const line = element("p", "foot-line", [...content, button("row-button", "×", () => {
    dismiss(name);
    line.remove();
  })]);
  line.lastChild.setAttribute("aria-label", _("不再提"));
  document.body.appendChild(line);
}

// The first language of the phone that the site has: zh-TW and the like are Traditional Chinese.
function offeredLanguage() {
  const links = Array.from(document.querySelectorAll(".languages .chooser a"));
  const wanted = (navigator.languages || [navigator.language]).map(spoken => (
    /^zh/.test(spoken) ? (/TW|HK|MO|ant/.test(spoken) ? "zh-Hant" : "zh-Hans") : spoken.slice(0, 2)));
  const language = wanted.find(code => links.some(({ lang }) => lang === code)) || "en";
  return links.find(({ lang }) => lang === language && language !== html.lang);
}

function offerLanguage() {
  const found = !dismissed().language && offeredLanguage();
  if (!found) return false;
  const offer = link("", found.href, found.textContent + " →");
  offer.lang = found.lang;
  offer.addEventListener("click", () => dismiss("language"));
  showLine("language", [offer]);
  return true;
}

// ---- the home screen: for those who come back on another day, or who have kept something; once a month at most

function wordsForHomeScreen() {
  if (isWeChat) return _("下次好找：点右上角 ··· → 收藏，以后在“我 → 收藏”里打开。");
  if (/iPhone|iPad|iPod/.test(navigator.userAgent)) return _("放到桌面：点浏览器的分享按钮，选“添加到主屏幕”。");
  return _("放到桌面：点浏览器的菜单（⋮ 或 ≡），选“添加到主屏幕”。");
}

const isOnHomeScreen = () => navigator.standalone || matchMedia("(display-mode: standalone)").matches;
const isPhone = () => /Android|iPhone|iPad|iPod|HarmonyOS|Mobile/.test(navigator.userAgent);

function hintAtHomeScreen() {
  const { days = [], home, stars = [], hinted = 0 } = readKept(), today = Math.floor(Date.now() / 864e5);
  const all = days.includes(today) ? days : days.concat(today).slice(-3);
  const isRegular = all.length > 2 || all.length > 1 && Boolean(home || stars.length);
  keep({ days: all });
  if (!isRegular || isOnHomeScreen() || !isPhone() || dismissed().screen || today - hinted < RARELY_DAYS) return;
  keep({ hinted: today });
  showLine("screen", [element("span", "", wordsForHomeScreen())]);
}

if (!offerLanguage() && homeBox) hintAtHomeScreen();
