// "My home": an estate chosen once. The home page shows what its page says: what is open around it, events, notices, alerts.
const MOST_PLACES = 3, MOST_OTHERS = 2;

function chosenArea(control) {
  return { id: control.dataset.id || pageAddress.split("/").slice(-2)[0], name: control.dataset.name || textOf(document, "h1") };
}

function showIsHome(control) {
  const { home } = readKept(), isHome = home && home.id === chosenArea(control).id;
  control.textContent = isHome ? _("✓ 这是我家") : _("设为我家");
}

const areaAddress = ({ id }) => homeAddress + "areas/" + id + "/";

function setHome(home) {
  const before = readKept().home;
  if (before) letPageGo(areaAddress(before));
  if (home) keepPage(areaAddress(home));
  circles.set("home", home ? home.id : "");  // so that the home page keeps room for it
  return keep({ home });
}

tools.home = control => {
  const area = chosenArea(control), { home } = readKept(), isChoosing = /[?&]home=/.test(location.search);
  const isHome = !isChoosing && home && home.id === area.id;
  setHome(isHome ? null : area);
  showIsHome(control);
  if (isChoosing) location.assign(homeAddress);
  else if (isHome) announce(_("不再是我家"));
  else tellWithLink(control, "", _("记住了。首页上会有家门口开着什么、有什么事。"));
};

// A page as a document. Reading it as text would need it to become HTML again, which the policy forbids.
function fetchPage(address) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    request.onload = () => (request.status < 400 && request.response ? resolve(request.response) : reject());
    request.onerror = reject;
    request.send();
  });
}

// Rows of a section of the area's page, as elements of this one; their links and hours still hold here.
function rowsOf(page, names) {
  const section = names.map(name => page.querySelector(`section[aria-labelledby="${name}"]`)).find(Boolean);
  return !section ? [] : Array.from(section.querySelectorAll("li:not([hidden])")).filter(row => row.querySelector("a.row")).map(row => {
    row.querySelectorAll("a").forEach(a => { a.href = String(a.href); });
    row.querySelectorAll("[data-hours]").forEach(part => { part.dataset.hours = "home-" + part.dataset.hours; });
    row.querySelectorAll(".number, button").forEach(part => part.remove());
    return document.importNode(row, true);
  });
}

function hoursOf(page) {
  const hours = page.querySelector("#hours"), found = {};
  Object.entries(hours ? JSON.parse(hours.textContent) : {}).forEach(([key, value]) => { found["home-" + key] = value; });
  return found;
}

const listOf = rows => element("ul", "rows", rows);
const isOpen = row => row.querySelector("[data-state=open]") !== null;

// Open places first, then in the order of the minutes.
function showPlaces(list, rows, schedules) {
  list.textContent = "";
  rows.forEach(row => list.appendChild(row));
  circles.showHours(schedules);
  rows.filter(row => !isOpen(row)).forEach(row => list.appendChild(row));
  Array.from(list.children).slice(MOST_PLACES).forEach(row => row.remove());
}

function part(heading, rows) {
  return rows.length > 0 && element("div", "card", [element("h3", "", heading), listOf(rows)]);
}

function alertsOf(page) {
  const shown = new Set(Array.from(document.querySelectorAll("main .notice a"), a => a.href));  // on the home page anyway
  return Array.from(page.querySelectorAll("main .wrap > .notice[data-until]")).filter(notice => {
    const a = notice.querySelector("a");
    a.href = String(a.href);
    return !shown.has(a.href);
  }).map(notice => document.importNode(notice, true));
}

function headOf(home) {
  return element("div", "section-head", [
    element("h2", "", [link("", areaAddress(home), fill(_("我家：{name}"), home))]), link("small", homeAddress + "mine/", _("换、不要了")),
  ]);
}

// The page of an area around it, which has events and matters of all its estates.
async function pageAround(page) {
  const around = page.querySelector(".crumbs li:last-child a");
  if (!around || page.querySelector("section[aria-labelledby=events]")) return [];
  const address = String(around.href), found = await fetchPage(address).catch(() => null);
  keepPage(address);
  return found ? [found] : [];
}

async function showHome(box, home) {
  const page = await fetchPage(areaAddress(home));
  if (!page.querySelector(".crumbs + .title")) throw new Error("nothing kept");
  const pages = [page, ...await pageAround(page)], schedules = hoursOf(page), list = listOf([]);
  const places = rowsOf(page, ["near", "centers"]);
  const rowsOfAll = name => [].concat(...pages.map(each => rowsOf(each, [name])))
    .filter(row => !row.querySelector(".matter-head") && row.querySelector(".row-text > span")).slice(0, MOST_OTHERS);
  box.textContent = "";
  [headOf(home), ...[].concat(...pages.map(alertsOf)),
    places.length > 0 && element("div", "card", [element("h3", "", _("家门口")), list]),
    part(_("近期活动"), rowsOfAll("events")), part(_("正在办、正在商量"), rowsOfAll("matters")),
  ].filter(Boolean).forEach(each => box.appendChild(each));
  const show = () => showPlaces(list, places, schedules);
  show();
  setInterval(() => { if (!list.contains(document.activeElement)) show(); }, 6e4);
  keepPage(areaAddress(home));
}

document.querySelectorAll("[data-do=home]").forEach(showIsHome);
const homeBox = document.querySelector("[data-my-home]");
if (homeBox) {
  const { home } = readKept();
  if (home) {
    showHome(homeBox, home).catch(() => {
      homeBox.textContent = "";
      homeBox.appendChild(headOf(home));
      homeBox.appendChild(element("p", "notice", _("没有取到数据，请检查网络后再试。")));
    });
  } else if (html.dataset.home) circles.set("home", "");
}
