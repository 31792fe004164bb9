// The interactive map: Leaflet and its part of the script are fetched on tap, not before.
let fetched = null;

function fetchFile(tag, attribute, address) {
  return new Promise((resolve, reject) => {
    const file = document.createElement(tag);
    file.rel = "stylesheet";  // a script does not mind
    file[attribute] = address;
    file.onload = resolve;
    file.onerror = () => { file.remove(); reject(); };
    document.head.appendChild(file);
  });
}

function fetchLeaflet(figure) {
  if (!fetched) {
    fetched = Promise.all([
      fetchFile("link", "href", figure.dataset.leafletCss), fetchFile("script", "src", figure.dataset.leafletJs)
    ]);
    fetched.catch(() => { fetched = null; });
  }
  return fetched;
}

document.querySelectorAll("figure.map[data-map]").forEach(figure => {
  const button = figure.querySelector(".map-open");
  let close = null;
  const say = words => {
    button.textContent = words || (close ? _("关闭地图") : _("放大地图"));
    button.setAttribute("aria-expanded", !!close);
  };
  button.addEventListener("click", () => {
    if (close) {
      close();
      close = null;
      say();
      return;
    }
    say(_("正在打开…"));
    fetchLeaflet(figure).then(() => {
      close = close || window.circlesMap.open(figure);
      say();
    }).catch(() => {
      say();
      announce(_("地图没有打开，请检查网络后再试"));
    });
  });
  button.hidden = false;
  say();
});

// The choice of colors and contrast at the foot of the page is fetched on tap as well.
const display = document.querySelector(".display");
if (display) {
  display.hidden = false;
  display.addEventListener("toggle", () => {
    if (!display.open || display.lastChild.tagName === "P") return;
    fetchFile("script", "src", display.dataset.script).catch(() => {
      display.open = false;
      announce(_("没有打开，请检查网络后再试"));
    });
  });
}
