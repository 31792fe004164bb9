// Share, copy, and closing the map chooser. Buttons that need this script are hidden until it runs.
function copyText(text) {
  return navigator.clipboard ? navigator.clipboard.writeText(text).catch(() => copyOldWay(text)) : copyOldWay(text);
}

// WeChat refuses the clipboard interface; selecting a hidden field works there.
function copyOldWay(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.className = "visually-hidden";
  document.body.appendChild(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  return copied ? Promise.resolve() : Promise.reject();
}

document.querySelectorAll("[data-copy]").forEach(button => {
  const before = button.textContent;
  const confirm = words => {
    button.textContent = words;
    announce(words);
    setTimeout(() => { button.textContent = before; }, 2500);
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    copyText(button.dataset.copy).then(() => confirm(_("已复制")), () => confirm(_("请长按复制")));
  });
});

// The next step stays below the button, for those who read slowly.
function showBelow(button, words) {
  let notice = document.querySelector(".told");
  if (!notice) {
    notice = document.createElement("p");
    notice.className = "notice told";
    (button.closest(".card") || button.parentNode).after(notice);
  }
  notice.textContent = words;
  announce(words);
  return notice;
}

// A page cannot open WeChat's share sheet: there, and where a browser has none, the text is copied.
document.querySelectorAll("[data-share]").forEach(button => {
  const text = button.dataset.share;
  const canonical = document.querySelector("link[rel=canonical]");
  const url = canonical ? canonical.href : location.href.split(/[?#]/)[0];
  const way = /MicroMessenger/i.test(navigator.userAgent) ? _("点右上角 ··· 转发。") : "";
  const copy = () => copyText(text + "\n" + url).then(
    () => showBelow(button, way + _("文字和网址已复制，粘贴给别人就行。")),
    () => showBelow(button, way + _("请长按复制：") + text + " " + url));
  button.hidden = false;
  button.addEventListener("click", () => {
    if (way || !navigator.share) copy();
    else navigator.share({ title: document.title, text, url }).catch(failed => {
      if (failed.name !== "AbortError") copy();
    });
  });
});

// A click elsewhere or Escape closes them; the focus goes back from an open one to its button.
function closeChoosers({ key, target }) {
  document.querySelectorAll("details.action[open], .languages[open]").forEach(chooser => {
    if (key ? key !== "Escape" : chooser.contains(target)) return;
    const held = chooser.contains(document.activeElement);
    chooser.open = false;
    if (held) chooser.querySelector("summary").focus();
  });
}

document.addEventListener("click", closeChoosers);
document.addEventListener("keydown", closeChoosers);
