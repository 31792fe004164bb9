// Saving an area whole, and the list of what is kept. The work is done by the service worker, page by page, so
// that it can be stopped at any moment; what this script shows is asked of it (site_theme/offline/orders.js).
var circles = window.circles, fill = circles.fill;
var AT_ONCE = 3;

function ask(order) {
  return navigator.serviceWorker.ready.then(function (registration) {
    return new Promise(function (resolve) {
      var channel = new MessageChannel();
      channel.port1.onmessage = function (event) { resolve(event.data); };
      registration.active.postMessage(order, [channel.port2]);
    });
  });
}

function sizeWords(bytes) { return (Math.max(bytes, 1e5) / 1048576).toFixed(1) + " MB"; }

function dayWords(moment) {
  return new Date(moment).toLocaleString(document.documentElement.lang, { month: "long", day: "numeric", hour: "2-digit", minute: "2-digit" });
}

// The site's root, as seen by the service worker.
function scope() { return navigator.serviceWorker.ready.then(function (registration) { return registration.scope; }); }

// ---- a street or community

function setUpSaving(section) {
  var area = section.getAttribute("data-name"), list = section.getAttribute("data-save");
  var told = section.querySelector("[data-told]"), count = section.querySelector("[data-count]");
  var bar = section.querySelector("progress");
  var yes = section.querySelector("[data-yes]"), no = section.querySelector("[data-no]");
  var key = null, running = null;

  function tell(words, yesWords, onYes, noWords, onNo) {
    told.textContent = words;
    [[yes, yesWords, onYes], [no, noWords, onNo]].forEach(function (each) {
      each[0].hidden = !each[1];
      each[0].textContent = each[1] || "";
      each[0].onclick = each[2] || null;
    });
    count.hidden = bar.hidden = running === null;
  }

  function tellWhatIsThere() {
    return ask({ do: "stored" }).then(function (stored) {
      var kept = stored.areas.filter(function (each) { return each.area === key && each.all; })[0];
      if (!kept) {
        tell(fill(_("把{name}的服务点、能办的事、电话和照片存到这部手机里。"), { name: area }), _("看看有多大"), look);
      } else if (kept.done) {
        tell(fill(_("{name}存好了：{pages} 页，{when}存的。"), { name: area, pages: kept.pages, when: dayWords(kept.started) }),
          _("存成最新的"), look, _("从手机里删掉"), forget);
      } else {
        tell(fill(_("{name}只存了一部分：{done} / {all} 页。"), { name: area, done: kept.pages, all: kept.all }),
          _("接着存"), function () { fetchList(function (found) { save(found, kept.started); }); }, _("从手机里删掉"), forget);
      }
    });
  }

  function fetchList(then) {
    tell(_("正在看……"));
    fetch(list, { cache: "no-cache" }).then(function (answer) {
      if (!answer.ok) { throw new Error(answer.status); }
      return answer.json();
    }).then(then).catch(function () {
      tell(_("现在没有网络，连上网再存。"), _("再试一次"), tellWhatIsThere);
    });
  }

  function look() {
    fetchList(function (found) {
      tell(fill(_("一共 {pages} 页，占手机 {size}，流量用得更少。现在存吗？"), { pages: found.pages.length, size: sizeWords(found.bytes) }),
        _("开始存"), function () { save(found, Date.now()); }, _("先不存"), tellWhatIsThere);
    });
  }

  function save(found, started) {
    var waiting = found.pages.concat(found.files), all = waiting.length, done = 0, failed = 0, row = 0;
    var mine = running = { stopped: false, why: "" };
    var note = { name: area, address: location.pathname, all: found.pages.length, started: started, done: false };
    bar.max = all;

    function step() {
      if (mine.stopped || !waiting.length) { return null; }
      return ask({ do: "keep", area: key, address: waiting.shift(), since: started }).then(function (answer) {
        if (answer.isKept) { done += 1; row = 0; } else { failed += 1; row += 1; }
        if (answer.why === "space" || row > 5) {
          mine.stopped = true;
          mine.why = answer.why || "";
        }
        bar.value = done + failed;
        count.textContent = fill(_("已存 {done} / {all}"), { done: done + failed, all: all });
        return step();
      });
    }

    tell(_("正在存，可以停下。"), "", null, _("停下"), function () { mine.stopped = true; });
    ask({ do: "note", area: key, note: note }).then(function () {
      var lines = [];
      for (var i = 0; i < AT_ONCE; i += 1) { lines.push(step()); }
      return Promise.all(lines);
    }).then(function () {
      note.done = !failed && !mine.stopped;
      return ask({ do: "note", area: key, note: note });
    }).then(tellWhatIsThere).then(function () {
      running = null;
      count.hidden = bar.hidden = true;
      if (mine.why === "space") { told.textContent = fill(_("手机里放不下了。存了 {done}，还差 {rest}。"), { done: done, rest: all - done }); }
      else if (mine.why) { told.textContent = fill(_("网络断了。存了 {done}，还差 {rest}。"), { done: done, rest: all - done }); }
      else if (failed) { told.textContent = fill(_("存了 {done}，有 {rest} 没存下。"), { done: done, rest: failed }); }
    });
  }

  function forget() {
    ask({ do: "forget", area: key }).then(tellWhatIsThere).then(function () { circles.announce(_("已从手机里删掉")); });
  }

  scope().then(function (root) {
    key = location.href.split(/[?#]/)[0].slice(root.length);
    return tellWhatIsThere();
  }).then(function () { section.hidden = false; });
}

// ---- the list of what is kept

function showStored(box) {
  var forgetAll = box.querySelector("[data-forget]"), isSure = false;

  function plain(title) {
    return new DOMParser().parseFromString(title, "text/html").documentElement.textContent.split(" · ")[0];
  }

  function row(address, title, line) {
    var item = document.createElement("li"), link = document.createElement("a");
    var text = document.createElement("span"), name = document.createElement("b"), small = document.createElement("span");
    link.className = "row";
    link.href = address;
    text.className = "row-text";
    name.textContent = title;
    small.textContent = line;
    text.appendChild(name);
    text.appendChild(small);
    link.appendChild(text);
    item.appendChild(link);
    return item;
  }

  function put(part, rows) {
    var list = part.querySelector("ul");
    list.textContent = "";
    rows.forEach(function (each) { list.appendChild(each); });
    part.hidden = !rows.length;
  }

  function show() {
    return ask({ do: "stored" }).then(function (stored) {
      put(box.querySelector("[data-areas]"), stored.areas.filter(function (each) { return each.name; }).map(function (each) {
        return row(each.address, each.name, fill(each.done ? _("{pages} 页，{size}，{when}存的") : _("只存了一部分：{pages} 页，{size}，{when}存的"),
          { pages: each.pages, size: sizeWords(each.bytes), when: dayWords(each.started) }));
      }));
      put(box.querySelector("[data-pages]"), stored.pages.map(function (each) {
        return row(each.url, plain(each.title), fill(_("{when}存的"), { when: dayWords(each.saved) }));
      }));
      box.querySelector("[data-total]").textContent = stored.bytes ? fill(_("一共占 {size}。"), { size: sizeWords(stored.bytes) })
        : _("手机里没有存下的页面。");
      forgetAll.hidden = !stored.bytes;
      box.hidden = false;
    });
  }

  forgetAll.addEventListener("click", function () {
    if (!isSure) {
      isSure = true;
      forgetAll.textContent = _("真的全部删掉？再点一下");
      return;
    }
    isSure = false;
    forgetAll.textContent = _("全部删掉");
    ask({ do: "forget" }).then(show).then(function () { circles.announce(_("已从手机里删掉")); });
  });
  show();
}

var stored = document.querySelector("[data-stored]"), saving = document.querySelector("[data-save]");
if (!navigator.serviceWorker) {
  if (stored) { document.querySelector("[data-cannot]").hidden = false; }
} else {
  if (saving) { setUpSaving(saving); }
  if (stored) { showStored(stored); }
}
