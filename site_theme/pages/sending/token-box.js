// Pull requests for editors: with a token of the forge, which stays on this phone. Nothing is asked of the forge before
// the button is pressed.
function tokenKey({ api, repository }) {
  return "edit-token:" + api + ":" + repository;
}

function keptToken(forge) {
  try {
    return localStorage.getItem(tokenKey(forge)) || "";
  } catch (refused) {
    return "";
  }
}

function keepToken(forge, token) {
  try {
    if (token) localStorage.setItem(tokenKey(forge), token); else localStorage.removeItem(tokenKey(forge));
  } catch (refused) {}
}

function failureWords(failed) {
  if (failed instanceof StaleError) {
    const { operation, now } = failed;
    return fill(_("没有提交：仓库里的“{place}”已经不是“{before}”，现在是“{now}”。请先更新网站，再改。"), {
      place: placeWords(operation.field), before: valueWords(operation.field, operation.before) || _("（没有写）"),
      now: valueWords(operation.field, now) || _("（没有写）"),
    });
  }
  if (failed.status === 401) return _("没有提交：令牌不对，或者过期了。");
  if (failed.status === 403 || failed.status === 404) return _("没有提交：这个令牌不能写这个仓库，也不能建副本。");
  if (failed.status === 409 || failed.status === 422) return _("没有提交：您名下的副本太旧了。请在代码平台上同步它，再试一次。");
  if (failed.status) return fill(_("没有提交：代码平台回答 {status}。"), { status: failed.status });
  return _("没有提交：连不上代码平台。可以用上面的办法发出去。");
}

function tokenField(forge, kept, change) {
  const hint = fill(_("在代码平台的设置里生成，要能写仓库。没有 {repository} 的写权限也行：会在您名下建一份副本，从那里提合并请求。令牌只留在这部手机里。"), forge);
  const field = edit.labeled({ title: _("访问令牌"), pattern: "^", hint }, kept, value => change(value || ""));
  field.querySelector("input").type = "password";
  return field;
}

function sentNotice(url) {
  const words = _("提交好了，等别人看过就会合并。"), notice = element("div", "", [element("p", "notice notice-good", words)]);
  const link = Object.assign(element("a", "action action-main", _("打开合并请求")), { href: url });
  if (/^https?:/.test(url)) notice.appendChild(link);
  announce(words);
  return notice;
}

function sendRequest(forge, token) {
  const request = requestOf(), { file, record } = edit.made;
  const title = titleWords(request.operations), body = bodyWords(request);
  return openPullRequest(forge, token, request, { file, record, title, body }).then(url => {
    edit.forget();
    return url;
  });
}

function tokenBox() {
  const { forge } = edit.facts, said = element("p", "wrong"), kept = keptToken(forge), remember = element("input");
  let token = kept;
  remember.type = "checkbox";
  remember.checked = !!kept;
  said.hidden = true;
  said.setAttribute("role", "status");
  const say = words => {
    said.textContent = words;
    said.hidden = false;
  };
  const button = edit.plainButton(_("提合并请求"), () => {
    if (!token.trim()) {
      say(_("先填访问令牌。"));
      return;
    }
    keepToken(forge, remember.checked ? token.trim() : "");
    button.disabled = true;
    say(_("正在提交…"));
    sendRequest(forge, token.trim()).then(url => box.replaceWith(sentNotice(url))).catch(failed => {
      button.disabled = false;
      say(failureWords(failed));
    });
  }, "action action-main");
  const label = element("label", "switch", [remember, element("span", "", _("记住令牌"))]);
  const field = tokenField(forge, kept, value => { token = value; });
  const summary = element("summary", "", _("编辑：直接提合并请求"));
  const box = element("details", "more card", [summary, element("div", "", [field, label, said, button])]);
  box.open = !!kept;
  return box;
}
