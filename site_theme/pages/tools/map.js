// The interactive map of a figure: opened and closed by its button.
const closers = new Map();

tools.map = button => {
  const figure = button.parentNode, close = closers.get(figure);
  const say = words => {
    button.textContent = words || (closers.has(figure) ? _("关闭地图") : _("放大地图"));
    button.setAttribute("aria-expanded", closers.has(figure));
  };
  if (close) {
    close();
    closers.delete(figure);
    say();
    return;
  }
  say(_("正在打开…"));
  fetchLeaflet(figure).then(() => {
    if (!closers.has(figure)) closers.set(figure, window.circlesMap.open(figure));
    say();
  }).catch(() => {
    say();
    announce(_("地图没有打开，请检查网络后再试"));
  });
};
