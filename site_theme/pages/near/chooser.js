// Choosing an estate or community to start from, by name or street by street.

// FNV-1a, as in generator/service_circles/writing/finding/near/start_areas.py.
function drawerOf(id, drawers) {
  var mixed = 2166136261, at;
  for (at = 0; at < id.length; at++) { mixed = Math.imul(mixed ^ id.charCodeAt(at), 16777619) >>> 0; }
  return mixed % drawers;
}

// The area with an id, or null where there is none to start from.
function areaWithId(id) {
  var drawers = index.drawers.length / VERSION_SIGNS, number = drawers && drawerOf(id, drawers);
  if (!drawers) { return Promise.resolve(null); }
  return fetchJson(nameOf("at-" + number, index.drawers, number)).then(function (areas) {
    return Object.prototype.hasOwnProperty.call(areas, id) ? areas[id] : null;
  });
}

function element(name, className, text) {
  var made = document.createElement(name);
  if (className) { made.className = className; }
  if (text) {
    made.textContent = text;
    if (isForeign(text)) { made.lang = "zh-Hans"; }
  }
  return made;
}

// Names that nobody has translated are read aloud in Chinese.
function isForeign(text) { return !/^zh/.test(document.documentElement.lang) && /[\u4e00-\u9fff]/.test(text); }

var simplified = {};
Array.from(index.simplified).forEach(function (character, at, all) {
  if (at % 2 === 0) { simplified[character] = all[at + 1]; }
});

// A text as names are compared: either script, either width, small letters.
function folded(text) {
  return text.normalize("NFKC").toLowerCase().replace(/[\u3400-\u9fff]/g, function (character) {
    return simplified[character] || character;
  });
}

function isFolder(row) { return Boolean(row.open || row.file); }

// Rows as they stand under each other, each with the name of what it lies in; `deep` looks into folders too.
function flattened(rows, around, deep) {
  var found = [];
  rows.forEach(function (row) {
    found.push({ row: row, around: around });
    if (row.below) { found = found.concat(flattened(row.below, row.name, deep)); }
    if (row.open && deep) { found = found.concat(flattened(row.open, row.name, deep)); }
  });
  return found;
}

// The link in a box leads to the search of the whole site, which finds every estate by any part of its name.
function searchFor(box, words) { box.querySelector("a").href = "../search/?q=" + encodeURIComponent(words.trim()); }

// `chosen` is called with a row that has a point.
function makeChooser(box, chosen, failed) {
  var head = box.querySelector("h2"), words = box.querySelector("input"), list = box.querySelector("ul");
  var back = box.querySelector(".near-back"), nothing = box.querySelector(".near-nothing"), above = [], here = null;

  function show(folder) {
    here = folder;
    words.value = "";
    back.hidden = !above.length;
    head.textContent = folder.row ? folder.row.name : _("从哪里算起");
    list_();
  }

  function enter(row) {
    (row.open ? Promise.resolve(row.open) : fetchJson(row.file)).then(function (rows) {
      above.push(here);
      show({ row: row, rows: rows });
      head.focus();
    }).catch(failed);
  }

  function rowButton(row, line, act, icon) {
    var item = element("li"), button = element("button", "row"), text = element("span", "row-text");
    button.type = "button";
    text.appendChild(element("b", "", row.name));
    if (line) { text.appendChild(element("span", "", line)); }
    button.appendChild(text);
    if (icon) { button.appendChild(element("span", "near-into")); }
    button.addEventListener("click", act);
    item.appendChild(button);
    return item;
  }

  function list_() {
    var wanted = folded(words.value.trim());
    var found = flattened(here.rows, here.row ? here.row.name : "", Boolean(wanted));
    list.textContent = "";
    if (here.row && here.row.at && !wanted) {
      list.appendChild(rowButton(here.row, _("从正中间算起"), function () { chosen(here.row); }));
    }
    found.forEach(function (one) {
      var row = one.row;
      if (wanted && folded(row.name).indexOf(wanted) < 0) { return; }
      if (isFolder(row)) {
        list.appendChild(rowButton(row, "", function () { enter(row); }, true));
      } else if (row.at) {
        list.appendChild(rowButton(row, one.around, function () { chosen(row); }));
      }
    });
    list.hidden = !list.firstChild;
    nothing.hidden = !list.hidden;
    searchFor(nothing, words.value);
  }

  words.addEventListener("input", list_);
  back.addEventListener("click", function () {
    show(above.pop());
    head.focus();
  });

  return function () {
    return here ? Promise.resolve() : fetchJson(index.chooser).then(function (rows) { show({ row: null, rows: rows }); });
  };
}
