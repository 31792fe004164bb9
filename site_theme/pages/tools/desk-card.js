// A card in Chinese to show at the desk, for readers of other languages: what is needed and where, as the Chinese page says it.
// DESK has the fixed sentences, each in Chinese and in the reader's language.
const pathOf = a => String(a.href).split("/").slice(-3).join("/");

function both(text, isLarge) {
  const [chinese, own] = DESK[text];
  const made = element("p", isLarge ? "desk-large" : "", chinese);
  made.lang = "zh-Hans";
  return [made, element("p", "small muted", own)];
}

function inChinese(name, className, text) {
  const made = element(name, className, text);
  made.lang = "zh-Hans";
  return made;
}

// The services of a place: the name that the reader sees beside the Chinese one.
function servicesOf(page) {
  const own = new Map(Array.from(document.querySelectorAll("#services ~ * a, section[aria-labelledby=services] a.row"), a => [pathOf(a), textOf(a, "b")]));
  return Array.from(page.querySelectorAll("section[aria-labelledby=services] a.row"), a => [own.get(pathOf(a)) || textOf(a, "b"), textOf(a, "b")]);
}

function chooserOf(services, show) {
  const chooser = element("select", "", services.map(([own], at) => {
    const option = element("option", "", own);
    option.value = at;
    return option;
  }));
  chooser.addEventListener("change", () => show(services[chooser.value][1]));
  return element("label", "", [element("span", "small", _("您要办什么？")), chooser]);
}

function needed(page) {
  const isPlace = /\/centers\//.test(pageAddress), services = isPlace ? servicesOf(page) : [];
  const what = inChinese("p", "desk-large desk-need", isPlace ? (services[0] || ["", ""])[1] : textOf(page, "h1"));
  return [
    services.length > 0 && chooserOf(services, name => { what.textContent = name; }),
    ...(what.textContent ? both("need") : []), what,
    isPlace && inChinese("p", "", textOf(page, "h1")),
    isPlace && inChinese("p", "", textOf(page, "main .card .row-wrap .row-text > b")),
    ...Array.from(page.querySelectorAll("section[aria-labelledby=bring] li")).slice(0, 1).map(() => inChinese("p", "", textOf(page, "#bring"))),
    ...Array.from(page.querySelectorAll("section[aria-labelledby=bring] li"), line => inChinese("p", "desk-line", "☐ " + line.textContent.trim())),
  ].filter(Boolean);
}

function showCard(page, control) {
  const card = element("dialog", "desk-card", [
    ...both("hello", true), ...needed(page), ...both("write"),
  ]);
  const close = button("chip", _("关上"), () => {
    card.remove();
    control.focus();
  });
  card.setAttribute("aria-label", _("给窗口看的中文卡"));
  card.insertBefore(close, card.firstChild);
  card.addEventListener("close", () => close.click());
  document.body.appendChild(card);
  if (card.showModal) card.showModal();
  else card.setAttribute("open", "");
}

tools.card = control => {
  const chinese = document.querySelector(".languages .chooser a[lang^=zh]");
  return fetchPage(chinese.href).then(page => showCard(page, control));
};
