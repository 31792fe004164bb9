// Screens of a single text, of all fields, of what is sent; the screen without a record.
function fieldScreen(path, field) {
  const key = path[path.length - 1], value = valueAt(path.slice(0, -1));
  const keys = [key, ...Object.keys(value || {}).filter(each => each.startsWith(field.name + "."))];
  const fields = keys.map(each => draftControl(field, [...path.slice(0, -1), each]));
  return [backTo("#"), element("h2", "", field.title), ...fields, doneButton(fields, _("好了"), () => go("#"))];
}

function allScreen() {
  const rows = form.parts[form.kind].filter(field => field.kind !== "other").map(field => rowLink(
    routeTo([field.name]), field.title, summaryOf(field, made.draft[field.name]) || _("（没有写）"),
    !isSame(made.draft[field.name], made.values[field.name]) && _("已改")));
  return [backTo("#"), element("h2", "", _("全部项目")), rowsCard(rows)];
}

function sendScreen() {
  const place = element("div"), faults = faultsIn(form.kind, made.draft, []);
  if (faults.length) {
    const rows = faults.map(({ path, fault }) => rowLink(routeTo(path.length > 1 ? path.slice(0, -1) : path), fault));
    return [backTo("#"), element("h2", "", _("还有要改的")), rowsCard(rows)];
  }
  fetchScript("sending").then(() => window.circlesSending.open(place)).catch(notOpened);
  return [backTo("#"), element("h2", "", _("看一看，发出去")), place];
}

function keptDrafts() {
  try {
    return Object.keys(localStorage).filter(key => key.startsWith(DRAFTS)).map(key => key.slice(DRAFTS.length));
  } catch (refused) {
    return [];
  }
}

function startScreen(words) {
  const drafts = keptDrafts().map(id => rowLink("?record=" + id, id, _("没有发出去的草稿")));
  const search = mainLink(_("去搜索"), page.dataset.home + "search/");
  return [
    words && element("p", "notice", words), element("h2", "", _("先找到要改的那一页")),
    element("p", "lead", _("搜到以后打开那一页，在页尾点“信息有误”。")), search, drafts.length ? rowsCard(drafts) : null,
  ];
}
