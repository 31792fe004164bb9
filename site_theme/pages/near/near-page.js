// The page: where to start, what is asked for, what was found. The position stays in this script: it is never sent,
// kept or written into the address.
var WANTED = 20;
var MOST_FILES = 4;
var FAR_METERS = 5000;
var SLOW_MS = 8000;

function part(name) { return document.getElementById("near-" + name); }

var from = null, wanted = WANTED, mayFetch = MOST_FILES, asking = 0, searching = 0, isFar = false, typed = null, announced = "";
var map = makeMap(part("map"));
var openChooser = makeChooser(part("chooser"), function (area) {
  startAt(area).then(function () { part("head").focus(); });
}, failed);

function tell(words, isChoosing) {
  part("told").textContent = words;
  part("told").hidden = !words;
  if (isChoosing) { showChooser(true); }
}

function failed() {
  part("retry").hidden = false;
  tell(_("没有取到数据，请检查网络后再试。"));
}

function pressedBoard() { return document.querySelector("[data-board][aria-pressed=true]"); }

function askedFor() {
  var board = pressedBoard();
  return { words: part("words").value.trim(), board: board ? board.getAttribute("data-board") : "", open: part("open").checked };
}

function writeAddress() {
  var asked = askedFor(), query = new URLSearchParams(location.search), text;
  function put(name, value) { if (value) { query.set(name, value); } else { query.delete(name); } }
  put("at", from && from.id);
  put("q", asked.words);
  put("board", asked.board);
  put("open", asked.open && "1");
  text = query.toString();
  history.replaceState(null, "", location.pathname + (text ? "?" + text : ""));
  keepInOtherLanguages();
}

function keepInOtherLanguages() {
  document.querySelectorAll(".languages .chooser a").forEach(function (link) { link.search = location.search; });
}

function showChooser(isShown) {
  part("choose").setAttribute("aria-expanded", String(isShown));
  if (!isShown) { part("chooser").hidden = true; return Promise.resolve(); }
  return openChooser().then(function () { part("chooser").hidden = false; }).catch(failed);
}

function showWhereFrom() {
  part("start").classList.toggle("near-started", Boolean(from));
  part("head").textContent = from.name ? fill(_("{name}附近"), { name: from.name }) : _("您附近");
  part("streets").hidden = !from.streets;
  if (from.streets) { part("streets").href = "../areas/" + from.id + "/"; }
  part("wrong").hidden = Boolean(from.id);
  if (!from.id) {
    part("wrong").textContent = from.accuracy > 500
      ? fill(_("手机说位置可能差{distance}。选小区更准。"), { distance: distanceWords(from.accuracy) })
      : _("位置不对？有的手机会偏几百米，选小区更准。");
  }
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
function startAt(area) {
  var point = pointOf(area.at);
  asking += 1;
  part("locate").classList.remove("near-busy");
  return startFrom({
    id: area.id, name: area.name, streets: area.streets, latitude: point.latitude, longitude: point.longitude
  });
}

function nothingWords(asked, result) {
  if (asked.open && !asked.words && !asked.board && result.isAll) { return _("现在都关着门。去掉“只看现在开放”，看看什么时候开。"); }
  if (result.within < Infinity) { return fill(_("{distance}以内没有找到。"), { distance: distanceWords(result.within) }); }
  return _("没有找到。换个说法，或者去掉一些条件。");
}

function showResult(result) {
  var asked = askedFor(), found = result.found, first = found[0], closest = result.all[0];
  var count = !found.length ? nothingWords(asked, result)
    : result.isAll ? fill(_("共 {count} 处"), { count: found.length }) : fill(_("最近 {count} 处"), { count: found.length });
  part("found").hidden = false;
  part("count").textContent = count;
  part("list").hidden = !found.length;
  part("search").hidden = Boolean(found.length) || !asked.words;
  searchFor(part("search"), asked.words);
  showRows(part("list"), found, asked);
  map.show(from, found);
  part("more").hidden = result.isAll;
  part("more").textContent = found.length < wanted ? _("再往远处找") : _("再看一些");
  if (!from.id && closest.meters > FAR_METERS) {
    tell(fill(_("离您最近的服务点也有{distance}，您可能不在这个网站的范围里。可以选一个地方看看。"), { distance: distanceWords(closest.meters) }), !isFar);
    isFar = true;
    part("head").textContent = _("离您最近的");
  }
  if (count === announced) { return; }
  announced = count;
  circles.announce(first ? fill(_("{found}，第一处是{name}"), { found: count, name: first.place.name }) : count);
}

function search(most) {
  var mine;
  if (!from) {
    if (!asking) { tell(_("先用我的位置，或者选小区、社区，再看离得最近的。")); }
    return Promise.resolve();
  }
  mine = ++searching;
  part("retry").hidden = true;
  part("found").setAttribute("aria-busy", "true");
  return nearest(from, acceptsFor(askedFor()), wanted, most).then(function (result) {
    if (mine === searching) { showResult(result); }
  }).catch(failed).then(function () {
    if (mine === searching) { part("found").removeAttribute("aria-busy"); }
  });
}

function askAnew() {
  wanted = WANTED;
  writeAddress();
  search(MOST_FILES);
}

// What is open changes while the page is looked at; but a row that is being used does not go away.
function lookAtTheClock() {
  if (part("list").contains(document.activeElement)) { return; }
  search(0);
}

function locate() {
  var mine = ++asking, slow;
  function ends(act) {
    return function (answer) {
      clearTimeout(slow);
      if (mine !== asking) { return; }  // something was chosen meanwhile
      part("locate").classList.remove("near-busy");
      act(answer);
    };
  }
  if (!navigator.geolocation) { tell(_("这部手机给不了位置，选小区或社区也一样能找。"), true); return; }
  part("locate").classList.add("near-busy");
  tell(_("正在等手机给出位置…"));
  slow = setTimeout(function () {
    if (mine === asking) { tell(_("手机还没有给出位置。可以再等等，也可以先选小区或社区。"), true); }
  }, SLOW_MS);
  navigator.geolocation.getCurrentPosition(ends(function (position) {
    var at = position.coords;
    startFrom({ latitude: at.latitude, longitude: at.longitude, accuracy: at.accuracy });
  }), ends(function (error) {
    tell(error.code === 1 ? _("没有得到许可，不知道您在哪里。选小区或社区也一样能找。")
      : _("手机没有给出位置。选小区或社区也一样能找。"), true);
  }), { enableHighAccuracy: true, timeout: 25000, maximumAge: 60000 });
}

function press(button) {
  document.querySelectorAll("[data-board]").forEach(function (other) {
    other.setAttribute("aria-pressed", String(other === button && other.getAttribute("aria-pressed") === "false"));
  });
  part("board").textContent = pressedBoard() ? pressedBoard().textContent.trim() : _("全部");
}

function readAddress() {
  var query = new URLSearchParams(location.search);
  part("words").value = query.get("q") || "";
  part("open").checked = query.get("open") === "1";
  document.querySelectorAll("[data-board]").forEach(function (button) {
    if (button.getAttribute("data-board") === query.get("board")) { press(button); }
  });
  keepInOtherLanguages();
  return query.get("at");
}

function begin() {
  var at = readAddress();
  if (at) {
    areaWithId(at).then(function (area) {
      if (area) { startAt(area); } else { tell(_("没有找到网址里的地方，请重新选。"), true); }
    }).catch(failed);
    return;
  }
  if (location.search) { search(0); }
  if (navigator.permissions && navigator.permissions.query) {
    navigator.permissions.query({ name: "geolocation" }).then(function (permission) {
      if (permission.state === "granted" && !from && !asking) { locate(); }
    }).catch(function () {});
  }
}

part("locate").addEventListener("click", locate);
part("choose").addEventListener("click", function () {
  showChooser(part("chooser").hidden).then(function () {
    if (!part("chooser").hidden) { part("chooser").querySelector("h2").focus(); }
  });
});
part("words").addEventListener("input", function () {
  clearTimeout(typed);
  typed = setTimeout(askAnew, 300);
});
part("open").addEventListener("change", askAnew);
document.querySelectorAll("[data-board]").forEach(function (button) {
  button.addEventListener("click", function () { press(button); askAnew(); });
});
part("more").addEventListener("click", function () {
  if (part("list").children.length >= wanted) { wanted += WANTED; }
  search(MOST_FILES);
});
part("retry").addEventListener("click", function () { location.reload(); });
setInterval(lookAtTheClock, 60000);
document.addEventListener("visibilitychange", lookAtTheClock);
document.getElementById("near").hidden = false;
begin();
