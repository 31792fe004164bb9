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

Array.prototype.forEach.call(document.querySelectorAll("[data-copy]"), function (button) {
  button.hidden = false;
  button.addEventListener("click", function () {
    copyText(button.getAttribute("data-copy")).then(
      function () { confirmOn(button, _("已复制")); },
      function () { confirmOn(button, _("请长按复制")); });
  });
});

Array.prototype.forEach.call(document.querySelectorAll("[data-share]"), function (button) {
  button.hidden = false;
  button.addEventListener("click", function () {
    var inWeChat = /MicroMessenger/i.test(navigator.userAgent);
    if (navigator.share && !inWeChat) {
      navigator.share({ title: document.title, url: location.href }).catch(function () {});
      return;
    }
    copyText(location.href).then(
      function () { confirmOn(button, inWeChat ? _("点右上角 ··· 转发") : _("网址已复制")); },
      function () { confirmOn(button, _("请复制网址栏")); });
  });
});

document.addEventListener("click", function (event) {
  closeChoosers(function (chooser) { return !chooser.contains(event.target); });
});
document.addEventListener("keydown", function (event) {
  if (event.key === "Escape") { closeChoosers(function () { return true; }); }
});

function closeChoosers(which) {
  Array.prototype.forEach.call(document.querySelectorAll("details.action[open]"), function (chooser) {
    if (!which(chooser)) { return; }
    var held = chooser.contains(document.activeElement);
    chooser.open = false;
    if (held) { chooser.querySelector("summary").focus(); }
  });
}
