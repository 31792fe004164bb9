// A line at the foot of the screen: the page in the reader's language, or how to put the site on the home screen.
// Each goes away with one tap, and does not come back.
const RARELY_DAYS = 30;
const VISITS = "visits";  // {days, hinted, dismissed}, which say nothing of what was looked at

function showLine(name, content, dismiss) {
  const line = element("aside", "foot-line", [...content, button("row-button", "×", () => {
    dismiss();
    html.removeAttribute("data-line");
    line.remove();
  })]);
  line.setAttribute("aria-label", _("提示"));
  line.lastChild.setAttribute("aria-label", _("不再提"));
  html.dataset.line = name;
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

function readLanguage() {
  try {
    return localStorage.language;
  } catch (refused) {
    return "";
  }
}

// Kept as the beginning of the phone's language, which is all that on-tap.js looks at.
function dismissLanguage() {
  const [spoken] = navigator.languages || [navigator.language];
  try {
    localStorage.language = /TW|HK|MO|ant/.test(spoken) ? "zh-Hant" : spoken.slice(0, 2);
  } catch (refused) {}  // in private mode it comes back
}

function offerLanguage() {
  const found = !readLanguage() && offeredLanguage();
  if (!found) return false;
  const offer = link("", found.href, found.textContent + " →");
  offer.lang = found.lang;
  offer.addEventListener("click", dismissLanguage);
  showLine("language", [offer], dismissLanguage);
  return true;
}

// ---- the home screen: for those who have kept something and come back on another day; once a month at most

function wordsForHomeScreen() {
  if (isWeChat) return _("下次好找：点右上角 ··· → 收藏，以后在“我 → 收藏”里打开。");
  if (/iPhone|iPad|iPod/.test(navigator.userAgent)) return _("放到桌面：点浏览器的分享按钮，选“添加到主屏幕”。");
  return _("放到桌面：点浏览器的菜单（⋮ 或 ≡），选“添加到主屏幕”。");
}

const isOnHomeScreen = () => navigator.standalone || matchMedia("(display-mode: standalone)").matches;
const isPhone = () => /Android|iPhone|iPad|iPod|HarmonyOS|Mobile/.test(navigator.userAgent);

function hintAtHomeScreen() {
  const { days = [], hinted = 0, dismissed } = readStored(VISITS), { home, stars = [] } = readKept();
  const thisDay = Math.floor(Date.now() / 864e5), all = days.includes(thisDay) ? days : days.concat(thisDay).slice(-3);
  const isRegular = all.length > 1 && Boolean(home || stars.length);
  store(VISITS, { days: all });
  if (!isRegular || isOnHomeScreen() || !isPhone() || dismissed || thisDay - hinted < RARELY_DAYS) return;
  store(VISITS, { hinted: thisDay });
  showLine("screen", [element("span", "", wordsForHomeScreen())], () => store(VISITS, { dismissed: true }));
}

if (!offerLanguage() && homeBox) hintAtHomeScreen();
