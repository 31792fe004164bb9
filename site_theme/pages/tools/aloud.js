// Reads the page aloud, part by part, in a voice of each part's language. Menus, maps and what is folded are left out.
const LEFT_OUT = "nav, svg, script, button, .visually-hidden, .map-card figure, .foot-line, .actions, .card.display, noscript";
const PART = "h1, h2, h3, p, li, dt, dd, tr, caption, summary";
const LONGEST = 160;
let reading = null;

function voiceFor(language) {
  const voices = speechSynthesis.getVoices(), found = start => voices.find(({ lang }) => start.test(lang));
  return found(language === "zh-Hant" ? /^zh.(TW|HK)/ : language === "zh-Hans" ? /^zh.(CN|Hans)/ : new RegExp("^" + language))
    || found(new RegExp("^" + language.slice(0, 2)));
}

// [element, language, text] of each part of the page that can be seen, in its order.
function partsToRead() {
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT), parts = [];
  while (walker.nextNode()) {
    const { currentNode: node } = walker, parent = node.parentNode, text = node.data.trim();
    if (!text || parent.closest(LEFT_OUT) || !parent.getClientRects().length) continue;
    const box = parent.closest(PART) || parent, language = parent.closest("[lang]").lang, last = parts[parts.length - 1];
    if (last && last[0] === box && last[1] === language) last[2] += (language.startsWith("zh") ? "，" : ", ") + text;
    else parts.push([box, language, text]);
  }
  return parts;
}

// Phones stop in the middle of long texts.
function pieces(text) {
  const found = [""];
  text.match(/[^。！？；.!?;，,]*[。！？；.!?;，,]?/g).forEach(piece => {
    if ((found[found.length - 1] + piece).length > LONGEST) found.push("");
    found[found.length - 1] += piece;
  });
  return found.filter(Boolean);
}

function stopReading() {
  if (!reading) return;
  const { control } = reading;
  document.querySelectorAll(".is-read").forEach(part => part.classList.remove("is-read"));
  reading = null;
  speechSynthesis.cancel();
  control.textContent = _("朗读");
}

function speak([box, language, text], done) {
  const said = new SpeechSynthesisUtterance(text), mine = reading;
  said.voice = voiceFor(language) || null;
  said.lang = said.voice ? said.voice.lang : language;
  said.onstart = () => {
    document.querySelectorAll(".is-read").forEach(part => part.classList.remove("is-read"));
    box.classList.add("is-read");
    box.scrollIntoView({ block: "nearest" });
  };
  said.onend = () => { if (reading === mine) done(); };
  said.onerror = () => { if (reading === mine) stopReading(); };
  mine.said = said;  // or some browsers forget it before it ends
  speechSynthesis.speak(said);
}

tools.aloud = control => {
  if (reading) return stopReading();
  const queue = [].concat(...partsToRead().map(([box, language, text]) => pieces(text).map(piece => [box, language, piece])));
  const next = () => (queue.length ? speak(queue.shift(), next) : stopReading());
  reading = { control };
  control.textContent = _("停下");
  speechSynthesis.cancel();
  return next();
};

window.addEventListener("pagehide", stopReading);
