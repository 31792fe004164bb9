// The button below a map: it fetches this script (scripts/on-tap.js), opens the map, and closes it again.
const closers = new Map();
let fetchingStyles = null;

function fetchStyles(address) {
  fetchingStyles = fetchingStyles || new Promise((resolve, reject) => {
    const styles = document.createElement("link");
    styles.rel = "stylesheet";
    styles.href = address;
    styles.onload = resolve;
    styles.onerror = () => {
      styles.remove();
      fetchingStyles = null;
      reject();
    };
    document.head.appendChild(styles);
  });
  return fetchingStyles;
}

circles.tools.map = button => {
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
  fetchStyles(figure.dataset.leafletCss).then(() => {
    if (!closers.has(figure)) closers.set(figure, window.circlesMap.open(figure));
    say();
  }).catch(() => {
    say();
    announce(_("地图没有打开，请检查网络后再试"));
  });
};
