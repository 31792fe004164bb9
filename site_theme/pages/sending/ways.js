// The ways out of the phone without an account: share, copy, mail, save as a file.
const MOST_CHARACTERS = 16000;
const MOST_IN_MAIL = 1800;
const isWeChat = /MicroMessenger/i.test(navigator.userAgent);

function fileOf(request) {
  const name = edit.made.record + "-" + edit.today() + ".change.json";
  return new File([JSON.stringify(request, null, 2) + "\n"], name, { type: "text/plain" });
}

function saveFile(request) {
  const file = fileOf(request), link = element("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  document.body.appendChild(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

function share(request, say) {
  const files = [fileOf(request)], text = messageOf(request);
  const given = text.length > MOST_CHARACTERS && navigator.canShare && navigator.canShare({ files }) ? { files } : { text };
  navigator.share({ title: titleWords(request.operations), ...given }).catch(failed => {
    if (failed.name !== "AbortError") copy(request, say);
  });
}

function copy(request, say) {
  window.circles.copyText(messageOf(request)).then(
    () => say(_("复制好了。粘贴到工作群，或者发给编辑组。")), () => say(_("没有复制成，请用别的办法。")));
}

// Words for people, and the request; one that is too long for the address of a mail is saved as a file to attach.
function mailAddress(request, isShort) {
  const title = titleWords(request.operations), how = isShort ? _("下面是改动单，整段存成文件：") : _("请把存下的文件放进附件。");
  const text = bodyWords(request) + "\n\n" + how + "\n\n" + (isShort ? messageOf(request) : "");
  const parts = [title, text.replace(/\n/g, "\r\n")].map(encodeURIComponent);
  return "mailto:" + edit.facts.mail + "?subject=" + parts[0] + "&body=" + parts[1];
}

// The address is made anew when it is tapped, as reason and role may have been typed since.
function mailLink() {
  const link = element("a", "action", _("发邮件"));
  const renew = tapped => {
    const request = requestOf(), isShort = messageOf(request).length < MOST_IN_MAIL;
    link.href = mailAddress(request, isShort);
    if (tapped && !isShort) saveFile(request);
  };
  renew();
  link.addEventListener("click", renew);
  return link;
}

// A box with a button for each way that this browser has. The request is made at the moment of the tap.
function waysOut(say) {
  const isLong = messageOf(requestOf()).length > MOST_CHARACTERS;
  const way = (words, use, className) => edit.plainButton(words, () => use(requestOf(), say), className || "action");
  const box = element("div", "ways", [
    navigator.share && !isWeChat && way(_("分享给编辑组"), share, "action action-main"),
    !isLong && way(_("复制，粘贴到工作群"), copy, navigator.share && !isWeChat ? "action" : "action action-main"),
    edit.facts.mail && mailLink(),
    !isWeChat && way(_("存成文件"), (request, said) => {
      saveFile(request);
      said(_("存好了，在下载的文件里。把它发给编辑组。"));
    }),
  ]);
  const note = isLong && element("p", "notice", isWeChat ?
    _("有照片，微信里发不出去：点右上角 ··· ，用浏览器打开再发。") : _("有照片，太长了不能复制：请分享或者存成文件。"));
  return element("div", "", [note, box]);
}
