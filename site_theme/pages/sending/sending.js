// The last screen: what changes, why, and the ways to send it.
function changesCard(request) {
  const items = request.operations.filter(operation => operation.op !== "attach").map(operation => {
    const { place, before, after } = sentenceOf(operation);
    return element("li", "", [
      element("b", "", place), before && element("span", "was", before), before && document.createTextNode(" → "),
      element("span", "", after || _("（删掉）")),
    ]);
  });
  return element("div", "card", [element("ul", "changes", items)]);
}

function reasonField(name, title, hint) {
  return edit.labeled({ title, hint }, edit.made[name], value => {
    edit.made[name] = value || "";
    edit.keep();
  });
}

function open(place) {
  const request = requestOf();
  if (!request.operations.length) {
    place.appendChild(element("p", "lead", _("还没有改什么。")));
    return;
  }
  const said = element("p", "notice notice-good"), say = words => {
    said.textContent = words;
    said.hidden = false;
    announce(words);
  };
  said.hidden = true;
  [
    changesCard(request),
    reasonField("why", _("为什么改（可以不写）"), _("例如：换了电话局")),
    reasonField("role", _("您的岗位（可以不写）"), _("写岗位，不写姓名")),
    element("p", "small muted", _("会有人先看过再发布。不要写私人电话和身份证号。")),
    waysOut(say), said, edit.facts.forge && tokenBox(),
    edit.plainButton(_("不改了，删掉草稿"), () => {
      edit.forget();
      location.href = location.pathname + location.search;
    }, "chip remove"),
  ].filter(Boolean).forEach(part => place.appendChild(part));
}

window.circlesSending = { open };
