// Share, copy, and closing the map chooser. Buttons that need this script are hidden until it runs.
function copyText(text) {
  if (navigator.clipboard && window.isSecureContext) {
    return navigator.clipboard.writeText(text).catch(function () { return copyOldWay(text); });
  }
  return copyOldWay(text);
}

// WeChat refuses the clipboard interface; selecting a hidden field works there.
function copyOldWay(text) {
  var field = document.createElement("textarea");
  field.value = text;
  field.setAttribute("readonly", "");
  field.className = "visually-hidden";
  document.body.appendChild(field);
  field.select();
  var copied = document.execCommand("copy");
  document.body.removeChild(field);
  return copied ? Promise.resolve() : Promise.reject(new Error("copy refused"));
}

function confirmOn(button, words) {
  var label = button.querySelector("span") || button;
  var before = label.textContent;
  label.textContent = words;
  announce(words);
  setTimeout(function () { label.textContent = before; }, 2500);
}

document.querySelectorAll("[data-copy]").forEach(function (button) {
  button.hidden = false;
  button.addEventListener("click", function () {
    copyText(button.getAttribute("data-copy")).then(
      function () { confirmOn(button, _("已复制")); },
      function () { confirmOn(button, _("请长按复制")); });
  });
});

// What to do next stays below the button: nobody has to read it in a hurry.
function tellBelow(button, words) {
  var place = button.parentNode;
  var told = place.nextElementSibling;
  if (!told || !told.matches(".told")) {
    told = document.createElement("p");
    told.className = "notice told";
    place.parentNode.insertBefore(told, place.nextSibling);
  }
  told.textContent = words;
  announce(words);
}

// A page cannot open WeChat's own sheet: there, and where there is none, the words are copied.
document.querySelectorAll("[data-share]").forEach(function (button) {
  var text = button.getAttribute("data-share");
  var canonical = document.querySelector("link[rel=canonical]");
  var address = canonical ? canonical.href : location.href.split(/[?#]/)[0];
  var way = /MicroMessenger/i.test(navigator.userAgent) ? _("点右上角 ··· 转发。") : "";
  function copy() {
    copyText(text + "\n" + address).then(
      function () { tellBelow(button, way + _("文字和网址已复制，粘贴给别人就行。")); },
      function () { tellBelow(button, way + _("请长按复制：") + text + " " + address); });
  }
  button.hidden = false;
  button.addEventListener("click", function () {
    if (way || !navigator.share) { copy(); return; }
    navigator.share({ title: document.title, text: text, url: address }).catch(function (failed) {
      if (failed.name !== "AbortError") { copy(); }
    });
  });
});

document.addEventListener("click", function (event) {
  closeChoosers(function (chooser) { return !chooser.contains(event.target); });
});
document.addEventListener("keydown", function (event) {
  if (event.key === "Escape") { closeChoosers(function () { return true; }); }
});

function closeChoosers(which) {
  document.querySelectorAll("details.action[open], .languages[open]").forEach(function (chooser) {
    if (!which(chooser)) { return; }
    var held = chooser.contains(document.activeElement);
    chooser.open = false;
    if (held) { chooser.querySelector("summary").focus(); }
  });
}
