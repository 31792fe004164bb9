// The page: the start, the query, the results. The position stays in this script: it is never sent,
// kept or written into the address.
const WANTED = 20, MOST_FILES = 4, FAR_METERS = 5000, SLOW_MS = 8000;

const part = name => document.getElementById("near-" + name);
const isChoosingHome = /[?&]home=/.test(location.search);  // the home page sends readers here to choose one
const boards = document.querySelectorAll("[data-board]"), facilities = facilityButtons(document, () => {
  showFacilities();
  askAgain();
});

// `from` is {point}, of the phone with its accuracy, of an area with id, name and streets.
let from = null, wanted = WANTED, asking = 0, searching = 0, isFar = false, typed = null, announced = "";
const showOnMap = mapOnTap(part("map"));
const openChooser = makeChooser(part("chooser"), area => startAtId(area.id).then(() => {
  part("head").focus();
  if (isChoosingHome) part("home").click();
}), failed);

function tell(words, isChoosing) {
  part("told").textContent = words;
  part("told").hidden = !words;
  return isChoosing && showChooser(true);
}

function failed() {
  part("retry").hidden = false;
  tell(_("没有取到数据，请检查网络后再试。"));
}

const isOtherMoment = () => circles.momentWords && circles.momentWords();

// The choice of a moment is fetched when it is opened, or where the address has one.
function fetchMoments() {
  const details = part("when");
  const made = () => circles.makeMoments(details, isMoment => {
    part("open").checked = part("open").checked || isMoment;
    askAgain();
  });
  return new Promise(done => fetchScript(details.dataset.moments, () => done(made()), () => done(details.open = false)));
}

const pressedBoard = () => document.querySelector("[data-board][aria-pressed=true]");

function askedFor() {
  const board = pressedBoard();
  return { words: part("words").value.trim(), board: board ? board.dataset.board : "", open: part("open").checked, has: facilities.pressed(), unknown: part("unknown").checked };
}

function writeAddress() {
  const { words, board, open } = askedFor();
  keepInAddress({ at: from && from.id, q: words, board, open: open && "1", has: facilities.asText() });
}

async function showChooser(isShown) {
  part("choose").setAttribute("aria-expanded", String(isShown));
  try {
    if (isShown) await openChooser();
    part("chooser").hidden = !isShown;
  } catch (error) { failed(); }
}

function showWhereFrom() {
  part("start").classList.add("near-started");
  part("head").textContent = from.name ? fill(_("{name}附近"), { name: from.name }) : _("您附近");
  part("streets").hidden = !from.streets;
  if (from.streets) part("streets").href = from.page || "../areas/" + from.id + "/";
  part("home").hidden = !from.id || Boolean(from.of);
  if (from.id) Object.assign(part("home").dataset, { id: from.id, name: from.name });
  part("wrong").hidden = Boolean(from.id);
  part("wrong").textContent = from.accuracy > 500
    ? fill(_("手机说位置可能差{distance}。选小区更准。"), { distance: aboutWords(from.accuracy) })
    : _("位置不对？有的手机会偏几百米，选小区更准。");
}

function startFrom(start) {
  from = start;
  isFar = false;
  wanted = WANTED;
  tell("");
  showChooser(false);
  showWhereFrom();
  writeAddress();
  return search(MOST_FILES);
}

// From the middle of an area, or the gate of an estate.
function startAt({ at, ...area }) {
  asking += 1;
  part("locate").classList.remove("near-busy");
  return startFrom({ ...area, point: pointAt(...at) });
}

async function startAtId(id) {
  try {
    const area = await areaWithId(id);
    if (area) return await startAt(area);
    await tell(_("没有找到网址里的地方，请重新选。"), true);
  } catch (error) { failed(); }
}

function nothingWords(asked, result) {
  if (asked.open && isOtherMoment()) return _("那时都关着门。换个时间，或者都列出来看看。");
  if (asked.open && !asked.words && !asked.board && result.isAll) return _("现在都关着门。去掉“只看现在开放”，看看什么时候开。");
  if (result.within < Infinity) return fill(_("{distance}以内没有找到。"), { distance: aboutWords(result.within) });
  return _("没有找到。换个说法，或者去掉一些条件。");
}

function showResult(result) {
  const asked = askedFor(), { found, isAll } = result, closest = result.all[0];
  const count = found.length ? fill(isAll ? _("共 {count} 处") : _("最近 {count} 处"), { count: found.length })
    : nothingWords(asked, result);
  part("found").hidden = false;
  part("open").nextSibling.textContent = isOtherMoment() ? _("只看那时开放") : _("只看现在开放");
  part("count").textContent = count;
  part("list").hidden = !found.length;
  part("search").hidden = found.length > 0 || !asked.words;
  searchFor(part("search"), asked.words);
  showRows(part("list"), found, asked);
  showOnMap(from, found);
  part("more").hidden = isAll;
  part("more").textContent = found.length < wanted ? _("再往远处找") : _("再看一些");
  if (!from.id && closest.meters > FAR_METERS) {
    tell(fill(_("离您最近的服务点也有{distance}，您可能不在这个网站的范围里。可以选一个地方看看。"), { distance: aboutWords(closest.meters) }), !isFar);
    isFar = true;
    part("head").textContent = _("离您最近的");
  }
  if (count === announced) return;
  announced = count;
  announce(found.length ? fill(_("{found}，第一处是{name}"), { found: count, name: found[0].place.name }) : count);
}

// The map is fetched when a reader first wants it; the function that is returned gets what is listed, each time.
function mapOnTap(figure) {
  let listed = null, showInside = null;
  figure.querySelector("button").addEventListener("click", function fetchMap({ target }) {
    target.removeEventListener("click", fetchMap);
    fetchScript(figure.dataset.nearMap, () => { showInside = circles.makeNearMap(figure, listed, addressOf); },
      () => target.addEventListener("click", fetchMap));
  });
  return (start, found) => {
    listed = { from: start, found };
    figure.hidden = !found.length;
    if (showInside) showInside(listed);
  };
}

async function search(most) {
  if (!from) {
    if (!asking) tell(_("先用我的位置，或者选小区、社区，再看离得最近的。"));
    return;
  }
  const mine = ++searching;
  part("retry").hidden = true;
  part("found").setAttribute("aria-busy", "true");
  try {
    const result = await nearest(from, acceptsFor(askedFor()), wanted, most);
    if (mine === searching) showResult(result);
  } catch (error) { failed(); }
  if (mine === searching) part("found").removeAttribute("aria-busy");
}

function askAgain() {
  wanted = WANTED;
  writeAddress();
  search(MOST_FILES);
}

// Open and closed change while the page is looked at; but a row that is being used stays.
function lookAtTheClock() {
  if (!part("list").contains(document.activeElement)) search(0);
}

function locate() {
  const mine = ++asking;
  const ends = act => answer => {
    clearTimeout(slow);
    if (mine !== asking) return;  // something was chosen meanwhile
    part("locate").classList.remove("near-busy");
    act(answer);
  };
  if (!navigator.geolocation) {
    tell(_("这部手机给不了位置，选小区或社区也一样能找。"), true);
    return;
  }
  part("locate").classList.add("near-busy");
  tell(_("正在等手机给出位置…"));
  const slow = setTimeout(() => {
    if (mine === asking) tell(_("手机还没有给出位置。可以再等等，也可以先选小区或社区。"), true);
  }, SLOW_MS);
  navigator.geolocation.getCurrentPosition(
    ends(({ coords }) => { startFrom({ point: [coords.latitude, coords.longitude], accuracy: coords.accuracy }); }),
    ends(error => tell(error.code === 1 ? _("没有得到许可，不知道您在哪里。选小区或社区也一样能找。")
      : _("手机没有给出位置。选小区或社区也一样能找。"), true)),
    { enableHighAccuracy: true, timeout: 25000, maximumAge: 60000 });
}

function press(button) {
  boards.forEach(other => {
    other.setAttribute("aria-pressed", String(other === button && other.getAttribute("aria-pressed") === "false"));
  });
  part("board").textContent = pressedBoard() ? pressedBoard().textContent.trim() : _("全部");
}

function showFacilities() {
  const wanted = facilities.pressed();
  part("has").textContent = wanted.length ? wanted.map(at => FACILITY_NAMES[at]).join(_("、")) : _("不限");
  part("unknown").parentNode.hidden = !wanted.length;
}

function readAddress() {
  const query = new URLSearchParams(location.search);
  part("words").value = query.get("q") || "";
  part("open").checked = query.get("open") === "1";
  boards.forEach(button => { if (button.dataset.board === query.get("board")) press(button); });
  facilities.press(query.get("has"));
  showFacilities();
  keepInAddress({});
  return query.get("at");
}

async function begin() {
  const at = readAddress();
  if (/[?&]when=/.test(location.search)) await fetchMoments();
  if (at) return startAtId(at);
  if (isChoosingHome) return showChooser(true);
  if (location.search) search(0);
  if (!navigator.permissions || !navigator.permissions.query) return;
  navigator.permissions.query({ name: "geolocation" }).then(permission => {
    if (permission.state === "granted" && !from && !asking) locate();
  }).catch(() => {});
}

part("locate").addEventListener("click", locate);
part("choose").addEventListener("click", async () => {
  await showChooser(part("chooser").hidden);
  if (!part("chooser").hidden) part("chooser").querySelector("h2").focus();
});
part("words").addEventListener("input", () => {
  clearTimeout(typed);
  typed = setTimeout(askAgain, 300);
});
part("open").addEventListener("change", askAgain);
part("unknown").addEventListener("change", askAgain);
part("when").addEventListener("toggle", () => { if (part("when").open && !circles.makeMoments) fetchMoments(); });
boards.forEach(button => button.addEventListener("click", () => {
  press(button);
  askAgain();
}));
part("more").addEventListener("click", () => {
  if (part("list").children.length >= wanted) wanted += WANTED;
  search(MOST_FILES);
});
part("retry").addEventListener("click", () => location.reload());
setInterval(lookAtTheClock, 60000);
document.addEventListener("visibilitychange", lookAtTheClock);
document.getElementById("near").hidden = false;
begin().finally(() => { document.documentElement.dataset.live = ""; });  // the page may show: styles/pages/near.css
